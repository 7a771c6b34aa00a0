package io.spacemoe.scenario.moe;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Weights for which a law activates the experts as often as was observed. */
final class FrequencyFit {
  private static final double CLOSE = 1e-13;
  private static final int MOST_ITERATIONS = 500;

  private final double[] weights;
  private final double error;

  private FrequencyFit(double[] weights, double error) {
    this.weights = weights;
    this.error = error;
  }

  /** One weight per expert: 0 for those never activated, infinite for those always activated. */
  double[] weights() {
    return weights.clone();
  }

  /** The greatest difference between an activation probability reached and the one asked for. */
  double error() {
    return error;
  }

  /**
   * Fits a law to observed frequencies, which are taken up to a common factor.
   *
   * <p>Experts whose share of K activations reaches one per token are always activated, and the
   * others share what is left. For those the iteration of Chen, Dempster and Liu (1994), w ←
   * w·target/π, is made in odds, which converges as fast for experts that are nearly always
   * activated as for the others; for successive draws the rate −log(1 − π) stands for the odds.
   *
   * @param frequencies finite, at least 0, at least K above 0
   */
  static FrequencyFit of(Activation.Law law, double[] frequencies, int active) {
    double[] targets = targets(frequencies, active);
    int[] open =
        IntStream.range(0, targets.length).filter(i -> targets[i] > 0 && targets[i] < 1).toArray();
    int certain = (int) Arrays.stream(targets).filter(t -> t == 1).count();
    double[] wanted = Arrays.stream(open).mapToDouble(i -> targets[i]).toArray();
    FrequencyFit inner = iterate(law, wanted, active - certain);
    double[] weights =
        Arrays.stream(targets).map(t -> t == 1 ? Double.POSITIVE_INFINITY : 0).toArray();
    for (int k = 0; k < open.length; k++) {
      weights[open[k]] = inner.weights[k];
    }
    return new FrequencyFit(weights, inner.error);
  }

  /** K activations shared in proportion to the frequencies, at most one per expert. */
  static double[] targets(double[] frequencies, int active) {
    double largest = Arrays.stream(frequencies).max().orElseThrow();
    double[] targets = Arrays.stream(frequencies).map(f -> f / largest).toArray();
    boolean[] certain = new boolean[targets.length];
    int left = active;
    boolean more = true;
    while (more) {
      more = false;
      double sum = 0;
      int open = 0;
      for (int i = 0; i < targets.length; i++) {
        if (!certain[i] && targets[i] > 0) {
          sum += targets[i];
          open++;
        }
      }
      int share = left;
      for (int i = 0; i < targets.length; i++) {
        if (!certain[i] && targets[i] > 0) {
          targets[i] = left == 0 ? 0 : targets[i] / sum * left;
          if (targets[i] >= 1 || open == left) {
            certain[i] = true;
            targets[i] = 1;
            share--;
            more = true;
          }
        }
      }
      left = share;
    }
    return targets;
  }

  private static FrequencyFit iterate(Activation.Law law, double[] targets, int active) {
    if (targets.length == 0) {
      return new FrequencyFit(targets, 0);
    }
    DoubleUnaryOperator rate = rate(law);
    double[] aims = Arrays.stream(targets).map(rate).toArray();
    double[] weights = aims.clone();
    double[] best = weights;
    double error = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    double damping = 1;
    for (int round = 0; round < MOST_ITERATIONS && error > CLOSE; round++) {
      double[] reached = ActivationLaws.of(law, weights, active).inclusionProbabilities();
      double now = 0;
      for (int i = 0; i < targets.length; i++) {
        now = Math.max(now, Math.abs(reached[i] - targets[i]));
      }
      if (now < error) {
        error = now;
        best = weights.clone();
      }
      if (now > before / 2) {
        damping = 2.0 / 3;
      }
      before = now;
      for (int i = 0; i < targets.length; i++) {
        double open = Math.min(reached[i], Math.nextDown(1.0));
        weights[i] *= Math.pow(aims[i] / rate.applyAsDouble(open), damping);
      }
    }
    return new FrequencyFit(best, error);
  }

  private static DoubleUnaryOperator rate(Activation.Law law) {
    return switch (law) {
      case CONDITIONAL_POISSON -> p -> p / (1 - p);
      case PLACKETT_LUCE -> p -> -Math.log1p(-p);
      case TRACE -> throw new IllegalArgumentException("a trace has no weights to fit");
    };
  }
}
