package io.spacemoe.heuristic;

import io.spacemoe.solver.Proof;
import java.util.function.BooleanSupplier;

/**
 * Lagrangian multipliers of the capacity constraints: prices p_s per unit of memory under which the
 * experts' cheapest choices, each for itself, nearly respect every satellite's memory. They
 * maximise
 *
 * <pre>{@code
 * L(p) = sum over e of min over s of (c_es + p_s a_es) - sum over s of p_s b_s,  p >= 0
 * }</pre>
 *
 * with costs c, demands a and memory b, which is at most the cost of any placement, by subgradient
 * steps: the demand beyond each memory is a subgradient. O(experts x satellites) a step, fewer
 * steps on larger problems.
 */
public final class Multipliers {
  /** Steps on a small problem. It was 600 before annealing started from the prices. */
  private static final int MOST_STEPS = 6000;

  /** Steps on the largest problem. Chosen, not tuned. */
  private static final int LEAST_STEPS = 50;

  /** Pairs looked at in all steps together. Chosen, not tuned. */
  private static final double WORK = 1e9;

  /** Steps without gain after which the level is halved; 12 before, as above. */
  private static final int PATIENCE = 60;

  /** How much of the last direction goes on; 0.6 before, as above. */
  private static final double SMOOTHING = 0.9;

  /** Done when the level is this part of the bound or less above it. Chosen, not tuned. */
  private static final double PRECISION = 1e-6;

  /** The first level, as a part of the first bound. Chosen, not tuned. */
  private static final double FIRST_LEVEL = 0.1;

  private final PairTable table;
  private final SubgradientAscent ascent;

  /** By satellite: what the cheapest choices demand beyond its memory; a subgradient. */
  private final double[] excess;

  private Multipliers(PairTable table) {
    this.table = table;
    this.ascent = new SubgradientAscent(table.satellites, 0, SMOOTHING, PATIENCE);
    this.excess = new double[table.satellites];
  }

  /**
   * Searches until steps get short, or it is told to stop. Every expert must be allowed somewhere.
   */
  public static Multipliers of(PairTable table, BooleanSupplier stop) {
    Multipliers multipliers = new Multipliers(table);
    multipliers.climb(stop);
    return multipliers;
  }

  private void climb(BooleanSupplier stop) {
    double pairs = (double) table.experts * table.satellites + 1;
    long most = (long) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, WORK / pairs));
    for (int step = 0; step < most && !stop.getAsBoolean(); step++) {
      double bound = bound();
      if (step == 0) {
        ascent.start(ascent.point(), FIRST_LEVEL * Math.max(Math.abs(bound), 1));
      }
      if (!ascent.step(bound, excess)
          || ascent.ahead() < PRECISION * Math.abs(ascent.bestValue())) {
        return;
      }
    }
  }

  /** The bound at the current prices; leaves behind what is demanded beyond each memory. */
  private double bound() {
    double[] price = ascent.point();
    double total = 0;
    for (int s = 0; s < price.length; s++) {
      total -= price[s] * table.room(s);
      excess[s] = -table.room(s);
    }
    for (int e = 0; e < table.experts; e++) {
      double least = Double.POSITIVE_INFINITY;
      int cheapest = -1;
      for (int s = 0; s < price.length; s++) {
        double pays = table.cost(e, s) + price[s] * table.demand(e, s);
        if (pays < least && table.allows(e, s)) {
          least = pays;
          cheapest = s;
        }
      }
      total += least;
      excess[cheapest] += table.demand(e, cheapest);
    }
    return total;
  }

  /** The best price of a unit of a satellite's memory. */
  public double price(int satellite) {
    return ascent.best()[satellite];
  }

  /**
   * The prices as rents, in as fine a fraction of the cost unit as the checker's longs allow; none
   * where the numbers are too large for whole units.
   */
  public Proof.Rents rents() {
    double[] best = ascent.best();
    double largest = 1;
    for (int e = 0; e < table.experts; e++) {
      for (int s = 0; s < best.length; s++) {
        largest = Math.max(largest, table.cost(e, s) + (best[s] + 1) * table.demand(e, s));
      }
    }
    long scale = 1;
    while (scale < 1L << 30 && largest * scale < 1L << 59) {
      scale *= 2;
    }
    long[] rents = new long[best.length];
    for (int s = 0; s < rents.length; s++) {
      rents[s] = largest < 1L << 61 ? Math.round(best[s] * scale) : 0;
    }
    return new Proof.Rents(rents, scale);
  }
}
