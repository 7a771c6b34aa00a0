package io.spacemoe.scenario.moe;

/** Draws activated sets of one layer, one after the other, without allocating memory. */
@FunctionalInterface
public interface SetSampler {

  /**
   * Draws the next set.
   *
   * @param set K numbers; they become expert indices, ascending
   */
  void draw(int[] set);
}
