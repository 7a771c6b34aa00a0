package io.spacemoe.scenario.moe;

import java.util.Arrays;

/**
 * The quadrature nodes of an exponential race: points in time, and how far each expert is at each.
 * Immutable.
 *
 * <p>The probability that the first K arrivals are the set S is the integral over all times t of
 * e<sup>−w(rest)t</sup> Σ<sub>i∈S</sub> w<sub>i</sub>e<sup>−w<sub>i</sub>t</sup> Π<sub>S∖i</sub>(1
 * − e<sup>−w<sub>j</sub>t</sup>). With t = e<sup>x</sup> the integrand is analytic for |Im x| &lt;
 * π/2, where |1 − e<sup>−z</sup>| ≤ (1 − e<sup>−Re z</sup>)|z|/Re z bounds it by cos(Im
 * x)<sup>−K</sup> times its values on the real line. So the trapezoidal rule of step h has a
 * relative error of at most 2·min<sub>y</sub> cos(y)<sup>−K</sup>e<sup>−2πy/h</sup> for every S,
 * whatever the weights (Trefethen and Weideman 2014, theorem 5.1); h is chosen to make that
 * 10<sup>−15</sup>. The range leaves out K-th arrivals of probability below 10<sup>−17</sup> at
 * either end.
 */
final class RaceClock {
  private static final double ALIASING = 1e-15;
  private static final double TAIL = 1e-17;

  /** Accuracy with which the ends of the range are found, as a binary logarithm of time. */
  private static final double END = 0.25;

  private final double step;
  private final double[][] arrived;
  private final double[][] absent;
  private final double[][] arriving;

  private RaceClock(double step, double[][] arrived, double[][] absent, double[][] arriving) {
    this.step = step;
    this.arrived = arrived;
    this.absent = absent;
    this.arriving = arriving;
  }

  /** The nodes for the K-th arrival, K above the number of infinite weights. */
  static RaceClock of(double[] weights, int active) {
    double latest = WeightScale.firstTrue(log2 -> fewerArrived(weights, log2, active) <= TAIL, END);
    double earliest =
        WeightScale.firstTrue(log2 -> enoughArrived(weights, log2, active) > TAIL, END) - END;
    double step = step(active);
    int nodes = 1 + (int) Math.ceil((latest - earliest) * Math.log(2) / step);
    double[] rates = WeightScale.times(weights, earliest);
    double[][] arrived = new double[weights.length][nodes];
    double[][] absent = new double[weights.length][nodes];
    double[][] arriving = new double[weights.length][nodes];
    for (int m = 0; m < nodes; m++) {
      double time = Math.exp(m * step);
      for (int i = 0; i < rates.length; i++) {
        double due = rates[i] * time;
        arrived[i][m] = -Math.expm1(-due);
        absent[i][m] = Math.exp(-due);
        arriving[i][m] = absent[i][m] == 0 ? 0 : due * absent[i][m];
      }
    }
    return new RaceClock(step, arrived, absent, arriving);
  }

  /** The longest step for which the bound on the aliasing error holds. */
  private static double step(int active) {
    double wanted = Math.log(2 / ALIASING) / active;
    double ratio =
        WeightScale.firstTrue(
            u -> u > 0 && u * Math.atan(u) - Math.log1p(u * u) / 2 >= wanted, 1e-6);
    return 2 * Math.PI / (active * ratio);
  }

  /** P(fewer than K have arrived at the time 2^log2). */
  private static double fewerArrived(double[] weights, double log2, int active) {
    return Arrays.stream(counts(weights, log2, active), 0, active).sum();
  }

  /** P(at least K have arrived at the time 2^log2). */
  private static double enoughArrived(double[] weights, double log2, int active) {
    return counts(weights, log2, active)[active];
  }

  /** The probabilities of 0 to K − 1 arrivals, then that of at least K, at the time 2^log2. */
  private static double[] counts(double[] weights, double log2, int active) {
    double[] counts = new double[active + 1];
    counts[0] = 1;
    for (double weight : weights) {
      double due = WeightScale.times(weight, log2);
      double p = -Math.expm1(-due);
      double q = Math.exp(-due);
      counts[active] += p * counts[active - 1];
      for (int k = active - 1; k > 0; k--) {
        counts[k] = q * counts[k] + p * counts[k - 1];
      }
      counts[0] *= q;
    }
    return counts;
  }

  int nodes() {
    return arrived[0].length;
  }

  /** The distance of the nodes in the logarithm of time: their common quadrature weight. */
  double step() {
    return step;
  }

  /** For each node, the probability that an expert has arrived. */
  double[] arrived(int expert) {
    return arrived[expert];
  }

  /** For each node, the probability that an expert has not arrived. */
  double[] absent(int expert) {
    return absent[expert];
  }

  /** For each node, the density of an expert's arrival there, in the logarithm of time. */
  double[] arriving(int expert) {
    return arriving[expert];
  }

  /** For each place in an order and each node, P(no expert after that place has arrived). */
  double[][] absentAfter(int[] order) {
    int n = order.length;
    double[][] none = new double[n][nodes()];
    Arrays.fill(none[n - 1], 1);
    for (int j = n - 1; j > 0; j--) {
      double[] from = none[j];
      double[] to = none[j - 1];
      double[] factor = absent[order[j]];
      for (int m = 0; m < to.length; m++) {
        to[m] = from[m] * factor[m];
      }
    }
    return none;
  }
}
