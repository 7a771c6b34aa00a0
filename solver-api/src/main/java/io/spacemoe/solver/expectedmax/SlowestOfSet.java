package io.spacemoe.solver.expectedmax;

import java.util.Arrays;
import java.util.Locale;

/**
 * The latency of the slowest expert of a random set: K of N experts, a set with probability
 * proportional to the product of its weights (conditional Poisson; docs/model.md, section 5.2).
 * With e_k the elementary symmetric polynomial of degree k. Immutable.
 */
final class SlowestOfSet {
  /** The greatest e_K of the scaled weights, far enough from the range of doubles. */
  private static final double MOST_SETS = 1e290;

  private final double[] weight;
  private final int active;

  /** e_K of all weights. */
  private final double allSets;

  /**
   * Scales the weights so that the K-th largest is 1.
   *
   * @throws IllegalArgumentException when K is out of range, a weight is not finite or negative,
   *     fewer than K are above 0, or they are too far apart
   */
  SlowestOfSet(double[] weights, int active) {
    this.active = active;
    this.weight = scaled(weights, active);
    double[] polynomials = new double[active + 1];
    polynomials[0] = 1;
    for (double w : weight) {
      absorb(w, polynomials);
    }
    this.allSets = polynomials[active];
    if (!(allSets <= MOST_SETS)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the products of weights over all sets of %d experts sum to %s when the %d-th largest weight is 1; allowed: up to %s.%nMaybe bring the largest weights closer together.",
              active,
              allSets,
              active,
              MOST_SETS));
    }
  }

  /** Weights times the factor that makes the K-th largest 1. */
  private static double[] scaled(double[] weights, int active) {
    if (active < 1 || active > weights.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d of %d experts are activated; allowed: 1 to %d",
              active,
              weights.length,
              weights.length));
    }
    for (int e = 0; e < weights.length; e++) {
      if (!(weights[e] >= 0 && weights[e] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "weight of expert %d is %s; allowed: finite, at least 0",
                e,
                weights[e]));
      }
    }
    double pivot = Arrays.stream(weights).sorted().toArray()[weights.length - active];
    if (pivot == 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d experts are activated, but fewer weights are above 0: %s",
              active,
              Arrays.toString(weights)));
    }
    return Arrays.stream(weights).map(w -> w / pivot).toArray();
  }

  /** N. */
  int experts() {
    return weight.length;
  }

  /** K. */
  int active() {
    return active;
  }

  /** A scaled weight. */
  double weight(int expert) {
    return weight[expert];
  }

  /**
   * E[max] in one snapshot: by ascending latency L, each expert is the slowest of the set with
   * probability w e_(K-1)(weights before) / e_K(all weights).
   *
   * @param latencyNs L of each satellite
   * @param order the satellites by ascending latency
   * @param tenant the expert on each satellite, or a negative number
   */
  double expectedMax(long[] latencyNs, int[] order, int[] tenant) {
    double[] polynomials = new double[active];
    polynomials[0] = 1;
    double sum = 0;
    for (int s : order) {
      if (tenant[s] >= 0) {
        double w = weight[tenant[s]];
        sum += latencyNs[s] * (w * polynomials[active - 1] / allSets);
        absorb(w, polynomials);
      }
    }
    return sum;
  }

  /** Adds a weight to the elementary symmetric polynomials of degree 0, 1, ... */
  private static void absorb(double w, double[] polynomials) {
    for (int k = polynomials.length - 1; k > 0; k--) {
      polynomials[k] += w * polynomials[k - 1];
    }
  }
}
