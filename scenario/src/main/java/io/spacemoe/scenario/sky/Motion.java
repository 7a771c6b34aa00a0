package io.spacemoe.scenario.sky;

/** Where satellites are, and what their wires cost, at each of the times of a snapshot plan. */
sealed interface Motion permits WalkerMotion, ObservedMotion {

  /**
   * Latencies in ms of all wires of the grid at one of the plan's times, infinite where a rule
   * forbids the link; a new array.
   */
  double[] wireMs(int slot);

  /** Positions x, y, z in km of all satellites at one of the plan's times; a new array. */
  double[] positionsKm(int slot);
}
