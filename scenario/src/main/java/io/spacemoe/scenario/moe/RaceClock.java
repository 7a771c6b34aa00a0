package io.spacemoe.scenario.moe;

import java.util.Arrays;

/**
 * The quadrature nodes of an exponential race: points in time, and how far each expert is at each.
 * Immutable; three numbers per expert and node, of which there are 35 to 100 for common models.
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

  private RaceClock(double step, int experts, int nodes) {
    this.step = step;
    arrived = new double[experts][nodes];
    absent = new double[experts][nodes];
    arriving = new double[experts][nodes];
  }

  /** The nodes for the K-th arrival, K above the number of infinite weights. */
  static RaceClock of(double[] weights, int active) {
    double latest =
        WeightScale.firstTrue(
            log2 -> Arrays.stream(arrivals(weights, log2, active), 0, active).sum() <= TAIL,
            WeightScale.toOne(weights),
            END);
    double earliest =
        WeightScale.firstTrue(log2 -> arrivals(weights, log2, active)[active] > TAIL, latest, END)
            - END;
    double step = step(active);
    int nodes = 1 + (int) Math.ceil((latest - earliest) * Math.log(2) / step);
    double[] times = new double[nodes];
    Arrays.setAll(times, m -> Math.exp(m * step));
    RaceClock clock = new RaceClock(step, weights.length, nodes);
    double[] rates = new WeightScale(earliest).times(weights);
    for (int i = 0; i < rates.length; i++) {
      for (int m = 0; m < nodes; m++) {
        clock.set(i, m, rates[i] * times[m]);
      }
    }
    return clock;
  }

  private void set(int expert, int node, double due) {
    double early = arrived(due);
    double late = absent(due);
    arrived[expert][node] = early;
    absent[expert][node] = late;
    arriving[expert][node] = late == 0 ? 0 : due * late;
  }

  /** The longest step for which the bound on the aliasing error holds. */
  private static double step(int active) {
    double wanted = Math.log(2 / ALIASING) / active;
    double log2 =
        WeightScale.firstTrue(
            x -> {
              double ratio = Math.pow(2, x);
              return ratio * Math.atan(ratio) - Math.log1p(ratio * ratio) / 2 >= wanted;
            },
            0,
            1e-3);
    return 2 * Math.PI / (active * Math.pow(2, log2));
  }

  /** The probabilities of 0 to K − 1 arrivals, then that of at least K, at the time 2^log2. */
  private static double[] arrivals(double[] weights, double log2, int active) {
    WeightScale time = new WeightScale(log2);
    double[] counts = new double[active + 1];
    counts[0] = 1;
    for (double weight : weights) {
      double due = time.times(weight);
      double p = arrived(due);
      double q = absent(due);
      counts[active] += p * counts[active - 1];
      for (int k = active - 1; k > 0; k--) {
        counts[k] = q * counts[k] + p * counts[k - 1];
      }
      counts[0] *= q;
    }
    return counts;
  }

  /** 1 − e^−due without cancellation; the slower function only where it is needed. */
  private static double arrived(double due) {
    return due < 0.5 ? -Math.expm1(-due) : 1 - Math.exp(-due);
  }

  private static double absent(double due) {
    return Math.exp(-due);
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
