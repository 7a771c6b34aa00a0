/**
 * What every engine must pass: {@link io.spacemoe.solver.tck.SolverContract the contract} as a
 * JUnit suite, {@link io.spacemoe.solver.tck.TrapInstances problems} made to expose wrong engines,
 * and {@link io.spacemoe.solver.tck.BruteForce a judge} that shares nothing with any of them.
 */
package io.spacemoe.solver.tck;
