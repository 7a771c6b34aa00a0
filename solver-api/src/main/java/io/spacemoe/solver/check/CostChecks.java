package io.spacemoe.solver.check;

import java.util.Locale;
import java.util.function.IntToLongFunction;

/** What costs refuse when they are made. */
public final class CostChecks {
  private CostChecks() {}

  /**
   * Refuses negative numbers.
   *
   * @param shiftable whether a number added to all leaves the best placement what it is
   */
  public static long[] checked(String name, long[] values, boolean shiftable) {
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
  public static long[][] checkedRows(String name, long[][] rows, int width) {
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

  /** A copy of indices of a range, as many as there are experts. */
  public static int[] indices(String name, int[] values, int experts, int least, int below) {
    if (values.length != experts) {
      throw new IllegalArgumentException(
          "%s has %s entries, and costs are given for %s experts"
              .formatted(name, values.length, experts));
    }
    for (int e = 0; e < values.length; e++) {
      if (values[e] < least || values[e] >= below) {
        throw new IllegalArgumentException(
            "%s[%s] is %s; allowed: %s to %s".formatted(name, e, values[e], least, below - 1));
      }
    }
    return values.clone();
  }

  /**
   * Refuses costs so large that a placement's total could leave the exact range.
   *
   * @param most the largest total allowed, 2^62 - 1
   */
  public static void checkTotal(long most, int experts, IntToLongFunction dearest) {
    long total = 0;
    for (int e = 0; e < experts; e++) {
      long cost = dearest.applyAsLong(e);
      if (cost > most - total) {
        throw new IllegalArgumentException(
            "the dearest satellites of experts 0 to %s cost more than 2^62 - 1 together, so sums would overflow.%nMaybe use a coarser unit or a smaller unreachable penalty."
                .formatted(e));
      }
      total += cost;
    }
  }

  /** The product of two numbers of at least 0, or the largest long when it is larger. */
  public static long saturatedProduct(long a, long b) {
    long product = a * b;
    return Math.multiplyHigh(a, b) != 0 || product < 0 ? Long.MAX_VALUE : product;
  }

  /** The sum of two numbers of at least 0, or the largest long when it is larger. */
  public static long saturatedSum(long a, long b) {
    return a + b < 0 ? Long.MAX_VALUE : a + b;
  }

  /** The largest, or 0. */
  public static long max(long[] values) {
    long max = 0;
    for (long value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
