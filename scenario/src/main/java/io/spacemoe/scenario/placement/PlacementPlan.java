package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a scenario says about placing.
 *
 * @param scheme the id of the scheme
 * @param unreachablePenaltyMs path latency where an outage cuts a path off, in ms
 * @param draws how many placements of a random scheme are averaged, 1 to 100,000
 * @param seed seed of random schemes
 * @param capacity how many experts a satellite has room for
 * @param gatewaysShare whether experts may sit beside a gateway, in the memory that it leaves
 * @param copies which copies are added to what the scheme places
 * @param instances how often the whole model is placed, on satellites of its own each time, 1 to
 *     1,000
 */
public record PlacementPlan(
    String scheme,
    double unreachablePenaltyMs,
    int draws,
    long seed,
    SatelliteCapacity capacity,
    boolean gatewaysShare,
    Optional<CopyPlan> copies,
    int instances) {
  /** What a scheme may be called, in words. */
  public static final String SCHEME_IDS =
      "the id of a scheme: lower-case letters and digits, in parts by hyphens";

  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Checks the ranges. */
  public PlacementPlan {
    if (!isSchemeId(scheme)) {
      throw new InvalidValueException("placement.scheme", "\"%s\"".formatted(scheme), SCHEME_IDS);
    }
    InvalidValueException.positive("placement.unreachablePenaltyMs", unreachablePenaltyMs, 1e9);
    InvalidValueException.inRange("placement.draws", (long) draws, 1, 100_000);
    InvalidValueException.inRange("placement.instances", (long) instances, 1, 1_000);
    if (gatewaysShare && !(capacity instanceof SatelliteCapacity.Memory)) {
      throw new InvalidValueException(
          "placement.gatewaysShare",
          "is true, but placement.capacity is not in memory, so that nothing says what a gateway leaves.%nMaybe give capacity as memoryGB"
              .formatted());
    }
  }

  /** A plan without copies, for one instance. */
  public PlacementPlan(
      String scheme,
      double unreachablePenaltyMs,
      int draws,
      long seed,
      SatelliteCapacity capacity,
      boolean gatewaysShare) {
    this(scheme, unreachablePenaltyMs, draws, seed, capacity, gatewaysShare, Optional.empty(), 1);
  }

  /** A plan in which gateways sit alone, without copies, for one instance. */
  public PlacementPlan(
      String scheme,
      double unreachablePenaltyMs,
      int draws,
      long seed,
      SatelliteCapacity capacity) {
    this(scheme, unreachablePenaltyMs, draws, seed, capacity, false);
  }

  /** The same with another number of draws. */
  public PlacementPlan withDraws(int other) {
    return new PlacementPlan(
        scheme, unreachablePenaltyMs, other, seed, capacity, gatewaysShare, copies, instances);
  }

  /** The same with other copies. */
  public PlacementPlan withCopies(Optional<CopyPlan> others) {
    return new PlacementPlan(
        scheme, unreachablePenaltyMs, draws, seed, capacity, gatewaysShare, others, instances);
  }

  /** The same for another number of instances. */
  public PlacementPlan withInstances(int others) {
    return new PlacementPlan(
        scheme, unreachablePenaltyMs, draws, seed, capacity, gatewaysShare, copies, others);
  }

  /** Whether a scheme may be called so, whether or not there is one. */
  public static boolean isSchemeId(String text) {
    return ID.matcher(text).matches();
  }

  /** Scheme spacemoe, penalty 1000 ms, 20 draws, seed 1, one expert per satellite. */
  public static PlacementPlan defaults() {
    return new PlacementPlan("spacemoe", 1000, 20, 1, new SatelliteCapacity.One());
  }
}
