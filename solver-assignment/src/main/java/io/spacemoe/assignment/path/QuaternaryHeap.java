package io.spacemoe.assignment.path;

import java.util.Arrays;

/**
 * Satellites by ascending key, with decrease-key: a four-ary heap that knows where every satellite
 * is. O(log n) per operation; equal keys leave in an order that depends on the operations alone.
 */
final class QuaternaryHeap {
  /** Four children a node: half as deep as a binary heap, and children share a cache line. */
  private static final int ARITY_SHIFT = 2;

  private final long[] key;
  private final int[] satellite;
  private final int[] place;
  private int size;

  QuaternaryHeap(int satellites) {
    key = new long[satellites];
    satellite = new int[satellites];
    place = new int[satellites];
    Arrays.fill(place, Tenancy.NONE);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The least key; {@link Long#MAX_VALUE} when empty. */
  long leastKey() {
    return size == 0 ? Long.MAX_VALUE : key[0];
  }

  /** Adds a satellite, or gives one that is there a smaller key. */
  void offer(int s, long newKey) {
    int i = place[s] == Tenancy.NONE ? size++ : place[s];
    while (i > 0) {
      int parent = (i - 1) >> ARITY_SHIFT;
      if (key[parent] <= newKey) {
        break;
      }
      put(i, satellite[parent], key[parent]);
      i = parent;
    }
    put(i, s, newKey);
  }

  /** Takes out the satellite with the least key. */
  int poll() {
    int least = satellite[0];
    place[least] = Tenancy.NONE;
    size--;
    if (size > 0) {
      sink(satellite[size], key[size]);
    }
    return least;
  }

  private void sink(int s, long sinking) {
    int i = 0;
    while (true) {
      int child = (i << ARITY_SHIFT) + 1;
      if (child >= size) {
        break;
      }
      int end = Math.min(child + (1 << ARITY_SHIFT), size);
      int best = child;
      for (int c = child + 1; c < end; c++) {
        if (key[c] < key[best]) {
          best = c;
        }
      }
      if (key[best] >= sinking) {
        break;
      }
      put(i, satellite[best], key[best]);
      i = best;
    }
    put(i, s, sinking);
  }

  private void put(int i, int s, long newKey) {
    key[i] = newKey;
    satellite[i] = s;
    place[s] = i;
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      place[satellite[i]] = Tenancy.NONE;
    }
    size = 0;
  }
}
