package io.spacemoe.solver;

import java.util.Locale;
import java.util.function.IntToLongFunction;

/** What {@link Costs} refuse when they are made. */
final class CostChecks {
  private CostChecks() {}

  /**
   * Refuses negative numbers.
   *
   * @param shiftable whether a number added to all leaves the best placement what it is
   */
  static long[] checked(String name, long[] values, boolean shiftable) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s[%d] is %d; it must not be negative.%s",
                name,
                i,
                values[i],
                shiftable
                    ? "\nMaybe add the same to the whole row; the best placement stays the best."
                    : ""));
      }
    }
    return values;
  }

  /** A copy of rows of one width, without negative numbers. */
  static long[][] checkedRows(String name, long[][] rows, int width) {
    if (width < 0) {
      throw new IllegalArgumentException(
          "the number of satellites is %s; it must not be negative".formatted(width));
    }
    long[][] copy = new long[rows.length][];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != width) {
        throw new IllegalArgumentException(
            "%s[%s] has %s values; expected one per satellite, %s"
                .formatted(name, r, rows[r].length, width));
      }
      copy[r] = checked("%s[%s]".formatted(name, r), rows[r].clone(), true);
    }
    return copy;
  }

  /** Refuses costs so large that a placement's total could leave the exact range. */
  static void checkTotal(int experts, IntToLongFunction dearest) {
    long total = 0;
    for (int e = 0; e < experts; e++) {
      long cost = dearest.applyAsLong(e);
      if (cost > Costs.MAX_TOTAL - total) {
        throw new IllegalArgumentException(
            "the dearest satellites of experts 0 to %s cost more than 2^62 - 1 together, so sums would overflow.%nMaybe use a coarser unit or a smaller unreachable penalty."
                .formatted(e));
      }
      total += cost;
    }
  }

  /** The product of two numbers of at least 0, or the largest long when it is larger. */
  static long saturatedProduct(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }

  /** The largest, or 0. */
  static long max(long[] values) {
    long max = 0;
    for (long value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
