package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.JointSolvers;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.spi.JointSolverProvider;

/** Who solves the joint problem. */
@FunctionalInterface
public interface JointSolver {

  /**
   * An audited answer.
   *
   * @param fallback options for what the caller has not set: a start, seed and threads
   */
  SolveResult solve(JointProblem problem, SolveOptions fallback);

  /** The engine that does best, for as long as it takes by its own measure. */
  static JointSolver recommended() {
    return (problem, options) ->
        JointSolvers.solve(JointSolvers.named("joint-local-search"), problem, options);
  }

  /**
   * One engine within limits.
   *
   * @param limits time, iterations and gap; seed, threads and start are the scheme's own
   * @param cancellation stops it from another thread
   * @param listener hears of every improvement
   */
  static JointSolver of(
      JointSolverProvider provider,
      SolveOptions limits,
      Cancellation cancellation,
      IncumbentListener listener) {
    return (problem, options) ->
        JointSolvers.solve(
            provider,
            problem,
            new SolveOptions(
                limits.timeLimit(),
                limits.iterationLimit(),
                limits.seed().isPresent() ? limits.seed() : options.seed(),
                options.threads(),
                limits.targetGap(),
                options.hint()),
            cancellation,
            listener);
  }
}
