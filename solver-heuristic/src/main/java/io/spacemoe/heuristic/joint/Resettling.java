package io.spacemoe.heuristic.joint;

import java.util.Arrays;
import java.util.function.LongPredicate;

/**
 * The change to a {@link Chain} that matters most: a gateway moves, and the two layers beside it
 * settle anew around it. For use by one thread.
 */
final class Resettling {
  private final Chain chain;
  private final int[][] near;
  private final LongPredicate accept;
  private final int[][] hosts;
  private final long[][] ns;
  private final long[] cost = new long[2];
  private final int[] pool;
  private final long[] keys;
  private final int[][] crew;
  private final int[] seenAt;
  private int calls;

  /**
   * Changes of one chain.
   *
   * @param near for each satellite those near it, nearest first
   * @param accept whether to make a change of the cost by so much
   */
  Resettling(Chain chain, int[][] near, LongPredicate accept) {
    this.chain = chain;
    this.near = near;
    this.accept = accept;
    hosts = new int[2][chain.experts];
    ns = new long[2][chain.experts];
    crew = new int[2][chain.experts];
    pool = new int[2 * chain.experts + 1 + 3 * near[0].length];
    keys = new long[2 * pool.length];
    seenAt = new int[chain.tenant.length];
  }

  /**
   * Moves a gateway and lets the experts of the layers on both sides settle anew, nearest place
   * first, on their own satellites and on free ones. An expert of a third layer in the way takes
   * the place that the gateway leaves.
   */
  void tryAt(int layer, int to) {
    int from = chain.gateway[layer];
    int evicted = chain.tenant[to];
    int before = chain.before(layer);
    if (from == to || before == layer || (evicted != Chain.FREE && (evicted & 1) == 0)) {
      return;
    }
    int third = evicted == Chain.FREE ? Chain.FREE : evicted >> 1;
    if (third == layer || third == before) {
      third = Chain.FREE;
    }
    int in = chain.gateway[before];
    int out = chain.gateway[chain.next(layer)];
    if (!settle(gather(layer, before, from, to, in, out, third), in, to, out)) {
      return;
    }
    cost[0] = chain.sorted(before, in, to, crew[0], hosts[0], ns[0]);
    cost[1] = chain.sorted(layer, to, out, crew[1], hosts[1], ns[1]);
    long change = cost[0] + cost[1] - chain.layerCost[before] - chain.layerCost[layer];
    long thirdFar = 0;
    long thirdChange = 0;
    int thirdRank = 0;
    if (third != Chain.FREE) {
      thirdFar = chain.through(third, from);
      thirdRank = chain.rankOf(third, to);
      thirdChange = chain.change(third, thirdRank, thirdFar);
    }
    if (accept.test(change + thirdChange)) {
      for (int i = 0; i < chain.experts; i++) {
        chain.tenant[chain.satellite[before][i]] = Chain.FREE;
        chain.tenant[chain.satellite[layer][i]] = Chain.FREE;
      }
      chain.tenant[from] = Chain.FREE;
      if (third != Chain.FREE) {
        chain.move(third, thirdRank, from, thirdFar, thirdChange);
      }
      chain.gateway[layer] = to;
      chain.replace(before, hosts[0], ns[0], cost[0]);
      chain.replace(layer, hosts[1], ns[1], cost[1]);
      chain.occupy(before);
      chain.occupy(layer);
    }
  }

  /** Collects the satellites on which two layers may settle. */
  private int gather(int layer, int before, int from, int to, int in, int out, int third) {
    calls++;
    seenAt[to] = calls;
    int count = 0;
    if (third == Chain.FREE) {
      pool[count++] = from;
    }
    seenAt[from] = calls;
    count = gatherOwn(gatherOwn(count, before), layer);
    return gatherFree(gatherFree(gatherFree(count, to), in), out);
  }

  private int gatherOwn(int count, int layer) {
    int found = count;
    for (int s : chain.satellite[layer]) {
      if (seenAt[s] != calls) {
        seenAt[s] = calls;
        pool[found++] = s;
      }
    }
    return found;
  }

  private int gatherFree(int count, int around) {
    int found = count;
    int reach = Math.min(near[around].length, 3 * chain.experts / 2 + 4);
    for (int k = 0; k < reach; k++) {
      int s = near[around][k];
      if (chain.tenant[s] == Chain.FREE && seenAt[s] != calls) {
        seenAt[s] = calls;
        pool[found++] = s;
      }
    }
    return found;
  }

  /** Shares places between the layers before and after a gateway; false when there are too few. */
  private boolean settle(int places, int in, int middle, int out) {
    int count = 0;
    for (int i = 0; i < places; i++) {
      long half = chain.distances.ns(middle, pool[i]);
      keys[count++] = ((chain.distances.ns(in, pool[i]) + half) << 16) | (i << 1);
      keys[count++] = ((chain.distances.ns(out, pool[i]) + half) << 16) | (i << 1) | 1;
    }
    Arrays.sort(keys, 0, count);
    int[] size = {0, 0};
    for (int k = 0; k < count && size[0] + size[1] < 2 * chain.experts; k++) {
      int side = (int) keys[k] & 1;
      int i = (int) (keys[k] & 0xffff) >> 1;
      if (pool[i] >= 0 && size[side] < chain.experts) {
        crew[side][size[side]++] = pool[i];
        pool[i] = -1;
      }
    }
    return size[0] + size[1] == 2 * chain.experts;
  }
}
