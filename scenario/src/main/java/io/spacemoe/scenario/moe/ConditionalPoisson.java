package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.moe.draw.OddsSampler;
import io.spacemoe.scenario.moe.draw.SetSampler;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law P(A) ∝ Π<sub>i∈A</sub> w<sub>i</sub> over the sets of K experts: conditional Poisson
 * sampling (Hájek 1964; Chen, Dempster and Liu 1994).
 *
 * <p>It is the law of independent activations with odds proportional to the weights, given that
 * there are K of them. The factor of the odds is chosen so that K are expected, which makes
 * "exactly K" a likely event: then nothing that matters overflows or underflows, however far apart
 * the weights are. All sums have positive terms only.
 */
final class ConditionalPoisson implements ActivationLaw {
  /** Greatest K whose polynomials are kept in local variables. */
  private static final int UNROLLED = 8;

  /** Greatest logarithm of Π(1 + odds) at which plain elementary symmetric polynomials are safe. */
  private static final double SAFE_LOG = 600;

  private final int active;
  private final double[] odds;

  /** odds / (1 + odds), and 1 / (1 + odds). */
  private final double[] in;

  private final double[] out;

  /** P(K of the independent activations come about). */
  private final double exactlyK;

  /** Whether plain elementary symmetric polynomials of the odds do not overflow. */
  private final boolean safe;

  private final boolean unrolled;

  /** 1 / e_K(odds), from which the unrolled kernels start. */
  private final double start;

  /**
   * The law of K experts with these weights.
   *
   * @param weights at least 0; zero = never activated, infinite = always activated. At least K are
   *     above 0, at most K infinite
   */
  ConditionalPoisson(double[] weights, int active) {
    this.active = active;
    odds = scale(weights, active).times(weights);
    in = Arrays.stream(odds).map(ConditionalPoisson::probability).toArray();
    out = Arrays.stream(odds).map(r -> 1 / (1 + r)).toArray();
    exactlyK = exactly(active);
    safe = Arrays.stream(odds).map(Math::log1p).sum() < SAFE_LOG;
    unrolled = active <= UNROLLED && safe;
    start = 1 / elementary(active);
  }

  /** The probability that K of the independent activations come about. */
  private double exactly(int active) {
    double[] counts = new double[active + 1];
    counts[0] = 1;
    for (int i = 0; i < odds.length; i++) {
      absorb(i, counts);
    }
    return counts[active];
  }

  /** The elementary symmetric polynomial of degree K of the odds. */
  private double elementary(int active) {
    double[] polynomials = new double[active + 1];
    polynomials[0] = 1;
    for (double r : odds) {
      for (int k = active; k > 0; k--) {
        polynomials[k] += r * polynomials[k - 1];
      }
    }
    return polynomials[active];
  }

  /**
   * The factor that makes K activations expected, to within about a standard deviation: the
   * variance of their number is below K.
   */
  private static WeightScale scale(double[] weights, int active) {
    return new WeightScale(
        WeightScale.firstTrue(
            log2 -> {
              WeightScale scale = new WeightScale(log2);
              double expected = 0;
              for (double weight : weights) {
                expected += probability(scale.times(weight));
              }
              return expected >= active;
            },
            WeightScale.toOne(weights),
            1 / Math.sqrt(active)));
  }

  private static double probability(double odds) {
    return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
  }

  @Override
  public int experts() {
    return odds.length;
  }

  @Override
  public int active() {
    return active;
  }

  @Override
  public double[] inclusionProbabilities() {
    double[] included = new double[odds.length];
    double[] counts = new double[active];
    counts[0] = 1;
    leaveOneOut(0, odds.length, counts, included);
    return included;
  }

  /** Splits in halves: what is outside a range has been counted when its turn comes. */
  private void leaveOneOut(int from, int to, double[] others, double[] included) {
    if (to - from == 1) {
      included[from] = Math.min(1, in[from] * others[active - 1] / exactlyK);
      return;
    }
    int middle = (from + to) >>> 1;
    double[] left = others.clone();
    for (int i = middle; i < to; i++) {
      absorb(i, left);
    }
    leaveOneOut(from, middle, left, included);
    for (int i = from; i < middle; i++) {
      absorb(i, others);
    }
    leaveOneOut(middle, to, others, included);
  }

  /** Adds an expert to the probabilities of 0, 1, ... activations. */
  private void absorb(int expert, double[] counts) {
    double p = in[expert];
    double q = out[expert];
    for (int k = counts.length - 1; k > 0; k--) {
      counts[k] = q * counts[k] + p * counts[k - 1];
    }
    counts[0] *= q;
  }

  @Override
  public void maxDistribution(int[] order, double[] into) {
    ValueOrder.checkLengths(order, into, odds.length);
    if (!unrolled) {
      general(order, into);
    } else if (active <= UNROLLED / 2) {
      upToFour(order, into);
    } else {
      upToEight(order, into);
    }
  }

  /**
   * P(the j-th is the latest) = odds(j)·e_(K−1)(odds before j)/e_K(odds). The last variable holds
   * e_(K−1)/e_K; e_0/e_K stands K − 1 places before it, and below that all stays 0.
   */
  private void upToFour(int[] order, double[] into) {
    double s0 = active == 4 ? start : 0;
    double s1 = active == 3 ? start : 0;
    double s2 = active == 2 ? start : 0;
    double s3 = active == 1 ? start : 0;
    for (int j = 0; j < order.length; j++) {
      double r = odds[order[j]];
      into[j] = r * s3;
      s3 += r * s2;
      s2 += r * s1;
      s1 += r * s0;
    }
  }

  /** As {@link #upToFour}, with four degrees more. */
  private void upToEight(int[] order, double[] into) {
    double s0 = active == 8 ? start : 0;
    double s1 = active == 7 ? start : 0;
    double s2 = active == 6 ? start : 0;
    double s3 = active == 5 ? start : 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    for (int j = 0; j < order.length; j++) {
      double r = odds[order[j]];
      into[j] = r * s7;
      s7 += r * s6;
      s6 += r * s5;
      s5 += r * s4;
      s4 += r * s3;
      s3 += r * s2;
      s2 += r * s1;
      s1 += r * s0;
    }
  }

  /** The same in probabilities, which hold for any K and odds. */
  private void general(int[] order, double[] into) {
    double noneLater = 1 / exactlyK;
    for (int j = order.length - 1; j >= 0; j--) {
      into[j] = noneLater * in[order[j]];
      noneLater *= out[order[j]];
    }
    double[] counts = new double[active];
    counts[0] = 1;
    for (int j = 0; j < order.length; j++) {
      into[j] *= counts[active - 1];
      absorb(order[j], counts);
    }
  }

  @Override
  public double[] mostCovered() {
    return MostCovered.byProbability(this);
  }

  @Override
  public LastTurnLaw lastTurn(Turns turns) {
    return turns.shared()
        ? new PoissonTurns(turns, active, in, out, exactlyK)
        : this::maxDistribution;
  }

  @Override
  public Activation.Law kind() {
    return Activation.Law.CONDITIONAL_POISSON;
  }

  /** The odds, which are weights like any that they are in proportion to. */
  @Override
  public double[][] numbers() {
    return new double[][] {odds.clone()};
  }

  @Override
  public SetSampler sampler(UniformRandomProvider random) {
    return safe ? new OddsSampler(odds, active, random) : rejecting(random);
  }

  /** Draws independent activations until there are K of them (Hájek's rejective sampling). */
  private SetSampler rejecting(UniformRandomProvider random) {
    return set -> {
      int size = -1;
      while (size != active) {
        size = 0;
        for (int i = 0; i < in.length && size <= active; i++) {
          if (random.nextDouble() < in[i]) {
            if (size < active) {
              set[size] = i;
            }
            size++;
          }
        }
      }
    };
  }
}
