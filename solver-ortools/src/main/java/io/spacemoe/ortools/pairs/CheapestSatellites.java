package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.PlacementProblem;

/**
 * An expert's cheapest allowed satellites, just enough of them to have as many slots as there are
 * experts; found by quickselect in O(satellites) expected, without sorting.
 */
final class CheapestSatellites {
  private final PlacementProblem problem;
  private final long[] cost;
  private final int[] order;

  CheapestSatellites(PlacementProblem problem) {
    this.problem = problem;
    this.cost = new long[problem.satellites()];
    this.order = new int[problem.satellites()];
  }

  /** The satellites of the last selection, in its first places; in no particular order. */
  int[] selected() {
    return order;
  }

  /** Selects for an expert and returns how many satellites that takes. */
  int select(int expert) {
    int allowed = 0;
    long slots = 0;
    for (int s = 0; s < order.length; s++) {
      if (problem.allows(expert, s)) {
        order[allowed++] = s;
        slots += problem.room(s);
      }
    }
    if (slots <= problem.experts()) {
      return allowed;
    }
    problem.costs().copyRow(expert, cost);
    return shortestPrefix(allowed, problem.experts());
  }

  /** Moves the cheapest to the front until they have enough slots. */
  private int shortestPrefix(int size, long enough) {
    int from = 0;
    int to = size;
    long missing = enough;
    while (to - from > 1) {
      long pivot = median(cost[order[from]], cost[order[(from + to) >>> 1]], cost[order[to - 1]]);
      int split = partition(from, to, pivot);
      long slots = 0;
      for (int i = from; i < split; i++) {
        slots += problem.room(order[i]);
      }
      if (slots >= missing) {
        to = split;
      } else {
        missing -= slots;
        from = split;
      }
    }
    return to;
  }

  /** Hoare's partition: no place before the split costs more than one after it; both get some. */
  private int partition(int from, int to, long pivot) {
    int low = from;
    int high = to - 1;
    while (true) {
      while (cost[order[low]] < pivot) {
        low++;
      }
      while (cost[order[high]] > pivot) {
        high--;
      }
      if (low >= high) {
        return Math.max(from + 1, Math.min(to - 1, high + 1));
      }
      int kept = order[low];
      order[low++] = order[high];
      order[high--] = kept;
    }
  }

  private static long median(long a, long b, long c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
