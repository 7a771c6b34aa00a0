package io.spacemoe.heuristic.tree;

/**
 * The whole numbers that bounds are computed in.
 *
 * @param scale amounts are in 1/scale of the cost unit
 * @param grain offers are multiples of so many of these
 * @param highest offers are no further from 0
 */
record OfferGrid(long scale, long grain, long highest) {
  /** Prices of room are so much finer than offers, in bits. Chosen, not tuned. */
  private static final int FINER = 6;

  /** A likely gap is so many grains of offers, in bits. Chosen, not tuned. */
  private static final int GRAINS = 14;

  /** What sums of all amounts stay below. */
  private static final long MOST = 1L << 59;

  /** An offer may be so many times the greatest cost at least. Chosen, not tuned. */
  private static final int HIGHEST = 4;

  /**
   * For offers that differ by parts of a likely gap.
   *
   * @param gap about the gap between cost and bound, in cost units
   * @param dearest the greatest cost of a pair
   * @return a scale of 0 where sums would leave the range
   */
  static OfferGrid of(double gap, long dearest, int experts) {
    long highest = MOST / (2L * Math.max(1, experts));
    double most = (double) highest / HIGHEST / (dearest + 1.0);
    double fine = Math.scalb(1 / gap, GRAINS);
    long scale = powerBelow(Math.min(Math.max(1, Math.scalb(fine, FINER)), most));
    return new OfferGrid(scale, Math.max(1, powerBelow(scale / fine)), highest);
  }

  /** The greatest power of two that is not above; 0 below 1. */
  private static long powerBelow(double x) {
    return Long.highestOneBit((long) x);
  }

  /** An offer in grains. */
  long grains(double offer) {
    double most = (double) highest;
    return Math.round(Math.max(-most, Math.min(most, offer)) / grain);
  }
}
