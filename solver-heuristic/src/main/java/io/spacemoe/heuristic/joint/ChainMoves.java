package io.spacemoe.heuristic.joint;

import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/**
 * Changes to a {@link Chain}, each weighed first and made only when it is accepted: any thing
 * exchanges places with any other or with nothing, a gateway moves and its two layers settle anew
 * around it, a stretch of the chain runs the other way. Places are drawn near the gateways
 * concerned, where improvements are.
 */
final class ChainMoves {
  /**
   * Of a hundred moves so many, less those before, are of one expert, of a gateway to somewhere
   * near, of a gateway to anywhere, and of a gateway with its layers settled anew; the rest turn a
   * stretch of the chain. Chosen, not tuned.
   */
  private static final int EXPERTS = 52;

  /** See {@link #EXPERTS}. */
  private static final int GATEWAYS_NEAR = 62;

  /** See {@link #EXPERTS}. */
  private static final int GATEWAYS_FAR = 63;

  /** See {@link #EXPERTS}. */
  private static final int RESETTLING = 98;

  /** A gateway whose layers settle anew moves to one of so many near ones. Chosen, not tuned. */
  private static final int RESETTLING_REACH = 24;

  /** Layers that a move weighs together at most. */
  private static final int MOST_LAYERS = 4;

  /** "Near" among the satellites next to where one is already. Chosen, not tuned. */
  private static final int CLOSE = 12;

  private final Chain chain;
  private final SplittableRandom random;
  private final LongPredicate accept;
  private final int[][] near;
  private final int[][] hosts;
  private final long[][] ns;
  private final long[] cost = new long[MOST_LAYERS];
  private final int[] touched = new int[MOST_LAYERS];
  private final Resettling resettling;

  /**
   * Moves of one chain.
   *
   * @param near for each satellite those near it, nearest first
   * @param accept whether to make a move that changes the cost by so much
   */
  ChainMoves(Chain chain, int[][] near, SplittableRandom random, LongPredicate accept) {
    this.chain = chain;
    this.near = near;
    this.random = random;
    this.accept = accept;
    hosts = new int[MOST_LAYERS][chain.experts];
    ns = new long[MOST_LAYERS][chain.experts];
    resettling = new Resettling(chain, near, accept);
  }

  /** Tries one move, drawn at random. */
  void any() {
    int kind = random.nextInt(100);
    int layer = random.nextInt(chain.layers);
    if (kind < EXPERTS) {
      moveExpert(layer);
    } else if (kind < GATEWAYS_NEAR) {
      exchange(chain.gateway[layer], nearGateway(layer, near[0].length));
    } else if (kind < GATEWAYS_FAR) {
      exchange(chain.gateway[layer], random.nextInt(chain.tenant.length));
    } else if (kind < RESETTLING) {
      resettling.tryAt(layer, nearGateway(layer, RESETTLING_REACH));
    } else {
      reverse(layer, random.nextInt(chain.layers));
    }
  }

  /** A satellite near a layer's gateway, or near a neighbouring one. */
  private int nearGateway(int layer, int reach) {
    int which = random.nextInt(3);
    int from =
        which == 0
            ? chain.gateway[layer]
            : chain.gateway[which == 1 ? chain.next(layer) : chain.before(layer)];
    int[] around = near[from];
    return around[random.nextInt(Math.min(around.length, which == 0 ? CLOSE : reach))];
  }

  private void moveExpert(int layer) {
    int rank = random.nextInt(chain.experts);
    int from = chain.satellite[layer][rank];
    int around =
        switch (random.nextInt(4)) {
          case 0 -> chain.gateway[layer];
          case 1 -> chain.gateway[chain.next(layer)];
          case 2 -> chain.satellite[layer][random.nextInt(chain.experts)];
          default -> from;
        };
    int[] places = near[around];
    int to =
        places[random.nextInt(Math.min(places.length, around == from ? CLOSE : near[0].length))];
    int other = chain.tenant[to];
    if (other == Chain.FREE) {
      moveTo(layer, rank, to);
    } else if ((other & 1) == 0) {
      exchange(to, from);
    } else if (other >> 1 != layer) {
      exchangeExperts(layer, rank, other >> 1, chain.rankOf(other >> 1, to));
    }
  }

  private void moveTo(int layer, int rank, int to) {
    long far = chain.through(layer, to);
    long change = chain.change(layer, rank, far);
    if (accept.test(change)) {
      chain.tenant[chain.satellite[layer][rank]] = Chain.FREE;
      chain.move(layer, rank, to, far, change);
    }
  }

  private void exchangeExperts(int layer, int rank, int other, int otherRank) {
    int here = chain.satellite[layer][rank];
    int there = chain.satellite[other][otherRank];
    long far = chain.through(layer, there);
    long otherFar = chain.through(other, here);
    long change = chain.change(layer, rank, far);
    long otherChange = chain.change(other, otherRank, otherFar);
    if (accept.test(change + otherChange)) {
      chain.move(layer, rank, there, far, change);
      chain.move(other, otherRank, here, otherFar, otherChange);
    }
  }

  /** Exchanges a gateway's satellite with another one, whatever is there. */
  void exchange(int gatewayAt, int to) {
    if (gatewayAt == to) {
      return;
    }
    int layer = chain.tenant[gatewayAt] >> 1;
    int other = chain.tenant[to];
    int count = touch(touch(0, layer), chain.before(layer));
    if (other != Chain.FREE) {
      count = touch(count, other >> 1);
      count = (other & 1) == 0 ? touch(count, chain.before(other >> 1)) : count;
    }
    put(2 * layer, gatewayAt, to);
    put(other, to, gatewayAt);
    long change = 0;
    for (int k = 0; k < count; k++) {
      int l = touched[k];
      int out = chain.gateway[chain.next(l)];
      cost[k] = chain.sorted(l, chain.gateway[l], out, chain.satellite[l], hosts[k], ns[k]);
      change += cost[k] - chain.layerCost[l];
    }
    if (accept.test(change)) {
      for (int k = 0; k < count; k++) {
        chain.replace(touched[k], hosts[k], ns[k], cost[k]);
      }
      chain.tenant[to] = 2 * layer;
      chain.tenant[gatewayAt] = other;
    } else {
      put(2 * layer, to, gatewayAt);
      put(other, gatewayAt, to);
    }
  }

  private int touch(int count, int layer) {
    for (int k = 0; k < count; k++) {
      if (touched[k] == layer) {
        return count;
      }
    }
    touched[count] = layer;
    return count + 1;
  }

  private void put(int tenant, int from, int to) {
    if (tenant == Chain.FREE) {
      return;
    }
    if ((tenant & 1) == 0) {
      chain.gateway[tenant >> 1] = to;
    } else {
      chain.satellite[tenant >> 1][chain.rankOf(tenant >> 1, from)] = to;
    }
  }

  /** Turns the gateways after a layer, up to another, and the layers between them, round. */
  private void reverse(int layer, int last) {
    if (last - layer < 2) {
      return;
    }
    int first = layer + 1;
    int in = chain.gateway[layer];
    int out = chain.gateway[chain.next(last)];
    cost[0] = chain.sorted(layer, in, chain.gateway[last], chain.satellite[layer], hosts[0], ns[0]);
    cost[1] = chain.sorted(last, chain.gateway[first], out, chain.satellite[last], hosts[1], ns[1]);
    long change = cost[0] + cost[1] - chain.layerCost[layer] - chain.layerCost[last];
    for (int l = first; l < last; l++) {
      change += chain.costOf(l, chain.ns[first + last - 1 - l]) - chain.layerCost[l];
    }
    if (!accept.test(change)) {
      return;
    }
    for (int i = first, j = last; i < j; i++, j--) {
      int g = chain.gateway[i];
      chain.gateway[i] = chain.gateway[j];
      chain.gateway[j] = g;
    }
    for (int i = first, j = last - 1; i <= j; i++, j--) {
      System.arraycopy(chain.satellite[i], 0, hosts[2], 0, chain.experts);
      System.arraycopy(chain.ns[i], 0, ns[2], 0, chain.experts);
      long mirrored = chain.costOf(i, chain.ns[j]);
      long here = chain.costOf(j, ns[2]);
      chain.replace(i, chain.satellite[j], chain.ns[j], mirrored);
      if (i < j) {
        chain.replace(j, hosts[2], ns[2], here);
      }
    }
    chain.replace(layer, hosts[0], ns[0], cost[0]);
    chain.replace(last, hosts[1], ns[1], cost[1]);
    for (int l = layer; l <= last; l++) {
      chain.occupy(l);
    }
  }
}
