package io.spacemoe.assignment.path;

import java.util.Arrays;

/**
 * Indices in the order of their keys: key and index are packed in one long, and longs are sorted
 * digit by digit from the lowest (least significant digit radix sort), O(n) a digit.
 */
public final class RadixOrder {
  /** Fewer values than this are sorted by comparing; chosen, not tuned. */
  private static final int FEW = 128;

  /** Counters of a digit: 2^11 ints are 8 KiB, which the first cache holds beside the data. */
  private static final int MOST_DIGIT_BITS = 11;

  /** With more digits than this, comparing is as fast. */
  private static final int MOST_DIGITS = 4;

  private RadixOrder() {}

  /** The indices of the keys by ascending key, ties by ascending index; keys are at least 0. */
  public static int[] ascending(long[] keys) {
    int indexBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, keys.length - 1));
    long[] packed = new long[keys.length];
    long[] narrow = narrow(keys, Long.SIZE - 1 - indexBits);
    for (int i = 0; i < packed.length; i++) {
      packed[i] = narrow[i] << indexBits | i;
    }
    sort(packed, indexBits);
    int[] order = new int[packed.length];
    long mask = (1L << indexBits) - 1;
    for (int k = 0; k < order.length; k++) {
      order[k] = (int) (packed[k] & mask);
    }
    return order;
  }

  /** Sorts, but for the lowest bits, which ascend already: digit by digit, from the lowest. */
  private static void sort(long[] values, int ascendingBits) {
    long all = 0;
    for (long value : values) {
      all |= value;
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(all) - ascendingBits;
    int digits = (bits + MOST_DIGIT_BITS - 1) / MOST_DIGIT_BITS;
    if (values.length < FEW || digits > MOST_DIGITS) {
      Arrays.sort(values);
      return;
    }
    long[] from = values;
    long[] to = new long[values.length];
    for (int digit = 0; digit < digits; digit++) {
      int width = (bits + digits - 1) / digits;
      distribute(from, to, ascendingBits + digit * width, width);
      long[] emptied = from;
      from = to;
      to = emptied;
    }
    if (from != values) {
      System.arraycopy(from, 0, values, 0, values.length);
    }
  }

  private static void distribute(long[] from, long[] to, int shift, int width) {
    int mask = (1 << width) - 1;
    int[] next = new int[mask + 2];
    for (long value : from) {
      next[(int) (value >>> shift & mask) + 1]++;
    }
    for (int digit = 0; digit < mask; digit++) {
      next[digit + 1] += next[digit];
    }
    for (long value : from) {
      to[next[(int) (value >>> shift & mask)]++] = value;
    }
  }

  /** As {@link #ascending}, but largest key first. */
  public static int[] descending(long[] keys) {
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
}
