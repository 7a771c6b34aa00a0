package io.spacemoe.scenario.moe;

import java.util.function.DoublePredicate;

/**
 * The common factor of the weights of a law. Laws do not change when all weights are multiplied by
 * one factor, so each law picks the factor that suits its arithmetic; factors are given by their
 * binary logarithm because doubles cannot hold the extreme ones.
 */
final class WeightScale {
  /** Beyond this any positive weight is negligible, or overwhelming, beside 1. */
  private static final double REACH = 1300;

  private WeightScale() {}

  /** A weight times 2^log2, right to one rounding unless it overflows or underflows. */
  static double times(double weight, double log2) {
    double floor = Math.floor(log2);
    return Math.scalb(weight, (int) floor) * Math.pow(2, log2 - floor);
  }

  /** All weights times 2^log2. */
  static double[] times(double[] weights, double log2) {
    double[] scaled = new double[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = times(weights[i], log2);
    }
    return scaled;
  }

  /** A point, at most the tolerance above the point where a rising condition becomes true. */
  static double firstTrue(DoublePredicate condition, double tolerance) {
    double below = -REACH;
    double above = REACH;
    while (above - below > tolerance) {
      double middle = (below + above) / 2;
      if (condition.test(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }
}
