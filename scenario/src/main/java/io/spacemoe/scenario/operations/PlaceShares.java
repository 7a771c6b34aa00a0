package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which share of its expert's activations each place takes in a snapshot. Where all copies of an
 * expert are cut off, the nearest one gets what takes the penalty.
 */
public final class PlaceShares {
  private final Places places;
  private final boolean nearest;
  private final List<Layout> instances;
  private final List<Demand> demands;
  private final double[] whenAllAreThere;

  /**
   * Those of a deployment.
   *
   * @param requests only their mix of prompt and output tokens matters
   * @param choice of copies; those of the least work are counted as if they were balanced
   */
  public PlaceShares(Study study, Deployment deployment, Requests requests, CopyChoice choice) {
    places = Places.of(deployment);
    nearest = choice == CopyChoice.NEAREST;
    instances = deployment.instances();
    demands =
        nearest
            ? List.of()
            : instances.stream().map(layout -> Demand.of(study, layout, requests)).toList();
    whenAllAreThere = nearest ? new double[0] : balanced(new boolean[places.count()]);
  }

  /** Those in a snapshot, for each place; those of an expert sum to 1. */
  public double[] in(Routes routes) {
    if (nearest) {
      double[] shares = new double[places.count()];
      for (int expert = 0; expert < places.experts(); expert++) {
        shares[routes.nearest(expert)] = 1;
      }
      return shares;
    }
    boolean[] cut = new boolean[places.count()];
    boolean any = false;
    for (int expert = 0; expert < places.experts(); expert++) {
      if (places.copies(expert) > 1) {
        for (int x = places.firstPlace(expert); x < places.firstPlace(expert + 1); x++) {
          cut[x] = routes.cut(x);
          any |= cut[x];
        }
      }
    }
    return any ? balanced(cut) : whenAllAreThere.clone();
  }

  private double[] balanced(boolean[] cut) {
    double[] shares = new double[places.count()];
    for (int instance = 0; instance < instances.size(); instance++) {
      balance(instance, cut, shares);
    }
    return shares;
  }

  private void balance(int instance, boolean[] cut, double[] shares) {
    int first = places.firstExpert(instance * places.layers());
    int experts = places.firstExpert((instance + 1) * places.layers()) - first;
    Layout layout = instances.get(instance);
    int[][] there =
        IntStream.range(first, first + experts)
            .mapToObj(
                x ->
                    IntStream.range(places.firstPlace(x), places.firstPlace(x + 1))
                        .filter(place -> !cut[place])
                        .toArray())
            .toArray(int[][]::new);
    double[] work = demands.get(instance).expertMs().clone();
    for (int e = 0; e < experts; e++) {
      if (there[e].length == 0) {
        there[e] = new int[] {places.firstPlace(first + e)};
        work[e] = 0;
      }
    }
    int[][][] hosts = new int[layout.layers()][][];
    for (int l = 0, e = 0; l < hosts.length; l++) {
      hosts[l] = new int[layout.experts(l)][];
      for (int i = 0; i < hosts[l].length; i++, e++) {
        hosts[l][i] = Arrays.stream(there[e]).map(places::satellite).toArray();
      }
    }
    Shares best =
        Shares.of(
            new Layout(layout.gateways(), hosts),
            work,
            demands.get(instance).slowness(),
            demands.get(instance).fixedMs());
    for (int l = 0, e = 0; l < hosts.length; l++) {
      for (int i = 0; i < hosts[l].length; i++, e++) {
        for (int c = 0; c < there[e].length; c++) {
          shares[there[e][c]] = best.share(l, i, c);
        }
      }
    }
  }
}
