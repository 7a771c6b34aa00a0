package io.spacemoe.assignment;

import java.util.Arrays;

/** Indices in the order of their keys. */
final class Order {
  private Order() {}

  /** The indices of the keys by ascending key, ties by ascending index; keys are at least 0. */
  static int[] ascending(long[] keys) {
    int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, keys.length - 1));
    long[] packed = new long[keys.length];
    long[] narrow = narrow(keys, Long.SIZE - 1 - indexBits);
    for (int i = 0; i < packed.length; i++) {
      packed[i] = narrow[i] << indexBits | i;
    }
    Arrays.sort(packed);
    int[] order = new int[packed.length];
    long mask = (1L << indexBits) - 1;
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) (packed[k] & mask);
    }
    return order;
  }

  /** As {@link #ascending}, but largest key first. */
  static int[] descending(long[] keys) {
    long most = 0;
    for (long key : keys) {
      most = Math.max(most, key);
    }
    long[] turned = new long[keys.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = most - keys[i];
    }
    return ascending(turned);
  }

  /** The keys where they fit into some bits, else numbers in the same order that do. */
  private static long[] narrow(long[] keys, int bits) {
    long all = 0;
    for (long key : keys) {
      all |= key;
    }
    if (all >>> bits == 0) {
      return keys;
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    long[] ranks = new long[keys.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Arrays.binarySearch(sorted, keys[i]);
    }
    return ranks;
  }

  /**
   * The value that a number of values do not exceed, by quickselect (Hoare, Algorithm 65: Find,
   * Communications of the ACM 4, 1961) in O(n).
   *
   * @param values left as they are
   * @param count at least 1, at most the number of values
   */
  static long smallest(long[] values, int count) {
    long[] v = values.clone();
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
