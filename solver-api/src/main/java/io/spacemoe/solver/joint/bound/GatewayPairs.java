package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;

/**
 * When all satellites answer between any two gateways, soonest first, and what a layer costs there
 * that has them to itself; kept as it is asked for. For few satellites, and for use by one thread.
 */
final class GatewayPairs {
  /** Low bits of a key, for the satellite; a time is below 2^43 ns in any problem. */
  private static final int SATELLITE_BITS = 12;

  private static final int SATELLITE = (1 << SATELLITE_BITS) - 1;

  /** With more, all orders would not fit in memory: of 128 they take 8 MB. */
  static final int MOST_SATELLITES = 128;

  private final JointProblem problem;
  private final int satellites;
  private final int[][] ppm;
  private final int[][] soonest;
  private final long[][] cost;

  /**
   * Nothing yet.
   *
   * @param ppm by layer and rank how likely an answer is the last one awaited
   */
  GatewayPairs(JointProblem problem, int[][] ppm) {
    this.problem = problem;
    this.ppm = ppm;
    satellites = problem.satellites();
    soonest = new int[satellites * satellites][];
    cost = new long[ppm.length][satellites * satellites];
    for (long[] row : cost) {
      Arrays.fill(row, -1);
    }
  }

  /** When a satellite answers between two gateways, in ns. */
  long ns(int in, int s, int out) {
    return problem.distances().ns(in, s) + problem.distances().ns(s, out);
  }

  /** All satellites but two gateways by when they answer between them, ties to the lower index. */
  int[] soonest(int in, int out) {
    int pair = Math.min(in, out) * satellites + Math.max(in, out);
    if (soonest[pair] == null) {
      long[] keys = new long[satellites - (in == out ? 1 : 2)];
      int count = 0;
      for (int s = 0; s < satellites; s++) {
        if (s != in && s != out) {
          keys[count++] = ns(in, s, out) << SATELLITE_BITS | s;
        }
      }
      Arrays.sort(keys);
      soonest[pair] = Arrays.stream(keys).mapToInt(key -> (int) key & SATELLITE).toArray();
    }
    return soonest[pair];
  }

  /** What a layer costs at least between two gateways. */
  long cost(int layer, int in, int out) {
    int pair = Math.min(in, out) * satellites + Math.max(in, out);
    if (cost[layer][pair] < 0) {
      cost[layer][pair] = cost(layer, in, out, soonest(in, out));
    }
    return cost[layer][pair];
  }

  /** What a layer costs whose experts are on the first of these satellites, soonest first. */
  long cost(int layer, int in, int out, int[] crew) {
    long sum = 0;
    for (int j = 0; j < ppm[layer].length; j++) {
      sum += ppm[layer][j] * ns(in, crew[j], out);
    }
    return sum;
  }

  /** How much more it costs when the satellite of some rank leaves and a later one comes. */
  long without(int layer, int in, int out, int[] crew, int rank, int spare) {
    long more = 0;
    long before = ns(in, crew[rank], out);
    for (int j = rank; j < ppm[layer].length; j++) {
      long then = ns(in, j + 1 < ppm[layer].length ? crew[j + 1] : spare, out);
      more += ppm[layer][j] * (then - before);
      before = then;
    }
    return more;
  }
}
