package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.moe.draw.SetSampler;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The law of the set A of experts that a token activates in one layer (docs/model.md, section 4): K
 * of N experts, without repetition. Immutable and safe for use by several threads. Made by {@link
 * ActivationLaws}.
 */
public interface ActivationLaw {

  /** The number N of experts. */
  int experts();

  /** The number K of experts activated per token, 1 to N. */
  int active();

  /**
   * The activation probabilities π<sub>i</sub> = P(i ∈ A), one per expert, each 0 to 1; they sum to
   * K. Computed anew at each call.
   */
  double[] inclusionProbabilities();

  /**
   * The law of the activated expert that comes latest in an order: what the expected maximum over A
   * needs of the law.
   *
   * @param order all experts, by ascending value
   * @param into N numbers; the j-th becomes P(the latest activated expert is {@code order[j]}).
   *     They sum to 1
   * @throws IllegalArgumentException if an array has not N entries
   */
  void maxDistribution(int[] order, double[] into);

  /**
   * For each number of experts, from 1 to N, a probability that all activated experts are among
   * them which no choice of so many experts exceeds: ascending, and 1 for all. The least there is
   * where the law can say so. Computed anew at each call.
   */
  double[] mostCovered();

  /**
   * The expected maximum E[max over i in A of values[i]], in the unit of the values. Takes the time
   * of a sort and of {@link #maxDistribution}.
   *
   * @param values one finite number per expert
   */
  default double expectedMax(double[] values) {
    int[] order = ValueOrder.ascending(values);
    double[] probability = new double[order.length];
    maxDistribution(order, probability);
    double sum = 0;
    for (int j = 0; j < order.length; j++) {
      sum += probability[j] * values[order[j]];
    }
    return sum;
  }

  /**
   * The law of the turn that ends last, for experts that share satellites. Where nobody shares it
   * is {@link #maxDistribution}, to the last bit.
   *
   * @param turns the turns of this law's experts, K at most activated
   */
  LastTurnLaw lastTurn(Turns turns);

  /** Which law it is; one with weights where both with weights are the same. */
  Activation.Law kind();

  /** What it is made of: one row of weights, or each recorded set, as copies. */
  double[][] numbers();

  /** Draws one activated set: K ascending expert indices. */
  default int[] sample(UniformRandomProvider random) {
    int[] set = new int[active()];
    sampler(random).draw(set);
    return set;
  }

  /** What draws activated sets from a stream of random numbers, for one thread at a time. */
  SetSampler sampler(UniformRandomProvider random);
}
