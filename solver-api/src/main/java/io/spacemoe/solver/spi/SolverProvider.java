package io.spacemoe.solver.spi;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;

/** An engine for placement problems, asked through {@link io.spacemoe.solver.door.Solvers}. */
public interface SolverProvider extends Engine {

  /**
   * {@return a rough time to a proved optimum of this problem, in seconds on an ordinary core, by
   * which the door chooses an engine when the caller named none} Infinite for an engine that proves
   * nothing.
   *
   * @param problem the problem
   */
  double estimatedSeconds(PlacementProblem problem);

  /**
   * {@return the answer to a problem that needs no more than the declared capabilities}
   *
   * @param problem valid, and within the declared capabilities
   * @param options all of them honoured; the time limit is already in {@code stop}
   * @param stop when to return with the best so far
   * @param progress where to report incumbents and bounds
   * @throws io.spacemoe.solver.SolverFailureException when the backend answers nonsense
   * @throws RefusedException when the numbers are beyond what the backend computes exactly
   */
  Answer solve(PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress);
}
