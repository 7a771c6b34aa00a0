package io.spacemoe.solver;

import java.util.Arrays;

/**
 * What a layer, or two in a row, cost at least with given gateways, when no other layer takes up
 * satellites.
 *
 * <p>A layer's cost is the integral over time of the probability that not all answers awaited are
 * there, and that depends on how many experts answer by then. By time t two layers together have
 * experts on no more satellites than answer one or the other by t. So the least sum of the two
 * probabilities at each time, integrated, is a bound. Satellites far from the gateways are taken
 * for the nearest of their kind. For use by one thread at a time.
 */
final class TrioCost {
  private final JointProblem.Distances distances;
  private final int experts;
  private final int[][] near;
  private final long[] horizon;
  private final int[] seenAt;
  private final int[] candidates;
  private final long[] events;
  private int calls;
  private int count;

  TrioCost(JointProblem problem) {
    int n = problem.satellites();
    distances = problem.distances();
    experts = problem.experts();
    int reach = Math.min(3 * experts + 16, 8192);
    near = new int[n][];
    horizon = new long[n];
    for (int s = 0; s < n; s++) {
      near[s] = problem.nearest(s, reach);
      boolean all = near[s].length == n - 1;
      horizon[s] = all ? Long.MAX_VALUE / 4 : distances.ns(s, near[s][near[s].length - 1]);
    }
    seenAt = new int[n];
    candidates = new int[3 * reach];
    events = new long[6 * reach];
  }

  /** At least the limit, or what a layer between two gateways costs at least. */
  long ofPair(int[] ppm, int a, int b, long limit) {
    long soonest = limit / JointProblem.PPM;
    if (!anyBy(soonest, a, b) && !anyBy(soonest, b, a) && horizon[a] + horizon[b] > soonest) {
      return limit;
    }
    begin(a, b, b);
    gather(a);
    gather(b);
    long far = horizon[a] + horizon[b];
    for (int i = 0; i < count; i++) {
      events[i] = Math.min(far, through(a, candidates[i], b));
    }
    Arrays.sort(events, 0, count);
    long cost = 0;
    for (int j = 0; j < experts; j++) {
      cost += ppm[j] * (j < count ? events[j] : far);
    }
    return cost;
  }

  private boolean anyBy(long ns, int a, int b) {
    for (int s : near[a]) {
      if (s != b && through(a, s, b) <= ns) {
        return true;
      }
    }
    return false;
  }

  /** At least the limit, or what the layers from a to b and from b to c together cost at least. */
  long ofTrio(int[] first, int[] second, int a, int b, int c, long limit) {
    begin(a, b, c);
    gather(a);
    gather(b);
    gather(c);
    long far = Math.min(horizon[a], horizon[c]) + horizon[b];
    int answers = 0;
    for (int i = 0; i < count; i++) {
      long one = through(a, candidates[i], b);
      long other = through(b, candidates[i], c);
      if (one < far) {
        events[answers++] = one << 16 | i << 1;
      }
      if (other < far) {
        events[answers++] = other << 16 | i << 1 | 1;
      }
    }
    Arrays.sort(events, 0, answers);
    return integral(new Waiting(first, second), answers, far, limit);
  }

  /** Adds up over time what is awaited still, answer by answer. */
  private long integral(Waiting waiting, int answers, long far, long limit) {
    Arrays.fill(candidates, 0, count, 0);
    long cost = 0;
    long now = 0;
    for (int k = 0; k < answers && waiting.least() > 0 && cost < limit; k++) {
      long then = events[k] >>> 16;
      if (then > now) {
        cost += waiting.least() * (then - now);
        now = then;
      }
      int i = (int) (events[k] & 0xffff) >> 1;
      int layer = 1 << (events[k] & 1);
      waiting.answers(candidates[i], layer);
      candidates[i] |= layer;
    }
    // Whoever is awaited beyond the horizon is not followed there, only to it.
    return Math.min(limit, waiting.least() > 0 ? cost + waiting.least() * (far - now) : cost);
  }

  private long through(int a, int s, int b) {
    return distances.ns(a, s) + distances.ns(s, b);
  }

  private void begin(int a, int b, int c) {
    calls++;
    count = 0;
    seenAt[a] = calls;
    seenAt[b] = calls;
    seenAt[c] = calls;
  }

  private void gather(int gateway) {
    for (int s : near[gateway]) {
      if (seenAt[s] != calls) {
        seenAt[s] = calls;
        candidates[count++] = s;
      }
    }
  }

  /** How likely two layers still wait, in parts per million, as satellites answer. */
  private static final class Waiting {
    private final long[] first;
    private final long[] second;
    private int one;
    private int other;
    private int either;
    private long least = -1;

    Waiting(int[] firstPpm, int[] secondPpm) {
      first = tail(firstPpm);
      second = tail(secondPpm);
    }

    /** The probability that one waits for more, by the number of experts that have answered. */
    private static long[] tail(int[] ppm) {
      long[] tail = new long[ppm.length + 1];
      for (int j = ppm.length - 1; j >= 0; j--) {
        tail[j] = tail[j + 1] + ppm[j];
      }
      return tail;
    }

    /** A satellite that has answered some layers already answers one more. */
    void answers(int before, int layer) {
      one += layer == 1 ? 1 : 0;
      other += layer == 2 ? 1 : 0;
      either += before == 0 ? 1 : 0;
      least = -1;
    }

    /** The least sum of both probabilities, over all ways to share the satellites. */
    long least() {
      if (least < 0) {
        least = Long.MAX_VALUE;
        for (int n = Math.min(one, first.length - 1); n >= 0; n--) {
          int rest = Math.min(Math.min(other, second.length - 1), either - n);
          least = Math.min(least, first[n] + second[rest]);
        }
      }
      return least;
    }
  }
}
