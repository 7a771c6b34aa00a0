package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
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
  private final JointProblem problem;
  private final JointProblem.Distances distances;
  private final int experts;
  private final int reach;
  private final int[][] near;
  private final long[] horizon;
  private final int[] seenAt;
  private final int[] candidates;
  private final long[] order;
  private int calls;
  private int count;

  /**
   * When satellites answer a layer between two gateways, soonest first.
   *
   * @param from one gateway
   * @param to the other; which of them is the layer's own makes no difference
   * @param ns distances, ascending
   * @param satellite whose they are; neither gateway is among them
   * @param far no other satellite answers before
   */
  record Answers(int from, int to, long[] ns, int[] satellite, long far) {}

  TrioCost(JointProblem problem) {
    int n = problem.satellites();
    this.problem = problem;
    distances = problem.distances();
    experts = problem.experts();
    reach = Math.min(3 * experts + 16, 8192);
    near = new int[n][];
    horizon = new long[n];
    seenAt = new int[n];
    candidates = new int[2 * reach];
    order = new long[2 * reach];
  }

  /** The satellites around one, nearest first; found when they are first asked for. */
  private int[] near(int s) {
    if (near[s] == null) {
      near[s] = problem.nearest(s, reach);
      boolean all = near[s].length == problem.satellites() - 1;
      horizon[s] = all ? Long.MAX_VALUE / 4 : distances.ns(s, near[s][near[s].length - 1]);
    }
    return near[s];
  }

  /** How far away all satellites are that are not near. */
  private long horizon(int s) {
    near(s);
    return horizon[s];
  }

  /** The probability that a layer waits for more, in ppm, by how many experts have answered. */
  static long[] waiting(int[] lastPpm) {
    long[] waiting = new long[lastPpm.length + 1];
    for (int j = lastPpm.length - 1; j >= 0; j--) {
      waiting[j] = waiting[j + 1] + lastPpm[j];
    }
    return waiting;
  }

  /** At least the limit, or what a layer between two gateways costs at least. */
  long ofPair(long[] waiting, int a, int b, long limit) {
    long soonest = limit / JointProblem.PPM;
    if (!anyBy(soonest, a, b) && !anyBy(soonest, b, a) && horizon(a) + horizon(b) > soonest) {
      return limit;
    }
    Answers answers = between(a, b);
    long cost = 0;
    long now = 0;
    for (int j = 0; j < experts; j++) {
      long then = j < answers.ns.length ? answers.ns[j] : answers.far;
      cost += waiting[j] * (then - now);
      now = then;
    }
    return cost;
  }

  private boolean anyBy(long ns, int a, int b) {
    for (int s : near(a)) {
      if (s != b && through(a, s, b) <= ns) {
        return true;
      }
    }
    return false;
  }

  /** The soonest answers between two gateways. */
  Answers between(int a, int b) {
    calls++;
    count = 0;
    seenAt[a] = calls;
    seenAt[b] = calls;
    gather(a);
    gather(b);
    long far = horizon(a) + horizon(b);
    int known = 0;
    for (int i = 0; i < count; i++) {
      long ns = through(a, candidates[i], b);
      if (ns < far) {
        order[known++] = (ns << 16) | i;
      }
    }
    Arrays.sort(order, 0, known);
    if (known > reach) {
      known = reach;
      far = order[reach] >>> 16;
    }
    long[] ns = new long[known];
    int[] satellite = new int[known];
    for (int k = 0; k < known; k++) {
      ns[k] = order[k] >>> 16;
      satellite[k] = candidates[(int) order[k] & 0xffff];
    }
    return new Answers(a, b, ns, satellite, far);
  }

  private long through(int a, int s, int b) {
    return distances.ns(a, s) + distances.ns(s, b);
  }

  private void gather(int gateway) {
    for (int s : near(gateway)) {
      if (seenAt[s] != calls) {
        seenAt[s] = calls;
        candidates[count++] = s;
      }
    }
  }

  /**
   * At least the limit, or what two layers in a row together cost at least: the least sum of both
   * probabilities, answer by answer, added up over time.
   *
   * @param in answers of the first layer, to the gateway in the middle
   * @param out answers of the second, to the gateway in the middle as well
   */
  long ofTrio(long[] first, long[] second, Answers in, Answers out, long limit) {
    calls++;
    long far = Math.min(in.far, out.far);
    long cost = 0;
    long now = 0;
    long least = first[0] + second[0];
    int one = 0;
    int other = 0;
    int either = 0;
    int i = 0;
    int j = 0;
    while (least > 0 && cost < limit) {
      long soonestIn = i < in.ns.length ? in.ns[i] : far;
      long soonestOut = j < out.ns.length ? out.ns[j] : far;
      long then = Math.min(far, Math.min(soonestIn, soonestOut));
      cost += least * (then - now);
      now = then;
      if (then == far) {
        // Whoever is awaited beyond the horizon is not followed there, only to it.
        break;
      }
      int s = soonestIn <= soonestOut ? in.satellite[i++] : out.satellite[j++];
      if (s != in.from && s != out.from) {
        one += soonestIn <= soonestOut ? 1 : 0;
        other += soonestIn <= soonestOut ? 0 : 1;
        either += seenAt[s] == calls ? 0 : 1;
        seenAt[s] = calls;
        least = least(first, second, one, other, either);
      }
    }
    return Math.min(limit, cost);
  }

  /** The least sum of both probabilities over all ways to share the satellites. */
  private long least(long[] first, long[] second, int one, int other, int either) {
    int most = Math.min(one, experts);
    int rest = Math.min(other, experts);
    if (most + rest <= either) {
      return first[most] + second[rest];
    }
    long least = Long.MAX_VALUE;
    for (int n = Math.max(0, either - rest); n <= most; n++) {
      least = Math.min(least, first[n] + second[Math.min(rest, either - n)]);
    }
    return least;
  }
}
