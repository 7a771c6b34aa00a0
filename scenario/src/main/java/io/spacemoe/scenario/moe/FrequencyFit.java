package io.spacemoe.scenario.moe;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Weights with which a law activates each expert as often as was observed. */
final class FrequencyFit {
  /** A difference in activation probability that rounding can still tell from none. */
  private static final double CLOSE = 1e-13;

  private static final int MOST_ITERATIONS = 500;

  /** The part of a step that is made once full steps stop halving the error. */
  private static final double DAMPED = 2.0 / 3;

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
   * @param law a law with weights
   * @param frequencies finite, at least 0, at least K above 0
   * @param active experts K activated per token
   */
  static FrequencyFit of(Activation.Law law, double[] frequencies, int active) {
    double[] targets = targets(frequencies, active);
    double[] weights = new double[targets.length];
    int certain = 0;
    for (int i = 0; i < targets.length; i++) {
      if (targets[i] == 1) {
        weights[i] = Double.POSITIVE_INFINITY;
        certain++;
      }
    }
    int[] open =
        IntStream.range(0, targets.length).filter(i -> targets[i] > 0 && targets[i] < 1).toArray();
    if (open.length == 0) {
      return new FrequencyFit(weights, 0);
    }
    FrequencyFit inner =
        iterate(law, Arrays.stream(open).mapToDouble(i -> targets[i]).toArray(), active - certain);
    for (int k = 0; k < open.length; k++) {
      weights[open[k]] = inner.weights[k];
    }
    return new FrequencyFit(weights, inner.error);
  }

  /**
   * The activation probabilities that frequencies ask for: K activations shared in proportion. An
   * expert whose share reaches 1 is always activated, and the others share what it leaves.
   */
  static double[] targets(double[] frequencies, int active) {
    double[] targets = new double[frequencies.length];
    int left = active;
    int before;
    do {
      before = left;
      double largest = 0;
      int open = 0;
      for (int i = 0; i < targets.length; i++) {
        if (frequencies[i] > 0 && targets[i] < 1) {
          largest = Math.max(largest, frequencies[i]);
          open++;
        }
      }
      double total = 0;
      for (int i = 0; i < targets.length; i++) {
        if (targets[i] < 1) {
          total += frequencies[i] / largest;
        }
      }
      for (int i = 0; i < targets.length; i++) {
        if (frequencies[i] > 0 && targets[i] < 1) {
          double share = before * (frequencies[i] / largest / total);
          targets[i] = open == before ? 1 : Math.min(1, share);
          left -= targets[i] == 1 ? 1 : 0;
        }
      }
    } while (left < before);
    return targets;
  }

  /**
   * The iteration of Chen, Dempster and Liu (1994), w ← w·target/π, with odds in the place of
   * probabilities: it then converges as fast for experts that are nearly always activated as for
   * the others. For successive draws −log(1 − π), the rate of an arrival, stands for the odds.
   *
   * @param targets above 0, below 1, with the sum K
   */
  private static FrequencyFit iterate(Activation.Law law, double[] targets, int active) {
    DoubleUnaryOperator rate = rate(law);
    double[] weights = Arrays.stream(targets).map(rate).toArray();
    double[] best = weights.clone();
    double least = Double.POSITIVE_INFINITY;
    double before = Double.POSITIVE_INFINITY;
    double step = 1;
    for (int round = 0; round < MOST_ITERATIONS && least > CLOSE; round++) {
      double[] reached = ActivationLaws.of(law, weights, active).inclusionProbabilities();
      double error = greatestDifference(reached, targets);
      if (error < least) {
        least = error;
        best = weights.clone();
      }
      if (error > before / 2) {
        step = DAMPED;
      }
      before = error;
      for (int i = 0; i < weights.length; i++) {
        double open = Math.min(reached[i], Math.nextDown(1.0));
        double ratio = rate.applyAsDouble(targets[i]) / rate.applyAsDouble(open);
        weights[i] *= Math.pow(ratio, step);
      }
    }
    return new FrequencyFit(best, least);
  }

  private static double greatestDifference(double[] some, double[] others) {
    double greatest = 0;
    for (int i = 0; i < some.length; i++) {
      greatest = Math.max(greatest, Math.abs(some[i] - others[i]));
    }
    return greatest;
  }

  private static DoubleUnaryOperator rate(Activation.Law law) {
    return switch (law) {
      case CONDITIONAL_POISSON -> p -> p / (1 - p);
      case PLACKETT_LUCE -> p -> -Math.log1p(-p);
      case TRACE -> throw new IllegalArgumentException("a trace has no weights to fit");
    };
  }
}
