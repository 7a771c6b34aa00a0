package io.spacemoe.scenario.moe.draw;

import java.util.Arrays;

/** Draws activated sets of one layer, one after the other, without allocating memory. */
@FunctionalInterface
public interface SetSampler {

  /**
   * Draws the next set.
   *
   * @param set K numbers; they become expert indices, ascending
   */
  void draw(int[] set);

  /**
   * Draws a set for each of several tokens, and counts how many of them activate each expert.
   *
   * @param set K numbers, for work
   * @param counts N numbers; they become the counts
   */
  default void count(int tokens, int[] set, int[] counts) {
    Arrays.fill(counts, 0);
    for (int t = 0; t < tokens; t++) {
      draw(set);
      for (int expert : set) {
        counts[expert]++;
      }
    }
  }
}
