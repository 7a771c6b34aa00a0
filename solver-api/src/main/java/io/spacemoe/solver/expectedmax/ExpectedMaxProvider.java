package io.spacemoe.solver.expectedmax;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Set;

/**
 * An engine for {@link ExpectedMaxProblem}. Found by {@link java.util.ServiceLoader}, asked only
 * through {@link io.spacemoe.solver.door.ExpectedMaxSolvers}, which checks everything before and
 * after; so an engine may trust its arguments. Constructing one loads nothing. It holds no state
 * between solves, and solves may run at the same time.
 */
public interface ExpectedMaxProvider {

  /** {@return a stable, unique name of lower-case letters, digits and hyphens} */
  String id();

  /** {@return one line for people: the method, and the library behind it} */
  String description();

  /**
   * {@return which options it honours, and whether it proves optimality; the same set at every
   * call} Capabilities about costs and capacities mean nothing here.
   */
  Set<Capability> capabilities();

  /**
   * {@return how early the door asks this engine where the caller named none: the highest first,
   * equal ones by id}
   */
  default int preference() {
    return 0;
  }

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
