package io.spacemoe.solver.joint;

import io.spacemoe.solver.joint.JointProblem.Distances;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Shifts of a constellation onto itself: by slots along its planes, and where planes go all round,
 * from each plane to the next. Satellite s of plane p has index p * slots + s.
 *
 * <p>It says which pairs of satellites one would expect to be equally far apart. Nothing is built
 * on that being so: bounds take the least of the pairs that shifts lead onto each other.
 *
 * @param planes 1 or more
 * @param slots satellites of a plane, 1 or more
 * @param seamSlots by how many slots the shift from the last plane to the first leads further;
 *     without meaning when planes do not go all round
 * @param closed whether planes go all round
 */
public record Shifts(int planes, int slots, int seamSlots, boolean closed) {

  /**
   * Checks the ranges.
   *
   * @param planes 1 or more
   * @param slots 1 or more, at most 2^31 - 1 in all planes
   * @param seamSlots any number
   * @param closed whether planes go all round
   */
  public Shifts {
    if (planes < 1 || slots < 1 || (long) planes * slots > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d planes of %d satellites; expected at least one of each, and at most 2^31 - 1 in all",
              planes,
              slots));
    }
  }

  /** {@return how many satellites there are} */
  public int satellites() {
    return planes * slots;
  }

  /** {@return satellites onto one of which every satellite can be shifted, ascending} */
  public int[] anchors() {
    return IntStream.range(0, closed ? 1 : planes).map(plane -> plane * slots).toArray();
  }

  /** Where b comes when a is shifted onto its anchor. */
  private int shifted(int a, int b) {
    int planesOn = b / slots - (closed ? a / slots : 0);
    int slotsOn = b % slots - a % slots;
    if (planesOn < 0) {
      planesOn += planes;
      slotsOn -= seamSlots;
    }
    return planesOn * slots + Math.floorMod(slotsOn, slots);
  }

  /**
   * Distances that no shift changes and that are nowhere greater than the given ones; empty when
   * the signal was raised before that was done. O(satellites squared), and 8 bytes for each
   * satellite and anchor.
   */
  Optional<Distances> shortest(Distances distances, StopSignal stop) {
    int satellites = satellites();
    long[][] least = new long[closed ? 1 : planes][satellites];
    for (long[] row : least) {
      Arrays.fill(row, Long.MAX_VALUE);
    }
    for (int a = 0; a < satellites; a++) {
      long[] row = least[closed ? 0 : a / slots];
      for (int b = 0; b < satellites; b++) {
        int there = shifted(a, b);
        row[there] = Math.min(row[there], distances.ns(a, b));
      }
      if (stop.raised()) {
        return Optional.empty();
      }
    }
    return Optional.of((a, b) -> least[closed ? 0 : a / slots][shifted(a, b)]);
  }
}
