package io.spacemoe.assignment;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.BitSet;

/**
 * The rows of a cost matrix, each less its least allowed cost: that takes the same off every
 * placement's cost and keeps numbers small.
 */
final class CostRows {
  /** Stands for a pair that must not be used. */
  static final long FORBIDDEN = -1;

  /** The largest sum of the experts' cost ranges for which no distance can leave its range. */
  private static final long MAX_SPREAD = 1L << 59;

  private final long[][] rows;

  /** Copies all rows, one long per pair. */
  CostRows(PlacementProblem problem, int[] slots) {
    rows = new long[problem.experts()][slots.length];
    BitSet full = new BitSet();
    for (int s = 0; s < slots.length; s++) {
      full.set(s, slots[s] == 0);
    }
    long total = 0;
    for (int e = 0; e < rows.length; e++) {
      problem.costs().copyRow(e, rows[e]);
      mark(rows[e], full);
      mark(rows[e], problem.forbidden().of(e));
      long range = normalise(rows[e]);
      if (range > MAX_SPREAD - total) {
        throw new RefusedException(
            "the cost ranges of experts 0 to %d add up to more than 2^59, so distances could overflow.%nMaybe use a coarser unit."
                .formatted(e));
      }
      total += range;
    }
  }

  private static void mark(long[] row, BitSet forbidden) {
    for (int s = forbidden.nextSetBit(0); s >= 0; s = forbidden.nextSetBit(s + 1)) {
      row[s] = FORBIDDEN;
    }
  }

  private static long normalise(long[] row) {
    long least = Long.MAX_VALUE;
    long most = 0;
    for (long cost : row) {
      least = cost >= 0 && cost < least ? cost : least;
      most = Math.max(most, cost);
    }
    for (int s = 0; s < row.length; s++) {
      row[s] = row[s] >= 0 ? row[s] - least : FORBIDDEN;
    }
    return least == Long.MAX_VALUE ? 0 : most - least;
  }

  int count() {
    return rows.length;
  }

  /** One expert's costs by satellite; not to be changed. */
  long[] row(int expert) {
    return rows[expert];
  }
}
