package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Order;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The experts of a problem with product costs by layer, and each layer's ladder. */
final class Roster {
  /** The largest sum of the experts' cost ranges for which no distance can leave its range. */
  private static final long MAX_SPREAD = 1L << 59;

  /** All experts of each layer; forbidden is what is forbidden to all of them. */
  private final Crew[] layers;

  /** The crews of each layer, one for each set of forbidden satellites. */
  private final List<List<Crew>> crews = new ArrayList<>();

  /** Sorts experts by weight and satellites by latency. */
  Roster(PlacementProblem problem) {
    Costs costs = problem.costs();
    int count = costs instanceof Costs.LayeredProduct layered ? layered.layers() : 1;
    layers = new Crew[count];
    List<List<Integer>> members = new ArrayList<>();
    for (int l = 0; l < count; l++) {
      members.add(new ArrayList<>());
    }
    for (int e = 0; e < problem.experts(); e++) {
      members.get(costs instanceof Costs.LayeredProduct layered ? layered.layerOf(e) : 0).add(e);
    }
    for (int l = 0; l < count; l++) {
      Ladder ladder = Ladder.of(latencies(costs, l));
      Map<BitSet, List<Integer>> byForbidden = new LinkedHashMap<>();
      for (int e : members.get(l)) {
        byForbidden.computeIfAbsent(problem.forbidden().of(e), f -> new ArrayList<>()).add(e);
      }
      List<Crew> ofLayer = new ArrayList<>();
      byForbidden.forEach((f, experts) -> ofLayer.add(crew(ladder, f, experts, costs)));
      crews.add(ofLayer);
      layers[l] =
          ofLayer.size() == 1
              ? ofLayer.get(0)
              : crew(ladder, common(byForbidden), members.get(l), costs);
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

  private static Crew crew(Ladder ladder, BitSet forbidden, List<Integer> experts, Costs costs) {
    long[] weights = new long[experts.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(costs, experts.get(i));
    }
    int[] order = Order.descending(weights);
    int[] sorted = new int[order.length];
    long[] weight = new long[order.length];
    for (int r = 0; r < order.length; r++) {
      sorted[r] = experts.get(order[r]);
      weight[r] = weights[order[r]];
    }
    return new Crew(ladder, forbidden, sorted, weight);
  }

  private static long weight(Costs costs, int expert) {
    return costs instanceof Costs.LayeredProduct layered
        ? layered.weightPpm(expert)
        : ((Costs.Product) costs).weightPpm(expert);
  }

  /** All experts of each layer. */
  Crew[] layers() {
    return layers;
  }

  /** All crews, layer by layer. */
  Crew[] crews() {
    return crews.stream().flatMap(List::stream).toArray(Crew[]::new);
  }

  /** The crews of one layer. */
  List<Crew> crewsOf(int layer) {
    return crews.get(layer);
  }

  /** Gives a layer other latencies; its crews are new ones, of which nobody is placed. */
  void change(int layer, Ladder ladder) {
    boolean alone = crewsOf(layer).size() == 1;
    crews.get(layer).replaceAll(crew -> crew.on(ladder));
    layers[layer] = alone ? crewsOf(layer).get(0) : layers[layer].on(ladder);
  }

  /**
   * The cost of a complete placement.
   *
   * @throws IllegalStateException when some expert is unplaced
   */
  long cost() {
    long cost = 0;
    for (List<Crew> ofLayer : crews) {
      for (Crew crew : ofLayer) {
        for (int r = 0; r < crew.size(); r++) {
          if (crew.home[r] == Tenancy.NONE) {
            throw new IllegalStateException("expert %d is not placed".formatted(crew.expert[r]));
          }
          cost += crew.weight[r] * (crew.ladder.nearestNs + crew.ladder.latency[crew.home[r]]);
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
  void checkSpread(int changed, Ladder ladder) {
    long total = 0;
    for (int l = 0; l < layers.length; l++) {
      long range = (l == changed ? ladder : layers[l].layer).furthest();
      for (long weight : layers[l].weight) {
        long spread = weight * range;
        if (Math.multiplyHigh(weight, range) != 0 || spread < 0 || spread > MAX_SPREAD - total) {
          throw new RefusedException(
              "the experts' cost ranges add up to more than 2^59, so distances could overflow.%nMaybe use a coarser unit or a smaller unreachable penalty."
                  .formatted());
        }
        total += spread;
      }
    }
  }
}
