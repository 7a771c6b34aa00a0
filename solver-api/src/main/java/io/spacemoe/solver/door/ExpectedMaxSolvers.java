package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import java.util.List;

/**
 * The door to every engine for {@link ExpectedMaxProblem}. It checks abilities before a solve,
 * audits the answer after it, and adds the wait-and-see bound; behind it everyone may trust.
 */
public final class ExpectedMaxSolvers {
  private ExpectedMaxSolvers() {}

  /**
   * {@return all engines on the class path, by id, whether or not they can run here}
   *
   * @throws SolverFailureException when one cannot be loaded, or two have one id
   */
  public static List<ExpectedMaxProvider> installed() {
    return Registry.EXPECTED_MAX.installed();
  }

  /**
   * {@return the engine with this id, which may be given without {@code expected-max-}}
   *
   * @param id name of an engine
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static ExpectedMaxProvider named(String id) {
    return Registry.EXPECTED_MAX.named(id);
  }

  /**
   * {@return the audited answer of the engine that is expected to be done soonest} Where it refuses
   * the problem's numbers, the next is asked; the result names the one that answered.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws IllegalArgumentException when the hint is not a feasible placement of the problem
   * @throws UnsupportedProblemException when no engine honours the options, or all that do refuse
   * @throws SolverFailureException when an engine breaks its contract
   */
  public static SolveResult solve(
      ExpectedMaxProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return Solve.byFirst(new ExpectedMaxQuestion(problem), options, cancellation, listener);
  }

  /**
   * {@return the audited answer of an engine that is neither cancelled nor listened to}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   */
  public static SolveResult solve(
      ExpectedMaxProvider solver, ExpectedMaxProblem problem, SolveOptions options) {
    return solve(solver, problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of an engine; its checked bound is the wait-and-see bound}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws IllegalArgumentException when the hint is not a feasible placement of the problem
   * @throws UnsupportedProblemException before any work, when the engine lacks what is needed; or
   *     when it refuses the problem's numbers
   * @throws SolverFailureException when the engine cannot run here or breaks its contract; the
   *     problem is then written out for replay
   */
  public static SolveResult solve(
      ExpectedMaxProvider solver,
      ExpectedMaxProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return Solve.by(solver, new ExpectedMaxQuestion(problem), options, cancellation, listener);
  }
}
