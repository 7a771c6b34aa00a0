package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.solver.proof.TreeWriter;
import java.util.Arrays;

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
 *
 * <p>All amounts are whole numbers, in 1/scale of the cost unit, and offers are multiples of a
 * grain: what is bounded here, a proof says with the same numbers.
 */
final class OfferBound {
  /**
   * The first reach of a knapsack is so many times its loss of last time, as offers change little
   * between steps. Chosen, not tuned: it changes the time, never the bound.
   */
  private static final double FIRST_REACH = 1.5;

  /** No bound of a placement: seated experts do not fit. */
  static final long NOWHERE = Long.MAX_VALUE;

  /** What all losses of a pair together stay below. */
  private static final long MOST = 1L << 60;

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
  private final long[] entering;

  /** By pair: what the satellite loses when the expert must stay away. */
  private final long[] leaving;

  /** By pair: a bound on placements that use it. */
  private final long[] score;

  /** By pair: its item in the knapsack; -1 where it is none, having no gain or no room. */
  private final int[] item;

  /** By satellite: the most room that any of its pairs takes. */
  private final int[] widest;

  /** By satellite: how far its last filling was below the knapsack's linear relaxation. */
  private final long[] off;

  /** By pair: its cost. */
  private final long[] cost;

  /** By expert: its offer, in grains. */
  private final long[] grains;

  /** By satellite: price and reach of its last filling. */
  private final long[] price;

  private final long[] reach;

  private final OfferGrid grid;

  /** L(v). */
  private long bound;

  /** Offers for seats among open pairs. */
  OfferBound(OpenPairs pairs, Knapsack knapsack, OfferGrid grid) {
    this.pairs = pairs;
    this.grid = grid;
    this.knapsack = knapsack;
    this.perUnit = new double[pairs.size];
    this.chosen = new boolean[pairs.size];
    this.slope = new double[pairs.experts];
    this.entering = new long[pairs.size];
    this.leaving = new long[pairs.size];
    this.score = new long[pairs.size];
    this.item = new int[pairs.size];
    this.widest = new int[pairs.satellites];
    this.off = new long[pairs.satellites];
    this.cost = new long[pairs.size];
    this.grains = new long[pairs.experts];
    this.price = new long[pairs.satellites];
    this.reach = new long[pairs.satellites];
    for (int p = 0; p < pairs.size; p++) {
      cost[p] = grid.scale() * pairs.cost(p);
      widest[pairs.satellite(p)] = Math.max(widest[pairs.satellite(p)], pairs.takes(p));
    }
  }

  /**
   * The bound at some offers, one per expert, which are rounded to the grain; {@link #NOWHERE}
   * where seated experts do not fit.
   */
  long bound(double[] offer) {
    return evaluate(offer, 0, false);
  }

  /**
   * The bound at some offers, and for every pair a bound on placements that use it, exact about so
   * much above.
   */
  long scores(double[] offer, long above) {
    long value = evaluate(offer, above, true);
    if (value != NOWHERE) {
      for (int e = 0; e < pairs.experts; e++) {
        scorePairs(e);
      }
    }
    return value;
  }

  private void scorePairs(int e) {
    long allLeave = 0;
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      allLeave += pairs.open(p) && !pairs.seated(e) ? leaving[p] : 0;
    }
    for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
      score[p] = pairs.seated(e) ? bound : bound + entering[p] + allLeave - leaving[p];
    }
  }

  private long evaluate(double[] offer, long above, boolean weigh) {
    knapsack.count((weigh ? 4L : 2L) * pairs.size);
    bound = 0;
    for (int e = 0; e < pairs.experts; e++) {
      boolean seated = pairs.seated(e);
      grains[e] = grid.grains(offer[e]);
      offer[e] = grains[e] * (double) grid.grain();
      bound += seated ? cost[pairs.seatOf(e)] : grains[e] * grid.grain();
      slope[e] = seated ? 0 : 1;
    }
    for (int s = 0; s < pairs.satellites; s++) {
      if (pairs.room(s) < 0) {
        bound = NOWHERE;
        return bound;
      }
      fill(s, above);
      if (weigh) {
        weigh(s);
      }
      if (bound < -MOST) {
        return unknown();
      }
    }
    return bound;
  }

  /** Where offers are beyond all costs: sums could leave the range. */
  private long unknown() {
    Arrays.fill(entering, 0);
    Arrays.fill(leaving, 0);
    return bound;
  }

  private boolean free(int pair) {
    return pairs.open(pair) && !pairs.seated(pairs.expert(pair));
  }

  private void fill(int s, long above) {
    int[] at = pairs.at(s);
    sort(at);
    knapsack.clear(pairs.room(s), widest[s]);
    for (int p : at) {
      item[p] = -1;
      long gain = gain(p);
      if (gain > 0 && free(p) && pairs.fits(p)) {
        item[p] = knapsack.add(gain, pairs.takes(p));
      }
    }
    bound -= knapsack.fill(Math.max((long) (FIRST_REACH * off[s]), above));
    off[s] = knapsack.off();
    price[s] = knapsack.price();
    reach[s] = knapsack.reach();
    for (int p : at) {
      chosen[p] = item[p] >= 0 && knapsack.taken(item[p]);
      slope[pairs.expert(p)] -= chosen[p] ? 1 : 0;
    }
  }

  private long gain(int pair) {
    return grains[pairs.expert(pair)] * grid.grain() - cost[pair];
  }

  /** By falling gain per unit; nearly sorted from the last time. */
  private void sort(int[] at) {
    for (int i = 0; i < at.length; i++) {
      int p = at[i];
      long gain = gain(p);
      double key = gain <= 0 ? gain : (double) gain / pairs.takes(p);
      perUnit[p] = key;
      int k = i;
      while (k > 0 && perUnit[at[k - 1]] < key) {
        at[k] = at[k - 1];
        k--;
      }
      at[k] = p;
    }
  }

  private void weigh(int s) {
    knapsack.weigh();
    for (int p : pairs.at(s)) {
      if (free(p)) {
        entering[p] = chosen[p] ? 0 : MOST;
        leaving[p] = chosen[p] ? loss(knapsack.loss(item[p])) : 0;
        if (item[p] >= 0 && !chosen[p]) {
          entering[p] = loss(knapsack.loss(item[p]));
        } else if (!chosen[p] && pairs.fits(p)) {
          entering[p] = loss(knapsack.lossOf(gain(p), pairs.takes(p)));
        }
      }
    }
  }

  /** No more than so much, that sums stay in range. */
  private long loss(long loss) {
    return Math.max(0, Math.min(loss, MOST / pairs.satellites));
  }

  /** The offers of the last evaluation, prices and reaches, as a step of a proof. */
  void writeTo(TreeWriter proof) {
    proof.step(grains, price, reach);
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

  /** The pair of an expert and who took it; only after {@link #placing()} said so. */
  int pairOf(int e) {
    if (pairs.seated(e)) {
      return pairs.seatOf(e);
    }
    int p = pairs.first(e);
    while (!chosen[p]) {
      p++;
    }
    return p;
  }

  /** A bound on placements that use an open pair, as of the last {@link #scores}. */
  long score(int pair) {
    return score[pair];
  }
}
