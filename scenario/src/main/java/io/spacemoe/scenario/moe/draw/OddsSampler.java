package io.spacemoe.scenario.moe.draw;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from conditional Poisson sampling one activated expert after the other, ascending (Chen and
 * Liu 1997). With k still to come from expert i on, the next one is j or later with probability
 * e<sub>k</sub>(odds from j on) / e<sub>k</sub>(odds from i on). Takes K binary searches.
 */
public final class OddsSampler implements SetSampler {
  private final UniformRandomProvider random;
  private final Binomial binomial;
  private final double[] odds;
  private final int experts;

  /** Elementary symmetric polynomials: of degree k at [k][j] those of the odds from j on. */
  private final double[][] tail;

  /** How many tokens of a batch have so many experts still to come. */
  private final int[] waiting;

  /**
   * A sampler.
   *
   * @param odds whose polynomials do not overflow
   */
  public OddsSampler(double[] odds, int active, UniformRandomProvider random) {
    this.random = random;
    this.odds = odds;
    binomial = new Binomial(random);
    waiting = new int[active + 1];
    experts = odds.length;
    tail = new double[active + 1][experts + 1];
    tail[0][experts] = 1;
    for (int j = experts - 1; j >= 0; j--) {
      tail[0][j] = 1;
      for (int k = 1; k <= active; k++) {
        tail[k][j] = tail[k][j + 1] + odds[j] * tail[k - 1][j + 1];
      }
    }
  }

  @Override
  public void draw(int[] set) {
    int from = 0;
    for (int place = 0; place < set.length; place++) {
      int missing = set.length - place;
      double[] polynomial = tail[missing];
      double bound = (1 - random.nextDouble()) * polynomial[from];
      int low = from;
      int high = experts - missing;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (polynomial[middle + 1] < bound) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      set[place] = low;
      from = low + 1;
    }
  }

  /**
   * Exactly, in N·K binomial draws for as many tokens as one likes: tokens that have k experts
   * still to come take the next one each with the same probability.
   */
  @Override
  public void count(int tokens, int[] set, int[] counts) {
    if (tokens <= experts) {
      SetSampler.super.count(tokens, set, counts);
      return;
    }
    Arrays.fill(waiting, 0);
    waiting[set.length] = tokens;
    for (int j = 0; j < experts; j++) {
      counts[j] = 0;
      for (int k = 1; k <= set.length; k++) {
        if (waiting[k] > 0) {
          double probability = Math.min(1, odds[j] * tail[k - 1][j + 1] / tail[k][j]);
          int taken = binomial.draw(waiting[k], probability);
          waiting[k] -= taken;
          waiting[k - 1] += taken;
          counts[j] += taken;
        }
      }
    }
  }
}
