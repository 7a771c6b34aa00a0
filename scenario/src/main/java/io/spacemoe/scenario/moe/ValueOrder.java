package io.spacemoe.scenario.moe;

import java.util.Arrays;
import java.util.Locale;

/** Sorting of expert indices by value, without boxing. */
public final class ValueOrder {
  private ValueOrder() {}

  /**
   * The indices of an array by ascending value, lower index first among equals.
   *
   * <p>Sorts whole numbers that hold the leading bits of the value above the index, which is about
   * twice as fast as a merge sort of indices, and then sets right what the lost bits left wrong.
   *
   * @throws IllegalArgumentException if a value is not a number
   */
  public static int[] ascending(double[] values) {
    int n = values.length;
    long indexBits = (Long.highestOneBit(n) << 1) - 1;
    long[] keys = new long[n];
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "value %d is not a number", i));
      }
      long bits = Double.doubleToRawLongBits(values[i] + 0.0);
      long rising = bits ^ ((bits >> 63) & Long.MAX_VALUE);
      keys[i] = (rising & ~indexBits) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int j = 0; j < n; j++) {
      int index = (int) (keys[j] & indexBits);
      int place = j;
      while (place > 0 && values[order[place - 1]] > values[index]) {
        order[place] = order[place - 1];
        place--;
      }
      order[place] = index;
    }
    return order;
  }

  /** Refuses an order, or room for results, of another length than the number of experts. */
  static void checkLengths(int[] order, double[] into, int experts) {
    if (order.length != experts || into.length != experts) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "order of %d and room for %d; expected %d experts",
              order.length,
              into.length,
              experts));
    }
  }
}
