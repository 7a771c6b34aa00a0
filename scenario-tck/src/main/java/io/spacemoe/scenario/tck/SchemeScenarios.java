package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import java.util.List;
import java.util.OptionalInt;

/** The scenarios that schemes are examined on. */
final class SchemeScenarios {
  private SchemeScenarios() {}

  /** Small ones: closed and open planes, links turned or not, with outages, one or more slots. */
  static List<Scenario> small() {
    return List.of(
        scenario("delta:1200:60:40/5/1", 0, 1, 4, 4, new SatelliteCapacity.One(), 4),
        scenario("delta:1200:60:40/5/1", 1, 0.7, 4, 4, new SatelliteCapacity.Slots(3), 4),
        scenario("star:780:86.4:66/6/2", 0, 1, 5, 8, new SatelliteCapacity.Slots(2), 4),
        scenario("delta:4000:60:12/3/0", 0, 1, 1, 3, new SatelliteCapacity.One(), 4));
  }

  /** The first of the small ones. */
  static Scenario first() {
    return small().get(0);
  }

  /** One in which a walk through all snapshots takes some time. */
  static Scenario large() {
    return scenario("delta:550:53:1056/33/16", 0, 0.9, 16, 40, new SatelliteCapacity.One(), 400);
  }

  /** The first with a model that no number of satellites here has room for. */
  static Scenario withoutRoom() {
    return scenario("delta:1200:60:40/5/1", 0, 1, 4, 11, new SatelliteCapacity.One(), 4);
  }

  /** The same with another seed of what is drawn. */
  static Scenario withSeed(Scenario s, long seed) {
    PlacementPlan plan = s.placement();
    return new Scenario(
        s.name(),
        s.constellation(),
        s.links(),
        s.snapshots(),
        s.model(),
        s.compute(),
        s.activation(),
        new PlacementPlan(
            plan.scheme(), plan.unreachablePenaltyMs(), plan.draws(), seed, plan.capacity()));
  }

  private static Scenario scenario(
      String sky,
      int offset,
      double survival,
      int layers,
      int experts,
      SatelliteCapacity capacity,
      int slots) {
    LinkRules defaults = LinkRules.defaults();
    return new Scenario(
        "examination on " + sky,
        Constellation.parse(sky),
        new LinkRules(
            OptionalInt.of(offset),
            defaults.rateGbps(),
            defaults.perHopProcessingMs(),
            survival,
            defaults.maxRangeKm(),
            defaults.interPlaneMaxLatitudeDeg(),
            defaults.maxAngularRateDegPerSec()),
        new SnapshotPlan(slots, 2, 1),
        new MoeModel("examined", layers, 512, experts, 2, 256, 1, 1000, 128, 2, 2),
        Compute.defaults(),
        Activation.of(Activation.Law.CONDITIONAL_POISSON, new WeightSource.Zipf(1, 1, true)),
        new PlacementPlan("spacemoe", 1000, 3, 1, capacity));
  }
}
