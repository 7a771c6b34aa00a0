/**
 * What an engine implements to be found, and what it gets and gives: when to stop, where to report,
 * its answer. Answer, progress and stop signal are shared with the other two kinds of problem.
 */
package io.spacemoe.solver.spi;
