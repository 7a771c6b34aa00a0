package io.spacemoe.solver.expectedmax;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Engine;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;

/**
 * An engine for {@link ExpectedMaxProblem}, asked through {@link
 * io.spacemoe.solver.door.ExpectedMaxSolvers}. Its id begins with {@code expected-max-}.
 * Capabilities about costs and capacities mean nothing here.
 */
public interface ExpectedMaxProvider extends Engine {

  /**
   * {@return a rough time to a placement that no move of one expert and no exchange of two
   * improves, in seconds on an ordinary core, by which the door chooses an engine when the caller
   * named none} Infinite for an engine that does not seek one, or that may take for ever.
   *
   * @param problem the problem
   */
  double estimatedSeconds(ExpectedMaxProblem problem);

  /**
   * {@return the answer; its only evidence can be a claimed bound, since the door computes the
   * wait-and-see bound itself}
   *
   * @param problem valid
   * @param options within the declared capabilities, all of them honoured; the time limit is
   *     already in {@code stop}
   * @param stop when to return with the best so far
   * @param progress where to report incumbents and bounds
   * @throws RefusedException when the problem is beyond what the engine can treat
   */
  Answer solve(
      ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress);
}
