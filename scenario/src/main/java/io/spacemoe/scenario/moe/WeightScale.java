package io.spacemoe.scenario.moe;

import java.util.function.DoublePredicate;

/**
 * A common factor of the weights of a law. Laws do not change when all weights are multiplied by
 * one factor, so each picks the factor that suits its arithmetic. Factors are given by their binary
 * logarithm, because weights may be so far apart that no double holds the factor.
 */
final class WeightScale {
  /** Where searches end: there any positive double is negligible, or overwhelming, beside 1. */
  private static final double REACH = 1300;

  private final int exponent;
  private final double mantissa;

  /** The factor 2^log2. */
  WeightScale(double log2) {
    exponent = (int) Math.floor(log2);
    mantissa = Math.pow(2, log2 - exponent);
  }

  /** A weight times the factor, right to one rounding unless the product is out of range. */
  double times(double weight) {
    return Math.scalb(weight, exponent) * mantissa;
  }

  /** All weights times the factor. */
  double[] times(double[] weights) {
    double[] scaled = new double[weights.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = times(weights[i]);
    }
    return scaled;
  }

  /** The logarithm of the factor that brings the largest finite weight to 1; 0 if all are zero. */
  static double toOne(double[] weights) {
    double largest = 0;
    for (double weight : weights) {
      if (weight < Double.POSITIVE_INFINITY) {
        largest = Math.max(largest, weight);
      }
    }
    return largest == 0 ? 0 : -Math.log(largest) / Math.log(2);
  }

  /**
   * A logarithm at which a rising condition is true, at most the tolerance above the least one.
   *
   * @param guess where to start: the closer, the faster
   */
  static double firstTrue(DoublePredicate condition, double guess, double tolerance) {
    double below = guess;
    double above = guess;
    double stride = 1;
    if (condition.test(guess)) {
      do {
        above = below;
        below = Math.max(-REACH, below - stride);
        stride *= 2;
      } while (below > -REACH && condition.test(below));
    } else {
      do {
        below = above;
        above = Math.min(REACH, above + stride);
        stride *= 2;
      } while (above < REACH && !condition.test(above));
    }
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
