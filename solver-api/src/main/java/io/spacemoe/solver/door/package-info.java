/**
 * The door to every engine, one facade for each kind of problem. It finds engines, checks what they
 * may be asked before a solve, and audits placement, cost, bounds and proofs after it. {@link
 * io.spacemoe.solver.door.Solvers} is for assignment, {@link
 * io.spacemoe.solver.door.ExpectedMaxSolvers} and {@link io.spacemoe.solver.door.JointSolvers} are
 * for the other two.
 */
package io.spacemoe.solver.door;
