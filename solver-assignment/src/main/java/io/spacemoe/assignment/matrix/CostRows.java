package io.spacemoe.assignment.matrix;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.BitSet;
import java.util.Locale;

/**
 * The rows of a cost matrix. Where costs are so large that sums could overflow, each row is less
 * its least allowed cost, which takes the same off every placement's.
 */
public final class CostRows {
  /** Stands for a pair that must not be used. */
  static final long FORBIDDEN = -1;

  /** The largest sum of the experts' cost ranges for which no distance can leave its range. */
  private static final long MAX_SPREAD = 1L << 59;

  private final long[][] rows;

  /** Copies all rows as they are, one long per pair. */
  public CostRows(PlacementProblem problem) {
    rows = new long[problem.experts()][problem.satellites()];
    for (int e = 0; e < rows.length; e++) {
      problem.costs().copyRow(e, rows[e]);
    }
  }

  /** Copies all rows, marks the pairs that must not be used, and keeps numbers in their range. */
  public CostRows(PlacementProblem problem, int[] slots) {
    this(problem);
    long bits = 0;
    for (long[] row : rows) {
      for (long cost : row) {
        bits |= cost;
      }
    }
    mark(problem, slots);
    if (bits > MAX_SPREAD / Math.max(1, rows.length)) {
      normalise();
    }
  }

  /** Marks what is forbidden, and satellites without a slot. */
  private void mark(PlacementProblem problem, int[] slots) {
    for (int s = 0; s < slots.length; s++) {
      if (slots[s] == 0) {
        for (long[] row : rows) {
          row[s] = FORBIDDEN;
        }
      }
    }
    for (int e = 0; e < rows.length && !problem.forbidden().isEmpty(); e++) {
      BitSet forbidden = problem.forbidden().of(e);
      for (int s = forbidden.nextSetBit(0); s >= 0; s = forbidden.nextSetBit(s + 1)) {
        rows[e][s] = FORBIDDEN;
      }
    }
  }

  private void normalise() {
    long total = 0;
    for (int e = 0; e < rows.length; e++) {
      long range = normalise(rows[e]);
      if (range > MAX_SPREAD - total) {
        throw new RefusedException(
            String.format(
                Locale.ROOT,
                "the cost ranges of experts 0 to %d add up to more than 2^59, so distances could overflow.%nMaybe use a coarser unit.",
                e));
      }
      total += range;
    }
  }

  private static long normalise(long[] row) {
    long least = Long.MAX_VALUE;
    for (long cost : row) {
      least = cost >= 0 && cost < least ? cost : least;
    }
    long most = 0;
    for (int s = 0; s < row.length; s++) {
      row[s] = row[s] >= 0 ? row[s] - least : FORBIDDEN;
      most = Math.max(most, row[s]);
    }
    return most;
  }

  public int count() {
    return rows.length;
  }

  /** One expert's costs by satellite; not to be changed. */
  long[] row(int expert) {
    return rows[expert];
  }
}
