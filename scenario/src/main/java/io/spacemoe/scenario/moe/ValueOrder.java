package io.spacemoe.scenario.moe;

/** Sorting of expert indices by value, without boxing. */
public final class ValueOrder {
  private ValueOrder() {}

  /**
   * The indices of an array by ascending value, lower index first among equals: a bottom-up merge
   * sort.
   *
   * @throws IllegalArgumentException if a value is not a number
   */
  public static int[] ascending(double[] values) {
    int n = values.length;
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException("value %d is not a number".formatted(i));
      }
      order[i] = i;
    }
    int[] merged = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int from = 0; from < n; from += 2 * width) {
        merge(
            values, order, merged, from, Math.min(from + width, n), Math.min(from + 2 * width, n));
      }
      int[] sorted = merged;
      merged = order;
      order = sorted;
    }
    return order;
  }

  private static void merge(double[] values, int[] runs, int[] into, int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int k = from; k < to; k++) {
      boolean takeLeft =
          right == to || (left < middle && values[runs[left]] <= values[runs[right]]);
      into[k] = takeLeft ? runs[left++] : runs[right++];
    }
  }
}
