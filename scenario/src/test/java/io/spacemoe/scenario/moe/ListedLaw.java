package io.spacemoe.scenario.moe;

import java.util.stream.IntStream;

/** A law as the list of all its sets: the definition itself, for at most 20 experts. */
final class ListedLaw {
  private final int experts;
  private final double[] probability;

  private ListedLaw(int experts, double[] probability) {
    this.experts = experts;
    this.probability = probability;
  }

  /** By the definition of each law; finite weights whose products stay in range. */
  static ListedLaw of(Activation.Law law, double[] weights, int active) {
    return law == Activation.Law.PLACKETT_LUCE
        ? successiveDraws(weights, active)
        : products(weights, active);
  }

  private static ListedLaw products(double[] weights, int active) {
    double[] probability = new double[1 << weights.length];
    double sum = 0;
    for (int set = 0; set < probability.length; set++) {
      if (Integer.bitCount(set) == active) {
        probability[set] = 1;
        for (int i = 0; i < weights.length; i++) {
          probability[set] *= contains(set, i) ? weights[i] : 1;
        }
        sum += probability[set];
      }
    }
    for (int set = 0; set < probability.length; set++) {
      probability[set] /= sum;
    }
    return new ListedLaw(weights.length, probability);
  }

  private static ListedLaw successiveDraws(double[] weights, int active) {
    double[] probability = new double[1 << weights.length];
    probability[0] = 1;
    for (int set = 0; set < probability.length; set++) {
      if (Integer.bitCount(set) < active) {
        double remaining = 0;
        for (int i = 0; i < weights.length; i++) {
          remaining += contains(set, i) ? 0 : weights[i];
        }
        for (int i = 0; i < weights.length && probability[set] > 0; i++) {
          if (!contains(set, i)) {
            probability[set | 1 << i] += probability[set] * (weights[i] / remaining);
          }
        }
        probability[set] = 0;
      }
    }
    return new ListedLaw(weights.length, probability);
  }

  static boolean contains(int set, int expert) {
    return (set >> expert & 1) == 1;
  }

  /** The probability of each set, indexed by its members as bits. */
  double[] probabilities() {
    return probability.clone();
  }

  double[] inclusionProbabilities() {
    return IntStream.range(0, experts)
        .mapToDouble(
            i ->
                IntStream.range(0, probability.length)
                    .filter(set -> contains(set, i))
                    .mapToDouble(set -> probability[set])
                    .sum())
        .toArray();
  }

  double[] maxDistribution(int[] order) {
    double[] distribution = new double[experts];
    for (int set = 0; set < probability.length; set++) {
      for (int j = experts - 1; j >= 0; j--) {
        if (contains(set, order[j])) {
          distribution[j] += probability[set];
          break;
        }
      }
    }
    return distribution;
  }

  double expectedMax(double[] values) {
    double sum = 0;
    for (int set = 1; set < probability.length; set++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < experts; i++) {
        largest = contains(set, i) ? Math.max(largest, values[i]) : largest;
      }
      sum += probability[set] * largest;
    }
    return sum;
  }
}
