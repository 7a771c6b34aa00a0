package io.spacemoe.solver.joint;

/**
 * The law of the experts that a layer activates, where experts may share a satellite: those that
 * do, and are activated, run one after the other in turns (docs/model.md, section 5.4). Immutable
 * and safe for use by many threads.
 */
public interface SharedLaw {

  /** When turns end. */
  @FunctionalInterface
  interface TurnEnds {
    /**
     * {@return when so many experts have run on a satellite, in nanoseconds} At least 0, and
     * ascending in the number of experts.
     *
     * @param satellite where they run
     * @param turn how many, at least 1
     */
    long ns(int satellite, int turn);
  }

  /** {@return how many experts are activated, at least 1} */
  int active();

  /** {@return how likely each expert is to be activated, 0 to 1, as a copy} */
  double[] activation();

  /**
   * {@return the expected end of the last turn, in parts per million times nanoseconds} The
   * probabilities of all turns are whole parts per million and sum to a million.
   *
   * @param satelliteOf the satellite of each expert
   * @param ends when turns end
   */
  long cost(int[] satelliteOf, TurnEnds ends);

  /** {@return the law as a joint instance file has it} */
  Text text();

  /**
   * A law in a file.
   *
   * @param law its name, as in scenarios
   * @param numbers one row of weights, or a row for each recorded set
   * @param active how many experts are activated
   */
  record Text(String law, double[][] numbers, int active) {}
}
