package io.spacemoe.lab.compare;

import java.util.Arrays;

/**
 * The quartiles of a sample, by linear interpolation between order statistics (Hyndman and Fan
 * 1996, type 7).
 *
 * @param lower a quarter of the sample lies below
 * @param median half of the sample lies below
 * @param upper three quarters of the sample lie below
 */
record Quartiles(double lower, double median, double upper) {

  /** The quartiles of at least one value; infinite values are greater than all others. */
  static Quartiles of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("quartiles need at least one value");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    double rest = place - below;
    return rest == 0 || sorted[below] == sorted[below + 1]
        ? sorted[below]
        : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }
}
