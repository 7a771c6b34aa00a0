package io.spacemoe.benchmarks;

import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;

/**
 * The textbook baseline for dense assignment: Jonker and Volgenant, A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems, Computing 38, 1987. Column reduction
 * where the matrix is square, two rounds of row reduction, then shortest augmenting paths over a
 * flat array. O(n m) memory, O(n^2 m) time.
 */
final class JonkerVolgenant {
  private static final int NONE = -1;

  private final int experts;
  private final int satellites;
  private final long[] cost;
  private final long[] price;
  private final int[] satelliteOf;
  private final int[] expertOn;
  private final long[] distance;
  private final int[] before;
  private final int[] column;
  private int[] free;
  private int freeCount;

  private JonkerVolgenant(PlacementProblem problem) {
    experts = problem.experts();
    satellites = problem.satellites();
    cost = new long[experts * satellites];
    long[] row = new long[satellites];
    for (int e = 0; e < experts; e++) {
      problem.costs().copyRow(e, row);
      System.arraycopy(row, 0, cost, e * satellites, satellites);
    }
    price = new long[satellites];
    satelliteOf = new int[experts];
    expertOn = new int[satellites];
    Arrays.fill(satelliteOf, NONE);
    Arrays.fill(expertOn, NONE);
    distance = new long[satellites];
    before = new int[satellites];
    column = new int[satellites];
    free = new int[experts];
  }

  /** The satellite of each expert in a best placement, one per satellite, at most all of them. */
  static int[] solve(PlacementProblem problem) {
    JonkerVolgenant search = new JonkerVolgenant(problem);
    if (search.experts == search.satellites) {
      search.reduceColumns();
    }
    for (int e = 0; e < search.experts; e++) {
      if (search.satelliteOf[e] == NONE) {
        search.free[search.freeCount++] = e;
      }
    }
    if (search.satellites > 1) {
      search.reduceRows();
      search.reduceRows();
    }
    for (int k = 0; k < search.freeCount; k++) {
      search.augment(search.free[k]);
    }
    return search.satelliteOf;
  }

  private void reduceColumns() {
    for (int s = satellites - 1; s >= 0; s--) {
      int best = 0;
      for (int e = 1; e < experts; e++) {
        if (cost[e * satellites + s] < cost[best * satellites + s]) {
          best = e;
        }
      }
      price[s] = cost[best * satellites + s];
      if (satelliteOf[best] == NONE) {
        satelliteOf[best] = s;
        expertOn[s] = best;
      }
    }
  }

  private void reduceRows() {
    int count = freeCount;
    freeCount = 0;
    int k = 0;
    long steps = 0;
    while (k < count) {
      int e = free[k++];
      int row = e * satellites;
      long least = Long.MAX_VALUE;
      long second = Long.MAX_VALUE;
      int s1 = 0;
      int s2 = 0;
      for (int s = 0; s < satellites; s++) {
        long reduced = cost[row + s] - price[s];
        if (reduced < least) {
          second = least;
          s2 = s1;
          least = reduced;
          s1 = s;
        } else if (reduced < second) {
          second = reduced;
          s2 = s;
        }
      }
      int tenant = expertOn[s1];
      boolean cheaper = least < second;
      if (cheaper) {
        price[s1] -= second - least;
      } else if (tenant != NONE) {
        s1 = s2;
        tenant = expertOn[s1];
      }
      satelliteOf[e] = s1;
      expertOn[s1] = e;
      if (tenant != NONE) {
        satelliteOf[tenant] = NONE;
        if (cheaper && ++steps < 20L * experts) {
          free[--k] = tenant;
        } else {
          free[freeCount++] = tenant;
        }
      }
    }
  }

  private void augment(int source) {
    int row = source * satellites;
    for (int s = 0; s < satellites; s++) {
      distance[s] = cost[row + s] - price[s];
      before[s] = source;
      column[s] = s;
    }
    int scanned = 0;
    int ready = 0;
    int last = 0;
    long least = 0;
    int end = NONE;
    while (end == NONE) {
      if (scanned == ready) {
        last = scanned;
        least = distance[column[ready++]];
        for (int k = ready; k < satellites; k++) {
          int s = column[k];
          if (distance[s] <= least) {
            if (distance[s] < least) {
              ready = scanned;
              least = distance[s];
            }
            column[k] = column[ready];
            column[ready++] = s;
          }
        }
        for (int k = scanned; k < ready && end == NONE; k++) {
          end = expertOn[column[k]] == NONE ? column[k] : NONE;
        }
      }
      while (end == NONE && scanned < ready) {
        int s1 = column[scanned++];
        int e = expertOn[s1];
        row = e * satellites;
        long base = cost[row + s1] - price[s1] - least;
        for (int k = ready; k < satellites && end == NONE; k++) {
          int s = column[k];
          long d = cost[row + s] - price[s] - base;
          if (d < distance[s]) {
            distance[s] = d;
            before[s] = e;
            if (d == least && expertOn[s] == NONE) {
              end = s;
            } else if (d == least) {
              column[k] = column[ready];
              column[ready++] = s;
            }
          }
        }
      }
    }
    for (int k = 0; k < last; k++) {
      price[column[k]] += distance[column[k]] - least;
    }
    int e;
    do {
      e = before[end];
      expertOn[end] = e;
      int next = satelliteOf[e];
      satelliteOf[e] = end;
      end = next;
    } while (e != source);
  }
}
