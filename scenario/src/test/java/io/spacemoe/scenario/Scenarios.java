package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Scenarios that tests ask about. */
public final class Scenarios {
  private Scenarios() {}

  /**
   * LLaMA-MoE-3.5B 2of8 on 33 x 32 satellites, four slots, every link survives (an oracle of the
   * model page).
   */
  public static Scenario oracle(WeightSource weights, Compute.Include include) {
    return new Scenario(
        "oracle",
        Constellation.parse("delta:550:87:1056/33/16"),
        LinkRules.defaults(),
        new SnapshotPlan(4, 1, 1),
        llama2of8(),
        new Compute(7.28, include),
        Activation.of(Activation.Law.CONDITIONAL_POISSON, weights),
        PlacementPlan.defaults());
  }

  /** The bundled paper-delta-1056, with another survival of links. */
  public static Scenario paper(double survival) {
    return new Scenario(
        "paper-delta-1056",
        Constellation.parse("delta:550:87:1056/33/16"),
        new LinkRules(
            OptionalInt.of(0),
            100,
            0,
            survival,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        new SnapshotPlan(200, 1, 1),
        llama2of8(),
        new Compute(7.28, Compute.Include.EXPERTS),
        Activation.of(Activation.Law.CONDITIONAL_POISSON, new WeightSource.Zipf(1, 1, true)),
        PlacementPlan.defaults());
  }

  /** A small scenario with outages, processing and every kind of work. */
  public static Scenario small(Activation.Law law, double survival, long seed) {
    return small(law, survival, seed, new SatelliteCapacity.One());
  }

  /** The same with another room for experts on each satellite. */
  public static Scenario small(
      Activation.Law law, double survival, long seed, SatelliteCapacity capacity) {
    return new Scenario(
        "small",
        Constellation.parse("delta:1200:60:40/5/1"),
        new LinkRules(
            OptionalInt.of(0),
            0.01,
            0.25,
            survival,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty()),
        new SnapshotPlan(3, 4, seed),
        new MoeModel("custom", 4, 512, 4, 2, 256, 1, 1000, 128, 2, 2),
        new Compute(0.1, Compute.Include.ALL),
        Activation.of(law, new WeightSource.Zipf(1, seed, true)),
        new PlacementPlan("spacemoe", 1000, 5, seed, capacity));
  }

  /** The same scenario with another number of draws. */
  public static Scenario withDraws(Scenario s, int draws) {
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
            plan.scheme(), plan.unreachablePenaltyMs(), draws, plan.seed(), plan.capacity()));
  }

  /** What a scheme places with the recommended engines: its layout, or one per draw. */
  public static List<Layout> layouts(Study study, String scheme) {
    return study.place(Schemes.named(scheme), Engines.recommended()).layouts();
  }

  /** The model of the paper's main experiment. */
  public static MoeModel llama2of8() {
    return new MoeModel("llama-moe-3.5b-2of8", 32, 4096, 8, 2, 1376, 0, 32000, 4096, 2, 2);
  }
}
