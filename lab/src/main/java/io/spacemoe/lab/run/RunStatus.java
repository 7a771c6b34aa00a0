package io.spacemoe.lab.run;

/** How a run ended. Every run of a batch ends in one of these; none is left out. */
public enum RunStatus {
  /** A placement, and evidence that none costs less. */
  OPTIMAL,
  /** A placement. */
  FEASIBLE,
  /** Evidence that there is no placement. */
  INFEASIBLE,
  /** Neither a placement nor evidence that there is none. */
  NO_SOLUTION,
  /** The engine lacks what the problem needs, or cannot run on this machine; nothing was tried. */
  REFUSED,
  /** The instance cannot be read. */
  UNREADABLE,
  /** The engine broke its contract or threw something. */
  FAILED,
  /** The engine did not return within its time limit and the grace, and was cut off. */
  TIMED_OUT,
  /** The run needed more memory than it may have. */
  OUT_OF_MEMORY,
  /** Two processes in a row died in the run. */
  CRASHED;

  /** {@return whether a placement came out} */
  public boolean hasPlacement() {
    return this == OPTIMAL || this == FEASIBLE;
  }

  /** {@return whether something was broken: the file, the engine, or the limits it was to keep} */
  public boolean broken() {
    return switch (this) {
      case OPTIMAL, FEASIBLE, INFEASIBLE, NO_SOLUTION, REFUSED -> false;
      case UNREADABLE, FAILED, TIMED_OUT, OUT_OF_MEMORY, CRASHED -> true;
    };
  }
}
