package io.spacemoe.assignment.matrix;

import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;

/**
 * Starts for a matrix of costs: column reduction, and augmenting row reduction, in which an
 * unplaced expert takes the satellite that it likes best and raises its rent until the second best
 * is as good (Jonker and Volgenant, 1987; Bertsekas' auction without a least bid, 1981). It places
 * most experts at a fraction of the price of searches for paths.
 */
final class RowReduction {
  /** A tenant who loses its place bids again at once, so often for each expert. */
  private static final int BIDS_PER_EXPERT = 6;

  /** Who would have to pay more than this does not bid, so that rents stay in their range. */
  private static final long MOST = 1L << 59;

  private final CostRows rows;
  private final Market market;
  private final int[] slots;

  RowReduction(CostRows rows, Market market, int[] slots) {
    this.rows = rows;
    this.market = market;
    this.slots = slots;
  }

  /**
   * Where no slot will be left over, gives every satellite the rent at which it is worth as much as
   * any other to whom it is cheapest for, and places these. For a market without rents.
   */
  void columns() {
    long[] least = new long[slots.length];
    int[] cheapestFor = new int[slots.length];
    Arrays.fill(least, Long.MAX_VALUE);
    for (int e = 0; e < rows.count(); e++) {
      long[] row = rows.row(e);
      for (int s = 0; s < row.length; s++) {
        if (row[s] < least[s] && row[s] >= 0) {
          least[s] = row[s];
          cheapestFor[s] = e;
        }
      }
    }
    long most = 0;
    for (long cost : least) {
      most = cost == Long.MAX_VALUE ? most : Math.max(most, cost);
    }
    for (int s = 0; s < slots.length; s++) {
      market.rent[s] = least[s] == Long.MAX_VALUE ? 0 : most - least[s];
    }
    market.countVacant();
    for (int s = 0; s < slots.length; s++) {
      int e = cheapestFor[s];
      boolean wanted = slots[s] > 0 && least[s] != Long.MAX_VALUE;
      if (wanted && market.seats.satelliteOf[e] == Tenancy.NONE) {
        market.enter(e, s);
      }
    }
  }

  /** Two rounds in which every unplaced expert bids. */
  void rows(StopSignal stop) {
    int[] free = new int[rows.count()];
    int count = 0;
    for (int e = 0; e < free.length; e++) {
      if (market.seats.satelliteOf[e] == Tenancy.NONE) {
        free[count++] = e;
      }
    }
    count = bid(free, count, stop);
    bid(free, count, stop);
  }

  private int bid(int[] free, int count, StopSignal stop) {
    long[] rent = market.rent;
    int left = 0;
    int k = 0;
    long again = (long) BIDS_PER_EXPERT * free.length;
    long bids = 0;
    while (k < count && !((bids++ & 63) == 0 && stop.raised())) {
      int e = free[k++];
      long[] row = rows.row(e);
      long least = Long.MAX_VALUE;
      long second = Long.MAX_VALUE;
      int best = Tenancy.NONE;
      int next = Tenancy.NONE;
      for (int s = 0; s < row.length; s++) {
        long pays = row[s] + rent[s];
        if (pays < second && row[s] >= 0) {
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
      if (next == Tenancy.NONE || second > MOST) {
        free[left++] = e;
        continue;
      }
      if (least == second && market.seats.open[best] == 0 && market.seats.open[next] > 0) {
        best = next;
      }
      int loser = take(e, best, second - least);
      if (loser != Tenancy.NONE && loser != e && second > least && --again > 0) {
        free[--k] = loser;
      } else if (loser != Tenancy.NONE) {
        free[left++] = loser;
      }
    }
    while (k < count) {
      free[left++] = free[k++];
    }
    return left;
  }

  /**
   * Places an expert where it likes it best.
   *
   * @return who is without a satellite for it: nobody, the tenant before, or the expert itself
   */
  private int take(int expert, int satellite, long raise) {
    int before = Tenancy.NONE;
    if (market.seats.open[satellite] == 0) {
      if (slots[satellite] != 1) {
        return expert;
      }
      before = market.seats.tenant[satellite];
      market.leave(before);
    }
    market.enter(expert, satellite);
    if (slots[satellite] == 1) {
      market.rent[satellite] += raise;
    }
    return before;
  }
}
