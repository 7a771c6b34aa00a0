package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.OptionalInt;

/** Who solves the joint problem. */
@FunctionalInterface
public interface JointSolver {
  /** Threads of a search that time does not end, so that its answer is the same everywhere. */
  int SEARCHES = 2;

  /**
   * An audited answer.
   *
   * @param fallback options for what the caller has not set: a start, seed and threads; and the
   *     time that is left, where it is limited
   */
  SolveResult solve(JointProblem problem, SolveOptions fallback);

  /** Starts the clock of a run, which covers what is prepared for the engine, too. */
  default StopSignal begin() {
    return StopSignal.never();
  }

  /** The engine that is preferred, for as long as it takes by its own measure. */
  static JointSolver recommended() {
    return recommended(SolveOptions.defaults(), new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * The engine that is preferred among those that take the problem's numbers, within limits.
   *
   * @param limits as in {@link #of}
   * @param cancellation stops it from another thread
   * @param listener hears of every improvement
   */
  static JointSolver recommended(
      SolveOptions limits, Cancellation cancellation, IncumbentListener listener) {
    return within(
        limits,
        cancellation,
        (problem, options) -> JointSolvers.solve(problem, options, cancellation, listener));
  }

  /**
   * One engine within limits.
   *
   * @param limits time from the beginning of the run, iterations and gap; seed and start are the
   *     scheme's own, and where time ends the search, threads are, too
   * @param cancellation stops it from another thread
   * @param listener hears of every improvement
   */
  static JointSolver of(
      JointSolverProvider provider,
      SolveOptions limits,
      Cancellation cancellation,
      IncumbentListener listener) {
    return within(
        limits,
        cancellation,
        (problem, options) ->
            JointSolvers.solve(provider, problem, options, cancellation, listener));
  }

  private static JointSolver within(
      SolveOptions limits, Cancellation cancellation, JointSolver door) {
    return new JointSolver() {
      @Override
      public StopSignal begin() {
        return StopSignal.of(limits, cancellation);
      }

      @Override
      public SolveResult solve(JointProblem problem, SolveOptions options) {
        return door.solve(
            problem,
            new SolveOptions(
                options.timeLimit().or(limits::timeLimit),
                limits.iterationLimit(),
                limits.seed().isPresent() ? limits.seed() : options.seed(),
                limits.timeLimit().isPresent() ? options.threads() : OptionalInt.of(SEARCHES),
                limits.targetGap(),
                options.hint()));
      }
    };
  }
}
