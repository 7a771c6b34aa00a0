/**
 * Proofs by the tree of a branch and bound search: their bytes, how an engine writes them, and
 * {@link io.spacemoe.solver.proof.TreeChecker}, which believes nothing of them.
 */
package io.spacemoe.solver.proof;
