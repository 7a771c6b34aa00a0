/** What a placement scheme implements to be found, and what it gets and gives. */
package io.spacemoe.scenario.spi;
