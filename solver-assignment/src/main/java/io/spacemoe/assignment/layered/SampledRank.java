package io.spacemoe.assignment.layered;

/** The value of a rank, from a sample. */
final class SampledRank {
  /** About how many values are looked at; chosen, not tuned. */
  private static final int SAMPLE = 128;

  private SampledRank() {}

  /**
   * A value that about a number of values do not exceed, from a sample.
   *
   * @param count at least 1, at most the number of values
   */
  static long about(long[] values, int count) {
    int step = Math.max(1, values.length / SAMPLE);
    long[] sample = new long[(values.length + step - 1) / step];
    for (int k = 0; k < sample.length; k++) {
      sample[k] = values[k * step];
    }
    return smallest(sample, Math.max(1, Math.min((count + step - 1) / step, sample.length)));
  }

  /**
   * The value that a number of values do not exceed, by quickselect (Hoare, Algorithm 65: Find,
   * Communications of the ACM 4, 1961) in O(n).
   *
   * @param v comes back in another order
   * @param count at least 1, at most the number of values
   */
  private static long smallest(long[] v, int count) {
    int from = 0;
    int to = v.length - 1;
    while (from < to) {
      long pivot = v[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (v[low] < pivot) {
          low++;
        }
        while (v[high] > pivot) {
          high--;
        }
        if (low <= high) {
          long swapped = v[low];
          v[low++] = v[high];
          v[high--] = swapped;
        }
      }
      if (count - 1 <= high) {
        to = high;
      } else if (count - 1 >= low) {
        from = low;
      } else {
        break;
      }
    }
    return v[count - 1];
  }
}
