package io.spacemoe.ortools.slots;

import java.util.Arrays;

/** Who sits on each satellite: a placement read the other way round, that can be changed. */
final class Occupants {
  /** No expert, or no satellite. */
  private static final int NONE = -1;

  private final int[] first;
  private final int[] next;
  private final int[] previous;
  private final int[] satelliteOf;
  private final int[] count;

  /**
   * The occupants of a placement.
   *
   * @param placed the satellite of each expert; negative for an expert without one
   */
  Occupants(int satellites, int[] placed) {
    this.first = new int[satellites];
    this.next = new int[placed.length];
    this.previous = new int[placed.length];
    this.satelliteOf = new int[placed.length];
    this.count = new int[satellites];
    Arrays.fill(first, NONE);
    Arrays.fill(satelliteOf, NONE);
    for (int e = placed.length - 1; e >= 0; e--) {
      if (placed[e] >= 0) {
        settle(e, placed[e]);
      }
    }
  }

  /** A occupant of a satellite; negative when there is none. */
  int first(int satellite) {
    return first[satellite];
  }

  /** Another occupant of the same satellite; negative after the last. */
  int next(int expert) {
    return next[expert];
  }

  /** The number of occupants of a satellite. */
  int count(int satellite) {
    return count[satellite];
  }

  /** The satellite of an expert; negative when it has none. */
  int satelliteOf(int expert) {
    return satelliteOf[expert];
  }

  /** The satellite of each expert, as a copy. */
  int[] toArray() {
    return satelliteOf.clone();
  }

  /** Moves an expert out, if it has a satellite. */
  void evict(int expert) {
    int s = satelliteOf[expert];
    if (s < 0) {
      return;
    }
    if (previous[expert] < 0) {
      first[s] = next[expert];
    } else {
      next[previous[expert]] = next[expert];
    }
    if (next[expert] >= 0) {
      previous[next[expert]] = previous[expert];
    }
    satelliteOf[expert] = NONE;
    count[s]--;
  }

  /** Moves an expert in, and out of where it was. */
  void settle(int expert, int satellite) {
    evict(expert);
    next[expert] = first[satellite];
    previous[expert] = NONE;
    if (first[satellite] >= 0) {
      previous[first[satellite]] = expert;
    }
    first[satellite] = expert;
    satelliteOf[expert] = satellite;
    count[satellite]++;
  }
}
