package io.spacemoe.heuristic;

import java.util.Arrays;
import java.util.Comparator;

/** Indices in the order of their keys. */
public final class SortedIndices {
  private SortedIndices() {}

  /** The indices of an array by ascending value, ties by ascending index. */
  public static int[] ascending(long[] key) {
    Integer[] order = new Integer[key.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingLong(i -> key[i]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }
}
