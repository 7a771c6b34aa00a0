/**
 * Checks of solution files against their instances, without any engine, and costs in a file's own
 * sense.
 */
package io.spacemoe.lab.verify;
