package io.spacemoe.scenario.orbit;

import java.util.Arrays;

/** Numbers, and how many of them are near each other. */
final class Crowd {
  private final double[] sorted;

  Crowd(double[] numbers) {
    sorted = numbers.clone();
    Arrays.sort(sorted);
  }

  /** Angles in degrees from 0 to 360, where those near 360 are near 0, too. */
  static Crowd round(double[] degrees) {
    double[] thrice = new double[3 * degrees.length];
    for (int i = 0; i < thrice.length; i++) {
      thrice[i] = degrees[i / 3] + 360 * (i % 3 - 1);
    }
    return new Crowd(thrice);
  }

  /** How many of the numbers are at most so far from another one; O(log n). */
  int near(double number, double within) {
    return before(Math.nextUp(number + within)) - before(number - within);
  }

  /** The greatest number of numbers that are at most so far from one of them. */
  int most(double within) {
    return Arrays.stream(sorted).mapToInt(number -> near(number, within)).max().orElse(0);
  }

  /** The median of the window, of this half width, that holds most numbers. */
  double commonest(double halfWidth) {
    int most = 0;
    double commonest = 0;
    for (int first = 0, end = 0; first < sorted.length; first++) {
      while (end < sorted.length && sorted[end] <= sorted[first] + 2 * halfWidth) {
        end++;
      }
      if (end - first > most) {
        most = end - first;
        commonest = sorted[(first + end) / 2];
      }
    }
    return commonest;
  }

  /** How many of the numbers are less than another one. */
  private int before(double limit) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) / 2;
      if (sorted[middle] < limit) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
