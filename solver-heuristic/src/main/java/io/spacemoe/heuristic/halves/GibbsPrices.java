package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Prices of room, and an inverse temperature, under which experts who choose at random fill every
 * satellite exactly on average, at a given mean cost. Expert e chooses satellite s with the Gibbs
 * weight
 *
 * <pre>{@code
 * exp(-beta (c_es + price_s a_es))
 * }</pre>
 *
 * over the sum of its weights. Of all laws with these mean loads and this mean cost it has the
 * greatest entropy, and its entropy tells about how many placements cost that much and leave no
 * room (Jaynes, Information theory and statistical mechanics, Physical Review 106, 1957): e to the
 * power of the entropy would be the number of typical placements, and the density of a normal law
 * with the covariance of loads and cost, at its mean, is the part of them that fills every
 * satellite to the unit (local central limit theorem). O(pairs) a step, some thousand steps.
 */
final class GibbsPrices {
  /** Steps of the prices at each inverse temperature. Chosen, not tuned. */
  private static final int STEPS = 60;

  /** The inverse temperature grows to a million times the first at most. */
  private static final int DOUBLINGS = 20;

  /** Halvings of its logarithm between two doublings: it is right to 0.04 % then. */
  private static final int BISECTIONS = 11;

  /** The part of a Newton step that prices take, as they move each other. Chosen, not tuned. */
  private static final double CAUTION = 0.5;

  /** Variance that a load has at least, as a part of the room, lest steps become endless. */
  private static final double LEAST_SPREAD = 1e-3;

  /** Mean loads may be off by this part of the room. Chosen, not tuned. */
  private static final double PRECISION = 1e-3;

  /** Which expert may be on which satellite, and what that takes and costs. */
  private final OpenPairs pairs;

  /** By satellite: what it offers. */
  private final int[] room;

  /** When to give up. */
  private final BooleanSupplier stop;

  /** By satellite: the price of a unit of room. */
  private final double[] price;

  /** By pair: how often its expert chooses it. */
  private final double[] share;

  /** By satellite: the mean load. */
  private final double[] load;

  /** By satellite: the load's variance. */
  private final double[] spread;

  /** beta: how many times rarer a choice gets with a unit paid more, as a logarithm. */
  private double inverseTemperature;

  /** The mean cost of all experts together. */
  private double meanCost;

  /** The sum of the logarithms of the experts' sums of weights. */
  private double logWeights;

  /**
   * Prices for all pairs, closed or not.
   *
   * @param room what each satellite offers
   * @param stop when to look no further
   */
  GibbsPrices(OpenPairs pairs, int[] room, BooleanSupplier stop) {
    this.stop = stop;
    this.pairs = pairs;
    this.room = room;
    this.price = new double[room.length];
    this.share = new double[pairs.size];
    this.load = new double[room.length];
    this.spread = new double[room.length];
  }

  /** Looks for the prices at a mean cost; false when there are none, or no time. */
  boolean aim(double cost) {
    Arrays.fill(price, 0);
    inverseTemperature = pairs.experts / Math.max(1, Math.abs(cost));
    settle();
    int doublings = 0;
    while (meanCost > cost && doublings++ < DOUBLINGS) {
      inverseTemperature *= 2;
      settle();
    }
    double above = inverseTemperature;
    double below = above / 2;
    for (int k = 0; k < BISECTIONS; k++) {
      inverseTemperature = Math.sqrt(below * above);
      settle();
      below = meanCost > cost ? inverseTemperature : below;
      above = meanCost > cost ? above : inverseTemperature;
    }
    boolean full = !stop.getAsBoolean();
    for (int s = 0; s < room.length; s++) {
      full &= Math.abs(load[s] - room[s]) <= PRECISION * room[s];
    }
    return full && doublings < DOUBLINGS;
  }

  private void settle() {
    for (int step = 0; step < STEPS && !stop.getAsBoolean(); step++) {
      weigh();
      for (int s = 0; s < room.length; s++) {
        double steepness = inverseTemperature * (spread[s] + LEAST_SPREAD * room[s] + LEAST_SPREAD);
        price[s] += CAUTION * (load[s] - room[s]) / steepness;
      }
    }
    weigh();
  }

  private void weigh() {
    Arrays.fill(load, 0);
    Arrays.fill(spread, 0);
    meanCost = 0;
    logWeights = 0;
    for (int e = 0; e < pairs.experts; e++) {
      double least = pays(home(e));
      double total = 0;
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        share[p] = Math.exp(inverseTemperature * (least - pays(p)));
        total += share[p];
      }
      logWeights += Math.log(total) - inverseTemperature * least;
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        share[p] /= total;
        double mean = share[p] * pairs.takes(p);
        load[pairs.satellite(p)] += mean;
        spread[pairs.satellite(p)] += mean * (pairs.takes(p) - mean);
        meanCost += share[p] * pairs.cost(p);
      }
    }
  }

  private double pays(int pair) {
    return pairs.cost(pair) + price[pairs.satellite(pair)] * pairs.takes(pair);
  }

  /** The pair where an expert pays least. */
  int home(int e) {
    int home = pairs.first(e);
    for (int p = home + 1; p < pairs.first(e + 1); p++) {
      home = pays(p) < pays(home) ? p : home;
    }
    return home;
  }

  /** What a pair pays more than a pair of the same expert. */
  double regret(int pair, int home) {
    return pays(pair) - pays(home);
  }

  /** How much more than at home all experts together pay on average. */
  double meanRegret() {
    double total = 0;
    for (int e = 0; e < pairs.experts; e++) {
      int home = home(e);
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        total += share[p] * regret(p, home);
      }
    }
    return total;
  }

  /** How many times rarer a choice gets with a unit paid more, as a logarithm. */
  double inverseTemperature() {
    return inverseTemperature;
  }

  /** How often an expert chooses a pair, 0 to 1. */
  double share(int pair) {
    return share[pair];
  }

  /**
   * The logarithm of about how many placements cost at most the mean and leave no room; negative
   * infinity where some satellite's room has no price. O(satellites^3).
   */
  double logPlacements() {
    double entropy = logWeights + inverseTemperature * meanCost;
    for (int s = 0; s < room.length; s++) {
      if (!(price[s] > 0)) {
        return Double.NEGATIVE_INFINITY;
      }
      entropy += inverseTemperature * price[s] * room[s];
    }
    double dimensions = room.length + 1;
    double density = -(dimensions * Math.log(2 * Math.PI) + logDeterminant(covariance())) / 2;
    return entropy + density - Math.log(-Math.expm1(-inverseTemperature));
  }

  /** Of the loads, and of the cost as the last. */
  private double[][] covariance() {
    int last = room.length;
    double[][] of = new double[last + 1][last + 1];
    for (int e = 0; e < pairs.experts; e++) {
      double mean = 0;
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        mean += share[p] * pairs.cost(p);
      }
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        int s = pairs.satellite(p);
        double often = share[p] * pairs.takes(p);
        of[s][s] += often * pairs.takes(p);
        of[last][s] += often * (pairs.cost(p) - mean);
        of[last][last] += share[p] * (pairs.cost(p) - mean) * (pairs.cost(p) - mean);
        for (int q = pairs.first(e); q < pairs.first(e + 1); q++) {
          of[s][pairs.satellite(q)] -= often * share[q] * pairs.takes(q);
        }
      }
    }
    return of;
  }

  /** By Cholesky's decomposition of the lower triangle, in place. */
  private static double logDeterminant(double[][] of) {
    double log = 0;
    for (int i = 0; i < of.length; i++) {
      for (int k = 0; k <= i; k++) {
        double rest = of[i][k];
        for (int l = 0; l < k; l++) {
          rest -= of[i][l] * of[k][l];
        }
        of[i][k] = i == k ? Math.sqrt(Math.max(rest, Double.MIN_NORMAL)) : rest / of[k][k];
      }
      log += 2 * Math.log(of[i][i]);
    }
    return log;
  }
}
