package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.RadixOrder;
import java.util.Arrays;

/** How far rents have fallen since they were last looked at, the furthest first. */
final class RentDecreases {
  private final long[] before;
  private int[] satellite = {};
  private long[] fall = {};

  RentDecreases(int satellites) {
    before = new long[satellites];
  }

  /** Compares with the rents of the last time. */
  void measure(long[] rent) {
    int[] fallen = new int[rent.length];
    long[] by = new long[rent.length];
    int size = 0;
    for (int s = 0; s < rent.length; s++) {
      if (rent[s] < before[s]) {
        fallen[size] = s;
        by[size++] = before[s] - rent[s];
      }
      before[s] = rent[s];
    }
    int[] order = RadixOrder.descending(Arrays.copyOf(by, size));
    satellite = new int[size];
    fall = new long[size];
    for (int k = 0; k < size; k++) {
      satellite[k] = fallen[order[k]];
      fall[k] = by[order[k]];
    }
  }

  int count() {
    return satellite.length;
  }

  int satellite(int k) {
    return satellite[k];
  }

  /** How far the rent fell; 0 beyond the last. */
  long by(int k) {
    return k < fall.length ? fall[k] : 0;
  }
}
