package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.OpenPairs;

/**
 * The Lagrangian bound of the generalised assignment problem by offers: multipliers v_e of the
 * constraints "expert e sits on exactly one satellite". With costs c_es, demands a_es and rooms b_s
 *
 * <pre>{@code
 * L(v) = sum over e of v_e - sum over s of K_s(v),
 * K_s(v) = max sum (v_e - c_es) x_e  subject to  sum a_es x_e <= b_s,  x_e in {0, 1}
 * }</pre>
 *
 * is at most the cost of any placement: every expert pays its offer wherever it sits, and every
 * satellite takes those that leave it most beyond their cost. It keeps memory whole as a {@link
 * Knapsack} and is therefore at least as tight as rents for memory, which allow fractions of
 * experts (Geoffrion 1974).
 *
 * <p>What a satellite loses when an expert must come or must go gives each pair a score:
 *
 * <pre>{@code
 * score(e, s) = L(v) + loss of s with e in + sum over other t of loss of t with e out
 * }</pre>
 *
 * bounds every placement that uses the pair, so that a pair of a greater score than the cost looked
 * for can be closed (Posta, Ferland, Michelon, An exact method with variable fixing for solving the
 * generalized assignment problem, Computational Optimization and Applications 52, 2012). Seated
 * experts count with their cost, and take their room.
 */
final class OfferBound {
  /**
   * The first reach of a knapsack is so many times its loss of last time, as offers change little
   * between steps. Chosen, not tuned: it changes the time, never the bound.
   */
  private static final double FIRST_REACH = 1.5;

  /** Which expert may be on which satellite, a_es and c_es. */
  private final OpenPairs pairs;

  /** Solves each satellite's knapsack. */
  private final Knapsack knapsack;

  /** By pair: (v_e - c_es) / a_es where that gain is above 0, else the gain; the sorting key. */
  private final double[] perUnit;

  /** By pair: whether the satellite takes the expert. */
  private final boolean[] chosen;

  /** By expert: a subgradient of L, 1 - how many satellites take it. */
  private final double[] slope;

  /** By pair: what the satellite loses when the expert must come. */
  private final double[] entering;

  /** By pair: what the satellite loses when the expert must stay away. */
  private final double[] leaving;

  /** By pair: a bound on placements that use it. */
  private final double[] score;

  /** By pair: its item in the knapsack; -1 where it is none, having no gain or no room. */
  private final int[] item;

  /** By satellite: the most room that any of its pairs takes. */
  private final int[] widest;

  /** By satellite: how far its last filling was below the knapsack's linear relaxation. */
  private final double[] off;

  /** L(v). */
  private double bound;

  /** Offers for seats among open pairs. */
  OfferBound(OpenPairs pairs, Knapsack knapsack) {
    this.pairs = pairs;
    this.knapsack = knapsack;
    this.perUnit = new double[pairs.size];
    this.chosen = new boolean[pairs.size];
    this.slope = new double[pairs.experts];
    this.entering = new double[pairs.size];
    this.leaving = new double[pairs.size];
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
    double allLeave = 0;
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      allLeave += pairs.open(p) && !pairs.seated(e) ? leaving[p] : 0;
    }
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      score[p] = pairs.seated(e) ? bound : bound + entering[p] + allLeave - leaving[p];
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
    bound -= knapsack.fill(Math.max(FIRST_REACH * off[s], above));
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
        entering[p] = chosen[p] ? 0 : Double.POSITIVE_INFINITY;
        leaving[p] = chosen[p] ? knapsack.loss(item[p]) : 0;
        if (item[p] >= 0 && !chosen[p]) {
          entering[p] = knapsack.loss(item[p]);
        } else if (fits && !chosen[p]) {
          entering[p] = knapsack.lossOf(gain, pairs.takes(p));
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
