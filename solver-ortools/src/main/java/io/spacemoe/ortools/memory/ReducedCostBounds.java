package io.spacemoe.ortools.memory;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.LagrangianRents;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;

/**
 * What every pair costs at least when it is used: the bound of fixed rents, plus what the expert
 * pays on this satellite above what it pays where it pays least. Exact, in longs; immutable.
 *
 * <p>A placement that uses a pair costs no less than the pair's bound (reduced-cost fixing), so
 * pairs above a known cost can be left out of a search for a cheaper placement.
 */
final class ReducedCostBounds {
  /** What a bound, scaled, may come to. */
  private static final long RANGE = 1L << 61;

  private final long scale;
  private final long total;
  private final long[] above;

  /**
   * Rounds rents so that everything fits.
   *
   * @param pairs with costs up to 2^60 / experts
   */
  ReducedCostBounds(PlacementProblem problem, CandidatePairs pairs, LagrangianRents lagrangian) {
    int terms = pairs.experts() + pairs.satellites();
    double highest = 0;
    for (int s = 0; s < pairs.satellites(); s++) {
      highest = Math.max(highest, lagrangian.rentOfAll(s));
    }
    long fine = 1L << 20;
    while (fine > 1 && fine * (pairs.largest() + highest) > (double) RANGE / terms) {
      fine >>= 1;
    }
    this.scale = fine;
    long[] rent = new long[pairs.satellites()];
    long sum = 0;
    for (int s = 0; s < rent.length; s++) {
      long room = Math.max(1, problem.room(s));
      double fair = lagrangian.rentOfAll(s) * scale / room;
      rent[s] = Math.min((long) fair, RANGE / terms / room);
      sum -= rent[s] * room;
    }
    this.above = new long[pairs.size()];
    for (int e = 0; e < pairs.experts(); e++) {
      long least = Long.MAX_VALUE;
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        int s = pairs.satellite(k);
        above[k] = pairs.cost(k) * scale + rent[s] * problem.demand(e, s);
        least = Math.min(least, above[k]);
      }
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        above[k] -= least;
      }
      sum += least;
    }
    this.total = sum;
  }

  /** A lower bound on the sum of a placement's pair costs. */
  long bound() {
    return bound(total);
  }

  /** A lower bound on the sum of pair costs of a placement that uses a pair. */
  long bound(int pair) {
    return bound(total + above[pair]);
  }

  /** In whole units, rounded up; no sum of pair costs is below zero, whatever the rents say. */
  private long bound(long fine) {
    return Math.max(0, -Math.floorDiv(-fine, scale));
  }

  /** The lowest level under which there are at least so many pairs, or all. */
  long levelOf(int size) {
    long[] sorted = above.clone();
    Arrays.sort(sorted);
    int last = Math.min(size, sorted.length) - 1;
    return bound(total + sorted[last]);
  }

  /** The number of pairs whose bound is at most a level. */
  int sizeUpTo(long level) {
    int size = 0;
    for (int k = 0; k < above.length; k++) {
      size += bound(k) <= level ? 1 : 0;
    }
    return size;
  }
}
