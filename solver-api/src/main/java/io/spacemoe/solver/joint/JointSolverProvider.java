package io.spacemoe.solver.joint;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;

/**
 * An engine for joint problems. Found by {@link java.util.ServiceLoader}, asked only through {@link
 * io.spacemoe.solver.door.JointSolvers}, which checks everything before and after; so an engine may
 * trust its arguments. Constructing one loads nothing. It holds no state between solves, and solves
 * may run at the same time.
 *
 * <p>Every engine honours every option: the time limit and cancellation, an iteration limit in its
 * own measure, after which the answer depends on seed and threads alone, and a hint, than which its
 * answer is never worse. Without any limit it ends by itself. Bounds are the door's work: it raises
 * the signal when a placement that was reported closes the target gap.
 */
public interface JointSolverProvider {

  /** {@return a stable, unique name of lower-case letters, digits and hyphens} */
  String id();

  /** {@return one line for people: the method, and the library behind it} */
  String description();

  /**
   * {@return how early the door asks this engine where the caller named none: the highest first,
   * equal ones by id}
   */
  default int preference() {
    return 0;
  }

  /**
   * {@return a placement of all things; always one, since there is room for all}
   *
   * @param problem valid
   * @param options all of them honoured; the time limit and the target gap are already in {@code
   *     stop}
   * @param stop when to return with the best so far
   * @param progress where to report incumbents and bounds; may be called from several threads
   * @throws RefusedException when the problem's numbers are not for this engine
   */
  Answer solve(JointProblem problem, SolveOptions options, StopSignal stop, Progress progress);
}
