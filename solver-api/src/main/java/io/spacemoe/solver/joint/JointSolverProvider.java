package io.spacemoe.solver.joint;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Engine;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;

/**
 * An engine for joint problems, asked through {@link io.spacemoe.solver.door.JointSolvers}. Its id
 * begins with {@code joint-}. Of the capabilities about costs and capacities only {@link
 * io.spacemoe.solver.Capability#SLOTS} means something here: it takes problems with {@link
 * SharedRooms}.
 *
 * <p>Without any limit a solve ends by itself. Bounds are the door's work: where the target gap is
 * declared, the door raises the signal when a placement that was reported closes it.
 */
public interface JointSolverProvider extends Engine {

  /**
   * {@return a rough time to a placement that no move of one thing and no exchange of two improves,
   * in seconds on an ordinary core, by which the door chooses an engine when the caller named none}
   * Infinite for an engine that does not seek one.
   *
   * @param problem the problem
   */
  double estimatedSeconds(JointProblem problem);

  /**
   * {@return a placement of all things; always one, since there is room for all}
   *
   * @param problem valid
   * @param options within the declared capabilities, all of them honoured; the time limit and the
   *     target gap are already in {@code stop}
   * @param stop when to return with the best so far
   * @param progress where to report incumbents and bounds; may be called from several threads
   * @throws RefusedException when the problem's numbers are not for this engine
   */
  Answer solve(JointProblem problem, SolveOptions options, StopSignal stop, Progress progress);
}
