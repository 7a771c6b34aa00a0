package io.spacemoe.scenario.moe.draw;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws binomial numbers of ever other parameters: by inversion where few successes are expected,
 * and else by transformed rejection (Hörmann 1993, algorithm BTRS). Allocates nothing.
 */
final class Binomial {
  /** From so many expected successes on rejection is faster. */
  private static final double MANY = 10;

  /** Where the hat of the rejection is below all tails, so that no logarithm is needed. */
  private static final double CENTRE = 0.07;

  private final UniformRandomProvider random;

  Binomial(UniformRandomProvider random) {
    this.random = random;
  }

  /** How many of n trials succeed, each with a probability. */
  int draw(int n, double probability) {
    if (probability > 0.5) {
      return n - fewer(n, 1 - probability);
    }
    return fewer(n, probability);
  }

  private int fewer(int n, double p) {
    if (n == 0 || p <= 0) {
      return 0;
    }
    return n * p < MANY ? inverted(n, p) : rejected(n, p);
  }

  private int inverted(int n, double p) {
    double odds = p / (1 - p);
    while (true) {
      double left = random.nextDouble();
      double next = Math.exp(n * Math.log1p(-p));
      for (int k = 0; k <= n; k++) {
        if (left < next) {
          return k;
        }
        left -= next;
        next *= (n - k) * odds / (k + 1);
      }
    }
  }

  private int rejected(int n, double p) {
    double deviation = Math.sqrt(n * p * (1 - p));
    double b = 1.15 + 2.53 * deviation;
    double a = -0.0873 + 0.0248 * b + 0.01 * p;
    double c = n * p + 0.5;
    double accepted = 0.92 - 4.2 / b;
    double alpha = (2.83 + 5.1 / b) * deviation;
    int mode = (int) ((n + 1) * p);
    while (true) {
      double u = random.nextDouble() - 0.5;
      double v = random.nextDouble();
      double edge = 0.5 - Math.abs(u);
      int k = (int) Math.floor((2 * a / edge + b) * u + c);
      if (edge >= CENTRE && v <= accepted) {
        return k;
      }
      if (k >= 0
          && k <= n
          && Math.log(v * alpha / (a / (edge * edge) + b)) <= logRatio(n, p, k, mode)) {
        return k;
      }
    }
  }

  /** The logarithm of the probability of k relative to that of the mode. */
  private static double logRatio(int n, double p, int k, int mode) {
    return Gamma.logGamma(mode + 1.0)
        + Gamma.logGamma(n - mode + 1.0)
        - Gamma.logGamma(k + 1.0)
        - Gamma.logGamma(n - k + 1.0)
        + (k - mode) * Math.log(p / (1 - p));
  }
}
