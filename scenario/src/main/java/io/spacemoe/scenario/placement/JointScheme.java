package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.Placement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scheme joint: gateways and experts of all layers compete for all satellites (model.md, section
 * 7). It turns a scenario into a joint problem over expected distances, and layouts into placements
 * and back.
 */
public final class JointScheme {
  private final Scenario scenario;
  private final int[][] popularity;
  private final int[][] lastPpm;
  private final Supplier<JointProblem.Distances> expected;
  private JointProblem problem;

  /**
   * The scheme for a scenario.
   *
   * @param laws the activation law of each layer
   * @param expected gives the expected distances, below 2^31 ns; asked at most once
   */
  public JointScheme(
      Scenario scenario, List<ActivationLaw> laws, Supplier<JointProblem.Distances> expected) {
    this.scenario = scenario;
    this.expected = expected;
    popularity = laws.stream().map(JointScheme::byPopularity).toArray(int[][]::new);
    lastPpm = new int[laws.size()][];
    Arrays.setAll(lastPpm, l -> lastPpm(laws.get(l), popularity[l]));
  }

  /** Experts, the most often activated first, ties to the lower index. */
  private static int[] byPopularity(ActivationLaw law) {
    double[] activation = law.inclusionProbabilities();
    return IntStream.range(0, activation.length)
        .boxed()
        .sorted(Comparator.comparingDouble(e -> -activation[e]))
        .mapToInt(e -> e)
        .toArray();
  }

  /** Rounded so that the parts sum to a million. */
  private static int[] lastPpm(ActivationLaw law, int[] order) {
    double[] last = new double[order.length];
    law.maxDistribution(order, last);
    int[] ppm = new int[order.length];
    double sum = 0;
    int given = 0;
    for (int j = 0; j < ppm.length; j++) {
      sum += last[j];
      int until = j + 1 == ppm.length ? JointProblem.PPM : (int) Math.round(sum * JointProblem.PPM);
      ppm[j] = Math.max(0, Math.min(until, JointProblem.PPM) - given);
      given += ppm[j];
    }
    return ppm;
  }

  /** The problem: the sum over layers of the expected maximum of expected path latencies. */
  public JointProblem problem() {
    if (problem == null) {
      problem =
          new JointProblem(
              scenario.name(), scenario.constellation().satellites(), lastPpm, expected.get());
    }
    return problem;
  }

  /**
   * The cheaper of two starts: a ring, where it gives each thing a satellite of its own, and
   * compact tiles along a closed tour of the torus. Empty when there is neither.
   *
   * @param ring scheme spacemoe's layout, where there is one
   */
  public Optional<Placement> start(Optional<Layout> ring) {
    LinkRows rows = LinkRows.of(scenario.constellation(), scenario.links());
    Optional<Placement> onRing =
        ring.map(this::placementOf).filter(placement -> problem().evaluate(placement).feasible());
    return Stream.of(onRing, CompactTiles.of(problem(), rows))
        .flatMap(Optional::stream)
        .min(Comparator.comparingLong(placement -> problem().evaluate(placement).cost()));
  }

  /** A layout as a placement of the problem. */
  public Placement placementOf(Layout layout) {
    int[] satelliteOf = new int[problem().things()];
    for (int l = 0; l < layout.layers(); l++) {
      satelliteOf[problem().gateway(l)] = layout.gateway(l);
      for (int i = 0; i < layout.experts(l); i++) {
        satelliteOf[problem().expert(l, i)] = layout.expert(l, popularity[l][i]);
      }
    }
    return Placement.of(satelliteOf);
  }

  /**
   * A placement as a layout: in each layer, the more often an expert is activated, the nearer it
   * sits.
   */
  public Layout layoutOf(Placement placement) {
    int[] gateways = new int[problem().layers()];
    Arrays.setAll(gateways, l -> placement.satelliteOf(problem().gateway(l)));
    int[][] experts = new int[gateways.length][problem().experts()];
    for (int l = 0; l < gateways.length; l++) {
      int in = gateways[l];
      int out = gateways[problem().next(l)];
      int layer = l;
      int[] nearestFirst =
          IntStream.range(0, problem().experts())
              .mapToObj(i -> placement.satelliteOf(problem().expert(layer, i)))
              .sorted(
                  Comparator.comparingLong(
                          (Integer s) ->
                              problem().distances().ns(in, s) + problem().distances().ns(s, out))
                      .thenComparing(s -> s))
              .mapToInt(s -> s)
              .toArray();
      for (int i = 0; i < nearestFirst.length; i++) {
        experts[l][popularity[l][i]] = nearestFirst[i];
      }
    }
    return new Layout(gateways, experts);
  }
}
