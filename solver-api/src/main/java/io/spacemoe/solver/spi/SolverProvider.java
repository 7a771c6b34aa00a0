package io.spacemoe.solver.spi;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import java.util.Optional;
import java.util.Set;

/**
 * An engine. Found by {@link java.util.ServiceLoader}, asked only through {@link
 * io.spacemoe.solver.door.Solvers}, which checks everything before and after; so an engine may
 * trust its arguments. Constructing one loads nothing. It holds no state between solves, and solves
 * may run at the same time.
 */
public interface SolverProvider {

  /** {@return a stable, unique name of lower-case letters, digits and hyphens} */
  String id();

  /** {@return one line for people: the method, and the library behind it} */
  String description();

  /** {@return what it can do; the same set at every call} */
  Set<Capability> capabilities();

  /**
   * {@return why this engine cannot run here, for example because there is no native library for
   * this platform} The first call may load native code. Never throws.
   */
  Optional<String> unavailableBecause();

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
