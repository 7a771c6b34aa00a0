package io.spacemoe.lab.compare;

import java.util.Arrays;

/**
 * The share of a sample that is at most x, as steps: an empirical distribution function.
 *
 * @param x distinct finite values, ascending
 * @param share the share of the whole sample at most each of them, infinite values counted as
 *     beyond
 */
record CumulativeShare(double[] x, double[] share) {

  /** Of values that may be infinite, but are numbers. */
  static CumulativeShare of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] x = Arrays.stream(sorted).filter(Double::isFinite).distinct().toArray();
    double[] share = new double[x.length];
    int counted = 0;
    for (int i = 0; i < x.length; i++) {
      while (counted < sorted.length && sorted[counted] <= x[i]) {
        counted++;
      }
      share[i] = (double) counted / sorted.length;
    }
    return new CumulativeShare(x, share);
  }

  /** The share of the sample that is at most this. */
  double at(double value) {
    int place = Arrays.binarySearch(x, value);
    int below = place >= 0 ? place : -place - 2;
    return below < 0 ? 0 : share[below];
  }
}
