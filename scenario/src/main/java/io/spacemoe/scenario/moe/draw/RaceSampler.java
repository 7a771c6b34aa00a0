package io.spacemoe.scenario.moe.draw;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws from the race of Plackett and Luce: experts one after the other in proportion to their
 * weights, and again when one is drawn that is in the set already. When that happens too often, the
 * next one is drawn from those that remain.
 */
public final class RaceSampler implements SetSampler {
  private static final int TRIES = 8;

  private final double[] logWeights;
  private final double[] sums;
  private final UniformRandomProvider random;

  /** The number of the last draw that each expert is in. */
  private final int[] drawnIn;

  private int draws;

  /**
   * A sampler.
   *
   * @param logWeights logarithms of weights; negative infinity = never activated, infinity = always
   */
  public RaceSampler(double[] logWeights, UniformRandomProvider random) {
    this.logWeights = logWeights;
    this.random = random;
    drawnIn = new int[logWeights.length];
    sums = new double[logWeights.length];
    double most = greatest();
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += relative(i, most);
      sums[i] = sum;
    }
  }

  @Override
  public void draw(int[] set) {
    draws++;
    for (int place = 0; place < set.length; place++) {
      int next = any();
      for (int tried = 1; tried < TRIES && drawnIn[next] == draws; tried++) {
        next = any();
      }
      if (drawnIn[next] == draws) {
        next = anyOther();
      }
      drawnIn[next] = draws;
      set[place] = next;
    }
    Arrays.sort(set);
  }

  private int any() {
    double bound = (1 - random.nextDouble()) * sums[sums.length - 1];
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * One of those that are not in the set; scaled anew, as their weights may be far below others.
   */
  private int anyOther() {
    double most = greatest();
    double sum = 0;
    int last = -1;
    for (int i = 0; i < logWeights.length; i++) {
      sum += drawnIn[i] == draws ? 0 : relative(i, most);
    }
    double bound = (1 - random.nextDouble()) * sum;
    double passed = 0;
    for (int i = 0; i < logWeights.length && passed < bound; i++) {
      double weight = drawnIn[i] == draws ? 0 : relative(i, most);
      passed += weight;
      last = weight > 0 ? i : last;
    }
    return last;
  }

  /** The greatest logarithm of those that are not in the set. */
  private double greatest() {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < logWeights.length; i++) {
      if (draws == 0 || drawnIn[i] != draws) {
        most = Math.max(most, logWeights[i]);
      }
    }
    return most;
  }

  /** A weight relative to the greatest; among infinite ones all others are 0. */
  private double relative(int expert, double most) {
    return logWeights[expert] == most ? 1 : Math.exp(logWeights[expert] - most);
  }
}
