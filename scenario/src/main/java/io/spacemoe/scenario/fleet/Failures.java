package io.spacemoe.scenario.fleet;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Satellites that have failed, for the whole of a run.
 *
 * @param satellites those named
 * @param planes all satellites of these planes
 * @param random how many more, drawn from those that are left, 0 or more
 * @param seed the seed of the draw
 */
public record Failures(List<Integer> satellites, List<Integer> planes, int random, long seed) {

  /** No satellite fails. */
  public static final Failures NONE = new Failures(List.of(), List.of(), 0, 1);

  /** Copies the lists and checks the range. */
  public Failures {
    satellites = List.copyOf(satellites);
    planes = List.copyOf(planes);
    InvalidValueException.inRange("failures.random", (long) random, 0, Integer.MAX_VALUE);
  }

  static void checkIndex(String path, int index, int count) {
    if (index < 0 || index >= count) {
      throw new InvalidValueException(
          path, index, String.format(Locale.ROOT, "0 to %d", count - 1));
    }
  }

  /**
   * Adds the failed satellites of a constellation to those that are out of service anyway.
   *
   * @throws InvalidValueException when there are no such satellites or planes, or too few to draw
   */
  void addTo(BitSet unavailable, Constellation constellation) {
    for (int i = 0; i < satellites.size(); i++) {
      String path = String.format(Locale.ROOT, "failures.satellites[%d]", i);
      checkIndex(path, satellites.get(i), constellation.satellites());
      unavailable.set(satellites.get(i));
    }
    if (!planes.isEmpty() && !constellation.hasPlanes()) {
      throw new InvalidValueException(
          "failures.planes",
          "does not apply: %s has no planes".formatted(constellation.notation()));
    }
    for (int i = 0; i < planes.size(); i++) {
      String path = String.format(Locale.ROOT, "failures.planes[%d]", i);
      checkIndex(path, planes.get(i), constellation.planes());
      int first = constellation.index(planes.get(i), 0);
      unavailable.set(first, first + constellation.satellitesPerPlane());
    }
    draw(unavailable, constellation.satellites());
  }

  /** Each number of failures fails the same satellites as a smaller one, and more. */
  private void draw(BitSet unavailable, int count) {
    int left = count - unavailable.cardinality();
    if (random > left) {
      throw new InvalidValueException(
          "failures.random",
          (long) random,
          String.format(Locale.ROOT, "0 to %d, as many satellites as are in service", left));
    }
    int[] order = inService(unavailable, count);
    UniformRandomProvider draws = RandomStreams.of(seed, 0x6661696cL);
    for (int k = 0; k < random; k++) {
      int other = k + draws.nextInt(order.length - k);
      int chosen = order[other];
      order[other] = order[k];
      order[k] = chosen;
      unavailable.set(chosen);
    }
  }

  private static int[] inService(BitSet unavailable, int count) {
    BitSet free = (BitSet) unavailable.clone();
    free.flip(0, count);
    return free.stream().toArray();
  }
}
