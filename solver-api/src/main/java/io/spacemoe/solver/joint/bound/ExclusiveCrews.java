package io.spacemoe.solver.joint.bound;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The cheapest crews of some layers whose gateways are known, each satellite in one crew at most:
 * every layer takes the satellites that answer it soonest, and where two layers want one, the tree
 * branches on which of them may have it. What layers cost that have satellites to themselves only
 * rises down the tree, so a branch that is no cheaper than the best is left out. For use by one
 * thread.
 */
final class ExclusiveCrews {
  private final GatewayPairs pairs;
  private final int experts;
  private final BooleanSupplier over;
  private final int[] in;
  private final int[] out;
  private final boolean[][] forbidden;
  private final boolean[] gateway;
  private final int[][] crew;
  private final int[][] best;
  private final long[] cost;
  private final int[] spare;

  /** By satellite how many layers want it, at the node that is being looked at. */
  private final int[] wanted;

  private int layers;
  private long limit;

  /**
   * For layers of one problem.
   *
   * @param over asked at every node, whether to give up
   */
  ExclusiveCrews(
      GatewayPairs pairs, int layers, int experts, int satellites, BooleanSupplier over) {
    this.pairs = pairs;
    this.experts = experts;
    this.over = over;
    in = new int[layers];
    out = new int[layers];
    forbidden = new boolean[layers][satellites];
    gateway = new boolean[satellites];
    crew = new int[layers][experts];
    best = new int[layers][experts];
    cost = new long[layers];
    spare = new int[layers];
    wanted = new int[satellites];
  }

  /**
   * The least cost of the first layers, or the limit where it is no less; meaningless once it gave
   * up.
   *
   * @param gateways of the chain so far; no expert is on any of them
   * @param known how many of them there are
   * @param closed whether the chain is whole, so that the last layer ends at the first gateway
   * @param deep whether to search the whole tree; else no more than the first branching, for a
   *     value that no crews are below
   */
  long least(int[] gateways, int known, boolean closed, boolean deep, long below) {
    layers = closed ? known : known - 1;
    limit = below;
    Arrays.fill(gateway, false);
    for (int l = 0; l < known; l++) {
      gateway[gateways[l]] = true;
    }
    long sum = 0;
    for (int l = 0; l < layers; l++) {
      in[l] = gateways[l];
      out[l] = gateways[l + 1 == known ? 0 : l + 1];
      Arrays.fill(forbidden[l], false);
      if (!settle(l)) {
        return limit;
      }
      sum += cost[l];
    }
    if (deep) {
      branch(sum);
      return limit;
    }
    if (sum < limit) {
      contested(sum);
      return Math.min(limit, rise);
    }
    return limit;
  }

  /** The crew of a layer in the cheapest that was found last. */
  int[] crew(int layer) {
    return best[layer];
  }

  /** Gives a layer its soonest satellites; false where there are too few. */
  private boolean settle(int layer) {
    int found = 0;
    boolean[] not = forbidden[layer];
    int[] all = pairs.soonest(in[layer], out[layer]);
    spare[layer] = -1;
    for (int s : all) {
      if (!not[s] && !gateway[s]) {
        if (found == experts) {
          spare[layer] = s;
          break;
        }
        crew[layer][found++] = s;
      }
    }
    if (found < experts) {
      return false;
    }
    cost[layer] = pairs.cost(layer, in[layer], out[layer], crew[layer]);
    return true;
  }

  private void branch(long sum) {
    if (sum >= limit || over.getAsBoolean()) {
      return;
    }
    int s = contested(sum);
    if (s < 0) {
      limit = sum;
      for (int l = 0; l < layers; l++) {
        System.arraycopy(crew[l], 0, best[l], 0, experts);
      }
      return;
    }
    if (rise >= limit) {
      return;
    }
    int[] rivals = rivals(s);
    for (int keeper : rivals) {
      long now = sum;
      boolean fits = true;
      for (int rival : rivals) {
        if (rival != keeper) {
          forbidden[rival][s] = true;
          now -= cost[rival];
          fits &= settle(rival);
          now += cost[rival];
        }
      }
      if (fits) {
        branch(now);
      }
      for (int rival : rivals) {
        if (rival != keeper) {
          forbidden[rival][s] = false;
          settle(rival);
        }
      }
    }
  }

  /** What the last {@link #contested} says that no crews cost less than. */
  private long rise;

  /** The satellite whose branching raises the cost most; negative where no two layers want one. */
  private int contested(long sum) {
    Arrays.fill(wanted, 0);
    for (int l = 0; l < layers; l++) {
      for (int s : crew[l]) {
        wanted[s]++;
      }
    }
    int most = -1;
    rise = sum;
    for (int s = 0; s < wanted.length; s++) {
      if (wanted[s] > 1) {
        long all = 0;
        long dearest = 0;
        for (int l = 0; l < layers; l++) {
          int rank = rank(l, s);
          if (rank >= 0) {
            long change = without(l, rank);
            all += change;
            dearest = Math.max(dearest, change);
          }
        }
        if (most < 0 || sum + all - dearest > rise) {
          most = s;
          rise = sum + all - dearest;
        }
      }
    }
    return most;
  }

  /** The layers that want a satellite, those first that would miss it most. */
  private int[] rivals(int s) {
    int[] rivals = new int[wanted[s]];
    long[] loss = new long[rivals.length];
    int count = 0;
    for (int l = 0; l < layers; l++) {
      int rank = rank(l, s);
      if (rank >= 0) {
        long here = without(l, rank);
        int at = count++;
        for (; at > 0 && loss[at - 1] < here; at--) {
          loss[at] = loss[at - 1];
          rivals[at] = rivals[at - 1];
        }
        loss[at] = here;
        rivals[at] = l;
      }
    }
    return rivals;
  }

  private int rank(int layer, int s) {
    for (int j = 0; j < experts; j++) {
      if (crew[layer][j] == s) {
        return j;
      }
    }
    return -1;
  }

  /** How much more a layer costs without the satellite of some rank; a lot where none is left. */
  private long without(int layer, int rank) {
    return spare[layer] < 0
        ? (limit - cost[layer]) / in.length
        : pairs.without(layer, in[layer], out[layer], crew[layer], rank, spare[layer]);
  }
}
