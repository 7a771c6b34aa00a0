package io.spacemoe.scenario;

import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Workload;
import java.util.Locale;
import java.util.Optional;

/**
 * A complete question: which model, on which constellation, over which links, placed how
 * (docs/formats.md). Immutable and validated.
 *
 * @param name what reports call it
 */
public record Scenario(
    String name,
    Constellation constellation,
    LinkRules links,
    SnapshotPlan snapshots,
    MoeModel model,
    Compute compute,
    Activation activation,
    PlacementPlan placement,
    Fleet fleet,
    Optional<Ground> ground,
    Workload workload,
    Optional<Power> power) {

  /**
   * A scenario whose satellites are all alike and in service, without users on the ground, whose
   * requests are alone.
   */
  public Scenario(
      String name,
      Constellation constellation,
      LinkRules links,
      SnapshotPlan snapshots,
      MoeModel model,
      Compute compute,
      Activation activation,
      PlacementPlan placement) {
    this(
        name,
        constellation,
        links,
        snapshots,
        model,
        compute,
        activation,
        placement,
        Fleet.UNIFORM,
        Optional.empty(),
        Workload.defaults(),
        Optional.empty());
  }

  /** Checks that the parts belong together. */
  public Scenario {
    if (name.isBlank()) {
      throw new InvalidValueException("name", "is empty; allowed: any text");
    }
    activation.trace().ifPresent(trace -> trace.checkFits(model));
    if (activation.weights().orElse(null) instanceof WeightSource.Table table) {
      table.checkFits(model);
    }
    links.checkFits(constellation);
    fleet.unavailable(constellation);
    if (ground.isPresent() && constellation instanceof Topology) {
      throw new InvalidValueException(
          "ground",
          "does not apply to constellation.topology, of whose orbits nothing is known.%nMaybe take it out"
              .formatted());
    }
    if (power.isPresent() && !(constellation instanceof WalkerConstellation)) {
      throw new InvalidValueException(
          "power",
          "needs a Walker constellation, whose orbits are circles of one height, to know when satellites are in sunlight.%nMaybe take it out"
              .formatted());
    }
    if (constellation instanceof Topology topology
        && topology.times() > 1
        && topology.times() != snapshots.slots()) {
      throw new InvalidValueException(
          "snapshots.slots",
          (long) snapshots.slots(),
          String.format(
              Locale.ROOT, "%d, as many times as constellation.topology has", topology.times()));
    }
  }

  /** The same in other snapshots. */
  public Scenario withSnapshots(SnapshotPlan other) {
    return new Scenario(
        name,
        constellation,
        links,
        other,
        model,
        compute,
        activation,
        placement,
        fleet,
        ground,
        workload,
        power);
  }

  /** The same placed by another plan. */
  public Scenario withPlacement(PlacementPlan other) {
    return new Scenario(
        name,
        constellation,
        links,
        snapshots,
        model,
        compute,
        activation,
        other,
        fleet,
        ground,
        workload,
        power);
  }

  /** The same on other satellites. */
  public Scenario withFleet(Fleet other) {
    return new Scenario(
        name,
        constellation,
        links,
        snapshots,
        model,
        compute,
        activation,
        placement,
        other,
        ground,
        workload,
        power);
  }

  /** The same with users on the ground. */
  public Scenario withGround(Ground users) {
    return new Scenario(
        name,
        constellation,
        links,
        snapshots,
        model,
        compute,
        activation,
        placement,
        fleet,
        Optional.of(users),
        workload,
        power);
  }

  /** The same with other requests, and power for them. */
  public Scenario withLoad(Workload requests, Optional<Power> supply) {
    return new Scenario(
        name,
        constellation,
        links,
        snapshots,
        model,
        compute,
        activation,
        placement,
        fleet,
        ground,
        requests,
        supply);
  }

  /** Satellites, links and snapshots. */
  public Network network() {
    return new Network(
        constellation, links, snapshots, model.hiddenStateBits(), fleet.unavailable(constellation));
  }

  /** Which satellites are in service, and how many of the model's experts each has room for. */
  public Rooms rooms() {
    return Rooms.of(constellation, model, placement, fleet);
  }

  /** The path latency of the model's experts. */
  public PathLatency pathLatency() {
    return new PathLatency(
        ComputeTimes.of(compute, model, fleet, constellation.satellites()),
        placement.unreachablePenaltyMs());
  }

  /**
   * Refuses a scheme that the model has no room for here.
   *
   * @throws InvalidValueException saying how much room is missing, and where
   */
  public void checkRoom(PlacementScheme scheme) {
    if (scheme.needs().contains(PlacementScheme.Need.PLANES) && !constellation.hasPlanes()) {
      throw new InvalidValueException(
          "constellation",
          "has no planes of satellites, which scheme %s needs.%nMaybe take greedy-tiles, joint or rand-place, or give every node its plane and slot, without gaps"
              .formatted(scheme.id()));
    }
    scheme.checkRoom(constellation, model, rooms());
  }

  /** What {@link #checkRoom} says against a scheme; nothing where there is room. */
  public Optional<String> noRoomBecause(PlacementScheme scheme) {
    try {
      checkRoom(scheme);
      return Optional.empty();
    } catch (InvalidValueException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Refuses a layout with other layers or experts than the model's, on satellites that do not
   * exist, with more experts and copies on a satellite than it has room for, with two copies of one
   * expert on a satellite, or with a gateway that is not alone on its satellite.
   *
   * @throws InvalidValueException naming the place in the layout
   */
  public void checkFits(Layout layout) {
    checkFits(Deployment.of(layout));
  }

  /**
   * Refuses a deployment in which a layout does not fit, or in which two share a satellite.
   *
   * @throws InvalidValueException naming the place in the deployment
   */
  public void checkFits(Deployment deployment) {
    LayoutCheck.of(this, deployment);
  }
}
