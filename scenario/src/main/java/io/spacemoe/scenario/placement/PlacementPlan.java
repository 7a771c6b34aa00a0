package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;

/**
 * What a scenario says about placing.
 *
 * @param scheme the scheme
 * @param unreachablePenaltyMs path latency where an outage cuts a path off, in ms
 * @param draws how many placements of a random scheme are averaged, 1 to 100,000
 * @param seed seed of random schemes
 * @param capacity how many experts a satellite has room for
 */
public record PlacementPlan(
    SchemeId scheme,
    double unreachablePenaltyMs,
    int draws,
    long seed,
    SatelliteCapacity capacity) {

  /** Checks the ranges. */
  public PlacementPlan {
    InvalidValueException.positive("placement.unreachablePenaltyMs", unreachablePenaltyMs, 1e9);
    InvalidValueException.inRange("placement.draws", (long) draws, 1, 100_000);
  }

  /** Scheme spacemoe, penalty 1000 ms, 20 draws, seed 1, one expert per satellite. */
  public static PlacementPlan defaults() {
    return new PlacementPlan(SchemeId.SPACEMOE, 1000, 20, 1, new SatelliteCapacity.One());
  }
}
