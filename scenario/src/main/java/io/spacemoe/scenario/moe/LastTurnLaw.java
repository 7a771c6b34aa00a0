package io.spacemoe.scenario.moe;

/**
 * The law of the turn that ends last in a layer: what the expected latency of the layer needs of
 * the activation law when experts share satellites. Immutable and safe for use by several threads.
 */
@FunctionalInterface
public interface LastTurnLaw {

  /**
   * Fills in the law for one order of the turns.
   *
   * @param order all turns by ascending end; those of one satellite in their own order
   * @param into one number per turn; the j-th becomes P(the last turn that is taken is {@code
   *     order[j]}). They sum to 1
   * @throws IllegalArgumentException if an array has not one entry per turn
   */
  void distribution(int[] order, double[] into);
}
