package io.spacemoe.heuristic.joint;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * All things of three consecutive layers of a {@link Chain} placed anew, on their own satellites
 * and free ones. The gateways on both sides stay. Every pair of places around for the two gateways
 * between is weighed by what the layers would cost if each had its soonest satellites to itself;
 * where that is less than they cost now, a tree decides who gets the satellites that several want.
 * Exact but for the places around and the nodes that a tree may have. For use by one thread.
 */
final class Windows {
  private static final int LAYERS = 3;

  /** Each gateway may be on one of so many places. Chosen, not tuned. */
  private static final int PLACES = 40;

  /** Over the experts of a layer, how many with large layers, so that a window takes no longer. */
  private static final int PLACES_WITH_ONE_EXPERT = 2_560;

  /** How often every window is looked at, at most. Chosen, not tuned. */
  private static final int ROUNDS = 8;

  private final Chain chain;
  private final int[][] near;
  private final BooleanSupplier over;
  private final int experts;
  private final int[] layer = new int[LAYERS];

  /** Satellites that are free or the window's own. */
  private final int[] pool;

  private final int[] seenAt;
  private int calls;
  private int poolSize;

  private final CrewTree tree;
  private boolean found;

  /** The satellites of the cheapest that was found, and those of the gateways between. */
  private final int[][] bestCrew = new int[LAYERS][];

  private int bestFirst;
  private int bestSecond;

  /**
   * Windows of one chain.
   *
   * @param near for each satellite those near it, nearest first
   * @param over asked now and then, whether to end
   */
  Windows(Chain chain, int[][] near, BooleanSupplier over) {
    this.chain = chain;
    this.near = near;
    this.over = over;
    experts = chain.experts;
    pool = new int[chain.tenant.length];
    seenAt = new int[chain.tenant.length];
    tree = new CrewTree(chain, layer);
  }

  /** Until no window gets cheaper. Chains of fewer layers than a window has stay. */
  void descend() {
    int content = chain.layers < LAYERS ? chain.layers : 0;
    int first = 0;
    for (int k = 0; k < ROUNDS * chain.layers && content < chain.layers; k++) {
      if (over.getAsBoolean()) {
        return;
      }
      content = improve(first) ? 0 : content + 1;
      first = chain.next(first);
    }
  }

  /** Places the layers from one on anew; whether they cost less then. */
  boolean improve(int first) {
    layer[0] = first;
    layer[1] = chain.next(first);
    layer[2] = chain.next(layer[1]);
    int in = chain.gateway[first];
    int a = chain.gateway[layer[1]];
    int b = chain.gateway[layer[2]];
    int out = chain.gateway[chain.next(layer[2])];
    gather(in, a, b, out);
    tree.begin(chain.layerCost[layer[0]] + chain.layerCost[layer[1]] + chain.layerCost[layer[2]]);
    found = false;
    Side before = new Side(layer[0], in, places(a));
    Side after = new Side(layer[2], out, places(b));
    for (int i = 0; i < before.places.length; i++) {
      for (int j = 0; j < after.places.length && !over.getAsBoolean(); j++) {
        weigh(before, i, after, j);
      }
    }
    if (found) {
      apply();
    }
    return found;
  }

  /** The first or the last layer of the window, by where its inner gateway is. */
  private final class Side {
    final int[] places;
    final long[][] soonest;
    final long[] cost;

    Side(int l, int outer, int[] places) {
      this.places = places;
      soonest = new long[places.length][];
      cost = new long[places.length];
      for (int k = 0; k < places.length; k++) {
        soonest[k] = sorted(outer, pool[places[k]]);
        cost[k] = alone(l, soonest[k], places[k], places[k]);
      }
    }
  }

  /** Looks at a pair of inner gateways. */
  private void weigh(Side before, int i, Side after, int j) {
    int a = before.places[i];
    int b = after.places[j];
    long outer = before.cost[i] + after.cost[j];
    if (a == b || outer >= tree.limit()) {
      return;
    }
    long[] middle = sorted(pool[a], pool[b]);
    if (outer + alone(layer[1], middle, a, b) < tree.limit()
        && tree.search(before.soonest[i], middle, after.soonest[j], poolSize, a, b)) {
      found = true;
      bestFirst = pool[a];
      bestSecond = pool[b];
      Arrays.setAll(bestCrew, k -> Arrays.stream(tree.crew(k)).map(p -> pool[p]).toArray());
    }
  }

  private void gather(int in, int a, int b, int out) {
    calls++;
    poolSize = 0;
    add(a);
    add(b);
    for (int l : layer) {
      for (int s : chain.satellite[l]) {
        add(s);
      }
    }
    for (int around : new int[] {a, b, in, out}) {
      for (int s : near[around]) {
        if (chain.tenant[s] == Chain.FREE) {
          add(s);
        }
      }
    }
  }

  private void add(int s) {
    if (seenAt[s] != calls && poolSize < CrewTree.MOST_PLACES) {
      seenAt[s] = calls;
      pool[poolSize++] = s;
    }
  }

  /** Places of the pool nearest to a satellite. */
  private int[] places(int around) {
    long[] all = sorted(around, around);
    int most = Math.max(1, Math.min(PLACES, PLACES_WITH_ONE_EXPERT / experts));
    int[] some = new int[Math.min(most, all.length)];
    Arrays.setAll(some, k -> CrewTree.place(all[k]));
    return some;
  }

  private long[] sorted(int in, int out) {
    long[] all = new long[poolSize];
    for (int p = 0; p < poolSize; p++) {
      all[p] = CrewTree.key(chain.distances.ns(in, pool[p]) + chain.distances.ns(pool[p], out), p);
    }
    Arrays.sort(all);
    return all;
  }

  /** What a layer costs that has its soonest satellites to itself, but for two. */
  private long alone(int l, long[] soonest, int a, int b) {
    long[] ns = new long[experts];
    int count = 0;
    for (int k = 0; k < soonest.length && count < experts; k++) {
      int p = CrewTree.place(soonest[k]);
      if (p != a && p != b) {
        ns[count++] = CrewTree.ns(soonest[k]);
      }
    }
    return count < experts ? CrewTree.NEVER : chain.costOf(l, ns);
  }

  private void apply() {
    chain.tenant[chain.gateway[layer[1]]] = Chain.FREE;
    chain.tenant[chain.gateway[layer[2]]] = Chain.FREE;
    for (int l : layer) {
      for (int s : chain.satellite[l]) {
        chain.tenant[s] = Chain.FREE;
      }
    }
    chain.gateway[layer[1]] = bestFirst;
    chain.gateway[layer[2]] = bestSecond;
    for (int k = 0; k < LAYERS; k++) {
      int l = layer[k];
      int[] hosts = new int[experts];
      long[] ns = new long[experts];
      long cost =
          chain.sorted(l, chain.gateway[l], chain.gateway[chain.next(l)], bestCrew[k], hosts, ns);
      chain.replace(l, hosts, ns, cost);
      chain.occupy(l);
    }
  }
}
