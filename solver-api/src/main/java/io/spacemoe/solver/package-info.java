/**
 * What a placement problem, a placement, a result and a proof are, and {@link
 * io.spacemoe.solver.Solvers the door} to every engine. There is no algorithm here except checking.
 */
package io.spacemoe.solver;
