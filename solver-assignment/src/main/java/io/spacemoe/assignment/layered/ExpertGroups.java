package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.RadixOrder;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The experts of a problem with product costs by layer, and each layer's latency order. */
final class ExpertGroups {
  /** The largest sum of the experts' cost ranges for which no distance can leave its range. */
  private static final long MAX_SPREAD = 1L << 59;

  /** All experts of each layer; forbidden is what is forbidden to all of them. */
  private final ExpertGroup[] layers;

  /** The groups of each layer, one for each set of forbidden satellites. */
  private final List<List<ExpertGroup>> groups = new ArrayList<>();

  /** Sorts experts by weight and satellites by latency. */
  ExpertGroups(PlacementProblem problem) {
    Costs costs = problem.costs();
    int count = costs instanceof Costs.LayeredProduct layered ? layered.layers() : 1;
    layers = new ExpertGroup[count];
    List<List<Integer>> members = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      members.add(new ArrayList<>());
    }
    for (int e = 0; e < problem.experts(); e++) {
      members.get(costs instanceof Costs.LayeredProduct layered ? layered.layerOf(e) : 0).add(e);
    }
    for (int l = 0; l < count; l++) {
      LatencyOrder order = LatencyOrder.of(latencies(costs, l));
      Map<BitSet, List<Integer>> byForbidden = new LinkedHashMap<>();
      for (int e : members.get(l)) {
        byForbidden.computeIfAbsent(problem.forbidden().of(e), f -> new ArrayList<>()).add(e);
      }
      List<ExpertGroup> ofLayer = new ArrayList<>();
      byForbidden.forEach((f, experts) -> ofLayer.add(group(order, f, experts, costs)));
      groups.add(ofLayer);
      layers[l] =
          ofLayer.size() == 1
              ? ofLayer.get(0)
              : group(order, common(byForbidden), members.get(l), costs);
    }
    if (count > 0) {
      checkSpread(0, layers[0].layer);
    }
  }

  private static long[] latencies(Costs costs, int layer) {
    long[] latencies = new long[costs.satellites()];
    for (int s = 0; s < latencies.length; s++) {
      latencies[s] =
          costs instanceof Costs.LayeredProduct layered
              ? layered.latencyNs(layer, s)
              : ((Costs.Product) costs).latencyNs(s);
    }
    return latencies;
  }

  private static BitSet common(Map<BitSet, List<Integer>> byForbidden) {
    BitSet common = null;
    for (BitSet forbidden : byForbidden.keySet()) {
      if (common == null) {
        common = (BitSet) forbidden.clone();
      }
      common.and(forbidden);
    }
    return common == null ? new BitSet() : common;
  }

  private static ExpertGroup group(
      LatencyOrder order, BitSet forbidden, List<Integer> experts, Costs costs) {
    long[] weights = new long[experts.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(costs, experts.get(i));
    }
    int[] byWeight = RadixOrder.descending(weights);
    int[] sorted = new int[byWeight.length];
    long[] weight = new long[byWeight.length];
    for (int r = 0; r < byWeight.length; r++) {
      sorted[r] = experts.get(byWeight[r]);
      weight[r] = weights[byWeight[r]];
    }
    return new ExpertGroup(order, forbidden, sorted, weight, homes(sorted, costs));
  }

  private static Homes homes(int[] expert, Costs costs) {
    return costs instanceof Costs.LayeredProduct layered && layered.hasMoves()
        ? new Homes(
            IntStream.of(expert).map(layered::home).toArray(),
            IntStream.of(expert).mapToLong(layered::moveCost).toArray())
        : Homes.NONE;
  }

  /**
   * Gives experts other homes; all groups are new ones, of which nobody is placed.
   *
   * @throws RefusedException when sums could overflow; then homes stay as they were
   */
  void change(int[] home, long[] moveCost) {
    checkSpread(LongStream.of(moveCost));
    for (int l = 0; l < layers.length; l++) {
      boolean alone = groupsOf(l).size() == 1;
      groups
          .get(l)
          .replaceAll(
              group ->
                  group.with(
                      new Homes(
                          IntStream.of(group.expert).map(e -> home[e]).toArray(),
                          IntStream.of(group.expert).mapToLong(e -> moveCost[e]).toArray())));
      layers[l] = alone ? groupsOf(l).get(0) : layers[l];
    }
  }

  private static long weight(Costs costs, int expert) {
    return costs instanceof Costs.LayeredProduct layered
        ? layered.weightPpm(expert)
        : ((Costs.Product) costs).weightPpm(expert);
  }

  /** All experts of each layer. */
  ExpertGroup[] layers() {
    return layers;
  }

  /** All groups, layer by layer. */
  ExpertGroup[] groups() {
    return groups.stream().flatMap(List::stream).toArray(ExpertGroup[]::new);
  }

  /** The groups of one layer. */
  List<ExpertGroup> groupsOf(int layer) {
    return groups.get(layer);
  }

  /** Gives a layer other latencies; its groups are new ones, of which nobody is placed. */
  void change(int layer, LatencyOrder order) {
    boolean alone = groupsOf(layer).size() == 1;
    groups.get(layer).replaceAll(group -> group.on(order));
    layers[layer] = alone ? groupsOf(layer).get(0) : layers[layer].on(order);
  }

  /**
   * The cost of a complete placement.
   *
   * @throws IllegalStateException when some expert is unplaced
   */
  long cost() {
    long cost = 0;
    for (List<ExpertGroup> ofLayer : groups) {
      for (ExpertGroup group : ofLayer) {
        for (int r = 0; r < group.size(); r++) {
          if (group.home[r] == Tenancy.NONE) {
            throw new IllegalStateException(
                String.format(Locale.ROOT, "expert %d is not placed", group.expert[r]));
          }
          cost +=
              group.weight[r] * group.order.nearestNs + group.costs(group.order, r, group.home[r]);
        }
      }
    }
    return cost;
  }

  /**
   * Checks that no distance can overflow if a layer had other latencies.
   *
   * @throws RefusedException otherwise
   */
  void checkSpread(int changed, LatencyOrder order) {
    LongStream moves =
        groups.stream()
            .flatMap(List::stream)
            .flatMapToLong(g -> IntStream.range(0, g.size()).mapToLong(g::moveCost));
    checkSpread(changed, order, moves);
  }

  private void checkSpread(LongStream moves) {
    if (layers.length > 0) {
      checkSpread(0, layers[0].layer, moves);
    }
  }

  private void checkSpread(int changed, LatencyOrder order, LongStream moves) {
    long total = moves.reduce(0, (sum, cost) -> cost > MAX_SPREAD - sum ? MAX_SPREAD : sum + cost);
    boolean fits = total < MAX_SPREAD;
    for (int l = 0; l < layers.length && fits; l++) {
      long range = (l == changed ? order : layers[l].layer).furthest();
      for (long weight : layers[l].weight) {
        long spread = weight * range;
        fits &=
            Math.multiplyHigh(weight, range) == 0 && spread >= 0 && spread <= MAX_SPREAD - total;
        total += fits ? spread : 0;
      }
    }
    if (!fits) {
      throw new RefusedException(
          "the experts' cost ranges add up to more than 2^59, so distances could overflow.%nMaybe use a coarser unit or a smaller unreachable penalty."
              .formatted());
    }
  }
}
