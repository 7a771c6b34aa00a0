package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.PairTable;
import io.spacemoe.solver.Proof;

/**
 * What room demanded beyond a satellite's memory costs in a score, in fractions of the cost unit.
 *
 * @param perUnit one per satellite; empty where satellites must never be overfull
 * @param scale how many score units make one cost unit
 * @param fixed whether they stay as they are, as where OptaPlanner checks its scores
 */
record Fines(long[] perUnit, long scale, boolean fixed) {
  /**
   * A unit beyond memory costs twice its rent: a third to three quarters of the gaps are gone then.
   */
  private static final double TIMES_RENT = 2;

  /** The factor of a step until a first feasible placement is known. Chosen, not tuned. */
  private static final double UP = 1.01;

  /** The most that steps raise fines by. Chosen, not tuned. */
  private static final double MOST_RAISED = 8;

  /** A satellite's rent counts as this part of the mean rent at least. Chosen, not tuned. */
  private static final double LEAST_SHARE = 0.3;

  /** Score units in a cost unit at most: fines are right to 0.1 % of it. */
  private static final long FINEST = 1 << 10;

  /** What scores may reach, so that fines raised eightfold, and sums of two, fit in a long. */
  private static final double MOST = 0x1p57;

  /** Overfull is out of the question. */
  static Fines none() {
    return new Fines(new long[0], 1, true);
  }

  /**
   * So many times what a unit is worth by rents, and no less than a share of the average; none
   * where no rent says what memory is worth, or numbers would leave the range of a score.
   */
  static Fines of(PairTable table, Proof.Rents rents, boolean fixed) {
    double[] price = new double[table.satellites];
    double mean = 0;
    for (int s = 0; s < price.length; s++) {
      price[s] = (double) rents.rent(s) / rents.scale();
      mean += price[s] / price.length;
    }
    double worst = 1;
    for (int e = 0; e < table.experts; e++) {
      double most = 0;
      for (int s = 0; s < price.length; s++) {
        double fine = TIMES_RENT * Math.max(price[s], mean) * table.demand(e, s);
        most = Math.max(most, table.cost(e, s) + fine);
      }
      worst += most;
    }
    if (mean == 0 || worst > MOST) {
      return none();
    }
    long scale = 1;
    while (scale < FINEST && worst * scale < MOST) {
      scale *= 2;
    }
    long[] perUnit = new long[price.length];
    for (int s = 0; s < perUnit.length; s++) {
      perUnit[s] = 1 + Math.round(scale * TIMES_RENT * Math.max(price[s], LEAST_SHARE * mean));
    }
    return new Fines(perUnit, scale, fixed);
  }

  /** The factor of fines after a step: it rises until a first feasible placement is known. */
  double after(double factor, boolean feasibleKnown) {
    return fixed || feasibleKnown ? factor : Math.min(MOST_RAISED, factor * UP);
  }

  /** Whether a search may pass through overfull placements. */
  boolean levied() {
    return perUnit.length > 0;
  }
}
