package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.SnapshotPlan;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Scenarios and layouts that are put under load. */
public final class Loads {
  private static final MoeModel MODEL =
      new MoeModel("custom", 4, 512, 4, 2, 256, 1, 1000, 128, 2, 2);

  private Loads() {}

  /** Four layers of four experts, one on a satellite, on 40 satellites. */
  public static Layout layout() {
    int[] gateways = {0, 9, 17, 30};
    int[][] experts = {{4, 5, 8, 39}, {6, 7, 10, 18}, {12, 16, 26, 33}, {1, 2, 22, 31}};
    return new Layout(gateways, experts);
  }

  /** The twenty satellites that {@link #layout} leaves free. */
  public static Layout secondLayout() {
    int[] gateways = {3, 11, 19, 27};
    int[][] experts = {{13, 14, 15, 20}, {21, 23, 24, 25}, {28, 29, 32, 34}, {35, 36, 37, 38}};
    return new Layout(gateways, experts);
  }

  /** The layout with a copy of each layer's two hottest experts on free satellites. */
  public static Layout withCopies(Study study) {
    int[] free = {3, 11, 13, 14, 15, 19, 20, 21};
    int[][][] experts = new int[4][4][];
    for (int l = 0; l < 4; l++) {
      double[] active = study.laws().get(l).inclusionProbabilities();
      double third = Arrays.stream(active).sorted().toArray()[1];
      int copied = 0;
      for (int e = 0; e < 4; e++) {
        int primary = layout().expert(l, e);
        experts[l][e] =
            active[e] > third ? new int[] {primary, free[2 * l + copied++]} : new int[] {primary};
      }
    }
    return new Layout(layout().gateways(), experts);
  }

  /** One snapshot, in which every link survives; two of four experts. */
  public static Study still(Compute.Include include) {
    return still(MODEL, new Compute(0.1, include));
  }

  /** As before, with all experts activated. */
  public static Study allActive(Compute.Include include) {
    return still(
        new MoeModel("custom", 4, 512, 4, 4, 256, 1, 1000, 128, 2, 2), new Compute(0.1, include));
  }

  /** As before with one layer of one expert, which alone works: 7.86 ms. */
  public static Study single() {
    return still(
        new MoeModel("custom", 1, 512, 1, 1, 256, 0, 1000, 128, 2, 2),
        new Compute(0.1, Compute.Include.EXPERTS));
  }

  /** The same in batches; reading the expert takes as long as computing so many tokens with it. */
  public static Study singleInBatches(int tokens) {
    Study single = single();
    MoeModel model = single.scenario().model();
    return still(model, reading(single.scenario().compute(), model, tokens).withBatching(true));
  }

  /** The same study, with batches. */
  public static Study inBatches(Study study) {
    return still(study.scenario().model(), study.scenario().compute().withBatching(true));
  }

  /** Reading an expert takes as long as computing so many tokens with it. */
  private static Compute reading(Compute compute, MoeModel model, int tokens) {
    double seconds = tokens * compute.ms(model.expertFlop(), 0) / 1000;
    return compute.withMemoryGBps(OptionalDouble.of(model.expertBytes() / seconds / 1e9));
  }

  /** As at first, but reading an expert takes as long as computing two tokens with it. */
  public static Study remembering() {
    return still(MODEL, reading(new Compute(0.1, Compute.Include.ALL), MODEL, 2));
  }

  /** One layer, whose two experts sit in a row ahead of the gateway. */
  public static Study row() {
    return still(
        new MoeModel("custom", 1, 512, 2, 2, 256, 0, 1000, 128, 2, 2),
        new Compute(0.1, Compute.Include.NONE));
  }

  private static Study still(MoeModel model, Compute compute) {
    Scenario small = small(1);
    return new Study(
        new Scenario(
            "still",
            small.constellation(),
            small.links(),
            new SnapshotPlan(1, 1, 1),
            model,
            compute,
            Activation.of(Activation.Law.CONDITIONAL_POISSON, new WeightSource.Zipf(1, 1, true)),
            small.placement()),
        1);
  }

  /** Three times with four draws of outages each. */
  public static Scenario small(double survival) {
    return Scenarios.small(
        Activation.Law.CONDITIONAL_POISSON, survival, 3, new SatelliteCapacity.Slots(4));
  }

  /** The same with another activation. */
  public static Scenario with(Scenario s, Activation activation) {
    return new Scenario(
        s.name(),
        s.constellation(),
        s.links(),
        s.snapshots(),
        s.model(),
        s.compute(),
        activation,
        s.placement());
  }
}
