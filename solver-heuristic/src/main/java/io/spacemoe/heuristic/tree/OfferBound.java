package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.OpenPairs;

/**
 * The bound by offers: what would a placement cost if every expert paid the same wherever it sits,
 * its offer, and every satellite took the experts that leave it most beyond their cost?
 *
 * <p>It is the Lagrangian relaxation of "each expert sits somewhere", which keeps every satellite's
 * memory whole as a knapsack and is therefore tighter than rents for memory, which allow fractions
 * of experts. What a satellite loses when an expert must stay or must go there tells which pairs no
 * cheaper placement can use (Posta, Ferland, Michelon, An exact method with variable fixing for
 * solving the generalized assignment problem, Computational Optimization and Applications 52,
 * 2012).
 */
final class OfferBound {
  private static final double MORE = 1.5;

  private final OpenPairs pairs;
  private final Knapsack knapsack;
  private final double[] perUnit;
  private final boolean[] chosen;
  private final double[] slope;
  private final double[] staying;
  private final double[] going;
  private final double[] score;
  private final int[] item;
  private final int[] widest;
  private final double[] off;
  private double bound;

  /** Offers for seats among open pairs. */
  OfferBound(OpenPairs pairs, Knapsack knapsack) {
    this.pairs = pairs;
    this.knapsack = knapsack;
    this.perUnit = new double[pairs.size];
    this.chosen = new boolean[pairs.size];
    this.slope = new double[pairs.experts];
    this.staying = new double[pairs.size];
    this.going = new double[pairs.size];
    this.score = new double[pairs.size];
    this.item = new int[pairs.size];
    this.widest = new int[pairs.satellites];
    this.off = new double[pairs.satellites];
    for (int p = 0; p < pairs.size; p++) {
      widest[pairs.satellite(p)] = Math.max(widest[pairs.satellite(p)], pairs.takes(p));
    }
  }

  /** The bound at some offers, one per expert; infinite where seated experts do not fit. */
  double bound(double[] offer) {
    return evaluate(offer, 0, false);
  }

  /**
   * The bound at some offers, and for every pair a bound on placements that use it, exact about so
   * much above.
   */
  double scores(double[] offer, double above) {
    double value = evaluate(offer, above, true);
    if (value < Double.POSITIVE_INFINITY) {
      for (int e = 0; e < pairs.experts; e++) {
        scorePairs(e);
      }
    }
    return value;
  }

  private void scorePairs(int e) {
    double all = 0;
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      all += pairs.open(p) && !pairs.seated(e) ? going[p] : 0;
    }
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      score[p] = pairs.seated(e) ? bound : bound + staying[p] + all - going[p];
    }
  }

  private double evaluate(double[] offer, double above, boolean weigh) {
    knapsack.count((weigh ? 4L : 2L) * pairs.size);
    bound = 0;
    for (int e = 0; e < pairs.experts; e++) {
      boolean seated = pairs.seated(e);
      bound += seated ? pairs.cost(pairs.seatOf(e)) : offer[e];
      slope[e] = seated ? 0 : 1;
    }
    for (int s = 0; s < pairs.satellites; s++) {
      if (pairs.room(s) < 0) {
        bound = Double.POSITIVE_INFINITY;
        return bound;
      }
      fill(s, offer, above);
      if (weigh) {
        weigh(s, offer);
      }
    }
    return bound;
  }

  private boolean free(int pair) {
    return pairs.open(pair) && !pairs.seated(pairs.expert(pair));
  }

  private void fill(int s, double[] offer, double above) {
    int[] at = pairs.at(s);
    sort(at, offer);
    knapsack.clear(pairs.room(s), widest[s]);
    for (int p : at) {
      item[p] = -1;
      double gain = offer[pairs.expert(p)] - pairs.cost(p);
      if (gain > 0 && free(p) && pairs.takes(p) <= pairs.room(s)) {
        item[p] = knapsack.add(gain, pairs.takes(p));
      }
    }
    bound -= knapsack.fill(Math.max(MORE * off[s], above));
    off[s] = knapsack.off();
    for (int p : at) {
      chosen[p] = item[p] >= 0 && knapsack.taken(item[p]);
      slope[pairs.expert(p)] -= chosen[p] ? 1 : 0;
    }
  }

  /** By falling gain per unit; nearly sorted from the last time. */
  private void sort(int[] at, double[] offer) {
    for (int i = 0; i < at.length; i++) {
      int p = at[i];
      double gain = offer[pairs.expert(p)] - pairs.cost(p);
      double key = gain <= 0 ? gain : gain / pairs.takes(p);
      perUnit[p] = key;
      int k = i;
      while (k > 0 && perUnit[at[k - 1]] < key) {
        at[k] = at[k - 1];
        k--;
      }
      at[k] = p;
    }
  }

  private void weigh(int s, double[] offer) {
    knapsack.weigh();
    for (int p : pairs.at(s)) {
      if (free(p)) {
        double gain = offer[pairs.expert(p)] - pairs.cost(p);
        boolean fits = pairs.takes(p) <= pairs.room(s);
        staying[p] = chosen[p] ? 0 : Double.POSITIVE_INFINITY;
        going[p] = chosen[p] ? knapsack.loss(item[p]) : 0;
        if (item[p] >= 0 && !chosen[p]) {
          staying[p] = knapsack.loss(item[p]);
        } else if (fits && !chosen[p]) {
          staying[p] = knapsack.lossOf(gain, pairs.takes(p));
        }
      }
    }
  }

  /** One less the number of satellites that took an expert, each; 0 for the seated. */
  double[] slope() {
    return slope;
  }

  /** Whether every expert was taken once: then the bound is a placement's cost. */
  boolean placing() {
    for (double off : slope) {
      if (off != 0) {
        return false;
      }
    }
    return true;
  }

  /** The satellite that took an expert; only after {@link #placing()} said so. */
  int satelliteOf(int e) {
    if (pairs.seated(e)) {
      return pairs.satellite(pairs.seatOf(e));
    }
    int p = pairs.first(e);
    while (!chosen[p]) {
      p++;
    }
    return pairs.satellite(p);
  }

  /** A bound on placements that use an open pair, as of the last {@link #scores}. */
  double score(int pair) {
    return score[pair];
  }
}
