package io.spacemoe.solver;

import java.util.List;

/**
 * What a placement is worth in a problem, computed from the raw data alone.
 *
 * @param cost the sum of the experts' costs
 * @param overfullSatellites satellites that host more than they can, ascending
 * @param forbiddenPairsUsed experts that sit where they must not, ascending
 */
public record Evaluation(
    long cost, List<Integer> overfullSatellites, List<Integer> forbiddenPairsUsed) {

  /**
   * Copies both lists.
   *
   * @param cost the sum of the experts' costs
   * @param overfullSatellites satellites that host more than they can, ascending
   * @param forbiddenPairsUsed experts that sit where they must not, ascending
   */
  public Evaluation {
    overfullSatellites = List.copyOf(overfullSatellites);
    forbiddenPairsUsed = List.copyOf(forbiddenPairsUsed);
  }

  /** {@return whether no satellite is overfull and no forbidden pair is used} */
  public boolean feasible() {
    return overfullSatellites.isEmpty() && forbiddenPairsUsed.isEmpty();
  }
}
