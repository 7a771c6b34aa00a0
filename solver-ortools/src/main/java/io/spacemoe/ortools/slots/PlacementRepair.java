package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.RefusedException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes a nearly best placement exactly best, in longs, for a problem that counts slots; with it a
 * backend that works on rounded costs loses nothing.
 *
 * <p>Experts that would rather sit elsewhere at nearly right rents lose their place. Then each is
 * put back along the shortest chain of moves, and rents rise along it, as in the Hungarian method
 * with Dijkstra's searches (Jonker, Volgenant, A shortest augmenting path algorithm for dense and
 * sparse linear assignment problems, Computing 38, 1987). Slots that stay empty are taken by
 * vacancies, which pay nothing but rent. O(pairs + satellites^2) for each expert that lost its
 * place; right from any start, fast from a good one.
 */
final class PlacementRepair {
  /** No expert. */
  private static final int NOBODY = -1;

  /** A free slot, in the place of an expert. */
  private static final int VACANCY = -2;

  /** Not reached. */
  private static final long FAR = Long.MAX_VALUE;

  private final CandidatePairs pairs;
  private final Occupants occupants;
  private final long[] rent;
  private final long[] vacancies;
  private final int[] holes;

  private final boolean[] usable;
  private final long[] distance;
  private final boolean[] settled;
  private final int[] movedBy;

  /**
   * Repairs at once.
   *
   * @param satelliteOf a feasible start on candidate pairs; negative for an expert without a place
   * @param rents a start, 0 to 2^61
   */
  PlacementRepair(PlacementProblem problem, CandidatePairs pairs, int[] satelliteOf, long[] rents) {
    int satellites = problem.satellites();
    this.pairs = pairs;
    this.occupants = new Occupants(satellites, satelliteOf);
    this.rent = rents.clone();
    this.vacancies = new long[satellites];
    this.holes = new int[satellites];
    this.usable = new boolean[satellites];
    this.distance = new long[satellites];
    this.settled = new boolean[satellites];
    this.movedBy = new int[satellites];
    long empty = 0;
    for (int s = 0; s < satellites; s++) {
      usable[s] = problem.room(s) > 0;
      vacancies[s] = problem.room(s) - occupants.count(s);
      empty += vacancies[s];
    }
    makeHoles(empty, unplaced(satelliteOf));
    evictTheUnhappy();
    for (int e = 0; e < pairs.experts(); e++) {
      if (occupants.satelliteOf(e) < 0) {
        place(e);
      }
    }
  }

  /** The best placement. */
  int[] satelliteOf() {
    return occupants.toArray();
  }

  private static int unplaced(int[] satelliteOf) {
    int unplaced = 0;
    for (int s : satelliteOf) {
      unplaced += s < 0 ? 1 : 0;
    }
    return unplaced;
  }

  /**
   * As many holes as experts without a place, on the empty slots with the dearest rents; the other
   * empty slots are taken by vacancies, and lose their rents.
   */
  private void makeHoles(long empty, int wanted) {
    int missing = wanted;
    while (missing > 0) {
      int dearest = NOBODY;
      for (int s = 0; s < rent.length; s++) {
        if (vacancies[s] > 0 && (dearest < 0 || rent[s] > rent[dearest])) {
          dearest = s;
        }
      }
      if (dearest < 0) {
        throw new SolverFailureException(
            String.format(
                Locale.ROOT, "%d experts without a place but %d empty slots", wanted, empty));
      }
      long taken = Math.min(missing, vacancies[dearest]);
      vacancies[dearest] -= taken;
      holes[dearest] += (int) taken;
      missing -= (int) taken;
    }
    for (int s = 0; s < rent.length; s++) {
      rent[s] = vacancies[s] > 0 ? 0 : rent[s];
    }
  }

  private void evictTheUnhappy() {
    for (int e = 0; e < pairs.experts(); e++) {
      int s = occupants.satelliteOf(e);
      if (s >= 0 && pairs.cost(pairs.pairOf(e, s)) + rent[s] > least(e)) {
        occupants.evict(e);
        holes[s]++;
      }
    }
  }

  /** What an expert pays where it pays least. */
  private long least(int expert) {
    long least = FAR;
    for (int k = pairs.first(expert), end = pairs.end(expert); k < end; k++) {
      least = Math.min(least, pairs.cost(k) + rent[pairs.satellite(k)]);
    }
    return least;
  }

  /** Finds the shortest chain of moves from an expert to a hole, and carries it out. */
  private void place(int expert) {
    Arrays.fill(distance, FAR);
    Arrays.fill(settled, false);
    reach(expert, least(expert), 0, expert);
    int vacatedFrom = NOBODY;
    while (true) {
      int s = nearest();
      if (s < 0) {
        throw new SolverFailureException("no chain of moves places expert " + expert);
      }
      if (holes[s] > 0) {
        raiseRents(distance[s]);
        shift(expert, s, vacatedFrom);
        return;
      }
      settled[s] = true;
      for (int e = occupants.first(s); e >= 0; e = occupants.next(e)) {
        reach(e, pairs.cost(pairs.pairOf(e, s)) + rent[s], distance[s], e);
      }
      if (vacancies[s] > 0 && vacatedFrom < 0) {
        vacatedFrom = s;
        for (int t = 0; t < rent.length; t++) {
          if (usable[t]) {
            shorten(t, sum(distance[s], rent[t] - rent[s]), VACANCY);
          }
        }
      }
    }
  }

  private void reach(int expert, long pays, long from, int by) {
    for (int k = pairs.first(expert), end = pairs.end(expert); k < end; k++) {
      int t = pairs.satellite(k);
      shorten(t, sum(from, pairs.cost(k) + rent[t] - pays), by);
    }
  }

  private void shorten(int satellite, long to, int by) {
    if (to < distance[satellite]) {
      distance[satellite] = to;
      movedBy[satellite] = by;
    }
  }

  /** The sum of two distances; far when it leaves the range. */
  private static long sum(long a, long b) {
    long sum = a + b;
    return sum < 0 ? FAR : sum;
  }

  /** The nearest satellite not settled yet; one with a hole where there are several. */
  private int nearest() {
    int nearest = NOBODY;
    for (int s = 0; s < distance.length; s++) {
      if (!settled[s]
          && distance[s] < FAR
          && (nearest < 0
              || distance[s] < distance[nearest]
              || (distance[s] == distance[nearest] && holes[s] > holes[nearest]))) {
        nearest = s;
      }
    }
    return nearest;
  }

  private void raiseRents(long reached) {
    for (int s = 0; s < rent.length; s++) {
      if (settled[s]) {
        rent[s] += reached - distance[s];
        if (rent[s] < 0 || rent[s] > 1L << 62) {
          throw new RefusedException("the costs spread too widely: a rent would exceed 2^62");
        }
      }
    }
  }

  private void shift(int expert, int hole, int vacatedFrom) {
    holes[hole]--;
    int s = hole;
    while (true) {
      int by = movedBy[s];
      if (by == VACANCY) {
        vacancies[s]++;
        vacancies[vacatedFrom]--;
        s = vacatedFrom;
      } else {
        int from = occupants.satelliteOf(by);
        occupants.settle(by, s);
        if (by == expert) {
          return;
        }
        s = from;
      }
    }
  }
}
