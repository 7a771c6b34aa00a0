package io.spacemoe.scenario.replan;

import io.spacemoe.solver.SolveResult;
import java.util.OptionalLong;

/**
 * Where the experts of a model sit, for given gateways, and how that was found.
 *
 * @param satelliteOf the satellite of each expert, or its primary, by l * experts + i
 * @param moves how many experts that were not lost have moved
 * @param costFs the sum of activation probability times expected path latency, in femtoseconds
 * @param moveCostFs what a move cost when this was the best, in femtoseconds; empty where only what
 *     was lost could move
 * @param answer the audited answer, whose proof was checked
 */
record Hosts(
    int[] satelliteOf, int moves, long costFs, OptionalLong moveCostFs, SolveResult answer) {

  /** Cost and moves together. */
  long valueAt(long muFs) {
    return Math.addExact(costFs, Math.multiplyExact(muFs, moves));
  }
}
