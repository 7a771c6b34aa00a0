package io.spacemoe.scenario.sky;

/** Where satellites are, and what their links cost, at each of the times of a snapshot plan. */
sealed interface Motion permits WalkerMotion, ObservedMotion, GivenMotion {

  /**
   * Latencies in ms of all links of the grid at one of the plan's times, infinite where a rule
   * forbids the link; a new array.
   */
  double[] linkMs(int slot);

  /**
   * Positions x, y, z in km of all satellites at one of the plan's times, none where nothing is
   * known of them; a new array.
   */
  double[] positionsKm(int slot);
}
