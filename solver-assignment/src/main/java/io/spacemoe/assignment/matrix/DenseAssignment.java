package io.spacemoe.assignment.matrix;

import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Optional;

/**
 * Assignment of few experts with any costs, one per satellite, every pair allowed, satellites left
 * over: the method of Jonker and Volgenant (Computing 38, 1987) on plain arrays, without the books
 * that slots, forbidden pairs and large problems need. O(n^2 m).
 *
 * <p>Nothing can overflow. There is always an open satellite, and it has no rent; so no tenant's
 * rent exceeds the tenant's dearest cost, no distance exceeds that of an open satellite, and none
 * offered exceeds the dearest costs of three different experts, which {@link Costs#MAX_TOTAL}
 * bounds.
 */
public final class DenseAssignment implements ExactMethod {
  /** With more pairs than this, lists of candidates pay. */
  private static final int MOST_PAIRS = 1 << 14;

  /** A tenant who loses its place bids again at once, so often for each expert. */
  private static final int BIDS_PER_EXPERT = 20;

  private final CostRows rows;
  private final int[] satelliteOf;
  private final int[] tenant;
  private final long[] rent;
  private final int[] free;
  private int freeCount;
  private long searches;

  private final long[] distance;
  private final int[] via;
  private final boolean[] reached;

  public DenseAssignment(CostRows rows, int satellites) {
    this.rows = rows;
    satelliteOf = new int[rows.count()];
    tenant = new int[satellites];
    Arrays.fill(satelliteOf, Tenancy.NONE);
    Arrays.fill(tenant, Tenancy.NONE);
    rent = new long[satellites];
    free = new int[rows.count()];
    for (int e = 0; e < free.length; e++) {
      free[e] = e;
    }
    freeCount = free.length;
    distance = new long[satellites];
    via = new int[satellites];
    reached = new boolean[satellites];
  }

  /** Whether a problem is of this kind and small. */
  public static boolean suits(PlacementProblem problem) {
    return problem.capacity() instanceof Capacity.One
        && problem.forbidden().isEmpty()
        && problem.satellites() > problem.experts()
        && (long) problem.experts() * problem.satellites() <= MOST_PAIRS;
  }

  @Override
  public Optional<Proof.Shortage> solve(StopSignal stop) {
    bid();
    bid();
    while (freeCount > 0 && !stop.raised()) {
      place(free[--freeCount]);
    }
    return Optional.empty();
  }

  /** A round in which every free expert takes what it likes best, and raises the rent. */
  private void bid() {
    int count = freeCount;
    freeCount = 0;
    int again = BIDS_PER_EXPERT * satelliteOf.length;
    int k = 0;
    while (k < count) {
      int e = free[k++];
      long[] row = rows.row(e);
      long least = Long.MAX_VALUE;
      long second = Long.MAX_VALUE;
      int best = 0;
      int next = 0;
      for (int s = 0; s < row.length; s++) {
        long pays = row[s] + rent[s];
        if (pays < second) {
          if (pays < least) {
            second = least;
            next = best;
            least = pays;
            best = s;
          } else {
            second = pays;
            next = s;
          }
        }
      }
      rent[best] += second - least;
      best = second == least && tenant[best] != Tenancy.NONE ? next : best;
      int loser = tenant[best];
      satelliteOf[e] = best;
      tenant[best] = e;
      if (loser != Tenancy.NONE) {
        satelliteOf[loser] = Tenancy.NONE;
        if (second > least && --again > 0) {
          free[--k] = loser;
        } else {
          free[freeCount++] = loser;
        }
      }
    }
  }

  /** Places one more expert along a shortest path (Dijkstra's search over reduced costs). */
  private void place(int expert) {
    searches++;
    Arrays.fill(distance, Long.MAX_VALUE);
    Arrays.fill(reached, false);
    int mover = expert;
    int end = nearest(mover, 0);
    while (tenant[end] != Tenancy.NONE) {
      reached[end] = true;
      mover = tenant[end];
      end = nearest(mover, distance[end] - rows.row(mover)[end] - rent[end]);
    }
    for (int s = 0; s < rent.length; s++) {
      rent[s] += reached[s] ? distance[end] - distance[s] : 0;
    }
    do {
      mover = via[end];
      tenant[end] = mover;
      int home = satelliteOf[mover];
      satelliteOf[mover] = end;
      end = home;
    } while (mover != expert);
  }

  /** Lets an expert look around, and says which satellite is the nearest of those not reached. */
  private int nearest(int mover, long base) {
    long[] row = rows.row(mover);
    long least = Long.MAX_VALUE;
    int nearest = Tenancy.NONE;
    for (int s = 0; s < row.length; s++) {
      long d = base + row[s] + rent[s];
      if (d < distance[s]) {
        distance[s] = d;
        via[s] = mover;
      } else {
        d = distance[s];
      }
      if (d <= least && !reached[s] && (d < least || tenant[s] == Tenancy.NONE)) {
        least = d;
        nearest = s;
      }
    }
    return nearest;
  }

  @Override
  public boolean solved() {
    return freeCount == 0;
  }

  @Override
  public int[] satelliteOf() {
    return satelliteOf;
  }

  @Override
  public Proof.Rents rents() {
    return new Proof.Rents(rent);
  }

  @Override
  public long searches() {
    return searches;
  }
}
