package io.spacemoe.solver.joint;

import java.util.List;

/**
 * What a placement is worth in a joint problem, computed from the raw data alone.
 *
 * @param cost the sum of the layers' costs, in femtoseconds
 * @param layerCosts the cost of each layer, in femtoseconds
 * @param crowdedSatellites satellites that host more than they have room for, ascending
 */
public record JointEvaluation(long cost, List<Long> layerCosts, List<Integer> crowdedSatellites) {

  /**
   * Copies both lists.
   *
   * @param cost the sum of the layers' costs, in femtoseconds
   * @param layerCosts the cost of each layer, in femtoseconds
   * @param crowdedSatellites satellites that host more than they have room for, ascending
   */
  public JointEvaluation {
    layerCosts = List.copyOf(layerCosts);
    crowdedSatellites = List.copyOf(crowdedSatellites);
  }

  /** {@return whether no satellite hosts more than it has room for} */
  public boolean feasible() {
    return crowdedSatellites.isEmpty();
  }
}
