/**
 * Where the runs of studies are done: what an executor implements to be found, and what it gets and
 * reports.
 */
package io.spacemoe.lab.spi;
