package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/**
 * The intra-layer expert placement as an assignment problem in integers: activation probability in
 * parts per million times expected path latency in nanoseconds (docs/model.md, section 6.1).
 *
 * @param problem the problem; its satellite j is candidate j
 * @param candidates the constellation's satellites that may host an expert
 */
public record LayerProblem(PlacementProblem problem, int[] candidates) {

  /** Copies the candidates. */
  public LayerProblem {
    candidates = candidates.clone();
  }

  @Override
  public int[] candidates() {
    return candidates.clone();
  }

  /**
   * The problem of one layer.
   *
   * @param activation activation probability of each expert
   * @param latencyMs expected path latencies in ms, layers x satellites
   * @param candidates satellites of the constellation, each once; ties go to the first
   * @param rooms how many experts each satellite of the constellation has room for
   */
  public static LayerProblem ofLayer(
      String name,
      int layer,
      double[] activation,
      DMatrixRMaj latencyMs,
      int[] candidates,
      int[] rooms) {
    Costs costs =
        inRange(
            () -> new Costs.Product(ppm(activation), nanoseconds(latencyMs, layer, candidates)));
    return of(name, costs, candidates, rooms);
  }

  /**
   * The problem of all layers at once; expert i of layer l has index l * experts + i.
   *
   * @param activation activation probabilities, layers x experts
   * @param rooms how many experts each satellite of the constellation has room for
   */
  public static LayerProblem ofAllLayers(
      String name, double[][] activation, DMatrixRMaj latencyMs, int[] candidates, int[] rooms) {
    int experts = Arrays.stream(activation).mapToInt(row -> row.length).sum();
    int[] layerOf = new int[experts];
    long[] weight = new long[experts];
    long[][] latency = new long[activation.length][];
    int e = 0;
    for (int l = 0; l < activation.length; l++) {
      latency[l] = nanoseconds(latencyMs, l, candidates);
      for (long w : ppm(activation[l])) {
        layerOf[e] = l;
        weight[e++] = w;
      }
    }
    Costs costs =
        inRange(() -> new Costs.LayeredProduct(candidates.length, layerOf, weight, latency));
    return of(name, costs, candidates, rooms);
  }

  private static LayerProblem of(String name, Costs costs, int[] candidates, int[] rooms) {
    int[] room = Arrays.stream(candidates).map(s -> Math.min(rooms[s], costs.experts())).toArray();
    boolean one = Arrays.stream(candidates).allMatch(s -> rooms[s] == 1);
    Capacity capacity = one ? Capacity.one() : Capacity.slots(room);
    return new LayerProblem(
        new PlacementProblem(name, costs, capacity, ForbiddenPairs.none()), candidates);
  }

  /** The constellation's satellite of each expert. */
  public int[] satellitesOf(Placement placement) {
    return Arrays.stream(placement.toArray()).map(candidate -> candidates[candidate]).toArray();
  }

  /** Says in the scenario's own terms when path latencies are too long for exact sums. */
  private static Costs inRange(Supplier<Costs> costs) {
    try {
      return costs.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(
          "placement.unreachablePenaltyMs",
          "or a slow link or satellite makes path latencies so long that costs in femtoseconds leave the range of exact sums, 2^62.%nMaybe lower the penalty, or raise links.rateGbps and compute.satelliteGflops."
              .formatted());
    }
  }

  private static long[] ppm(double[] activation) {
    return Arrays.stream(activation).mapToLong(p -> Math.round(p * 1e6)).toArray();
  }

  private static long[] nanoseconds(DMatrixRMaj latencyMs, int layer, int[] candidates) {
    return Arrays.stream(candidates)
        .mapToLong(s -> Math.round(latencyMs.get(layer, s) * 1e6))
        .toArray();
  }
}
