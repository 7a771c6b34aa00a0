/**
 * What an engine implements to be found, asked and audited by {@link io.spacemoe.solver.Solvers}.
 */
package io.spacemoe.solver.spi;
