package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.List;
import java.util.Optional;

/**
 * The door to every engine for placement problems. It checks abilities before a solve and audits
 * placement, cost, bounds and proofs after it; behind it everyone may trust.
 */
public final class Solvers {
  private Solvers() {}

  /**
   * {@return all engines on the class path, by id, whether or not they can run here}
   *
   * @throws SolverFailureException when one cannot be loaded, or two have one id
   */
  public static List<SolverProvider> installed() {
    return Registry.ASSIGNMENT.installed();
  }

  /**
   * {@return the engine with this id}
   *
   * @param id name of an engine
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static SolverProvider named(String id) {
    return Registry.ASSIGNMENT.named(id);
  }

  /**
   * The engine that is expected to prove optimality soonest, among those that can run here and
   * declare what the problem and the options need.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @return empty when no engine can prove it
   */
  public static Optional<SolverProvider> recommended(
      PlacementProblem problem, SolveOptions options) {
    return Solve.ranked(new AssignmentQuestion(problem), options).findFirst();
  }

  /**
   * {@return the audited answer of the engine that is expected to prove optimality soonest, neither
   * cancelled nor listened to}
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @throws UnsupportedProblemException when no engine can prove it
   */
  public static SolveResult solve(PlacementProblem problem, SolveOptions options) {
    return solve(problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of the engine that is expected to prove optimality soonest} Where
   * it refuses the problem's numbers, the next is asked; the result names the one that answered.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws UnsupportedProblemException when no engine declares what is needed, or all that do
   *     refuse
   * @throws SolverFailureException when an engine breaks its contract
   */
  public static SolveResult solve(
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return Solve.byFirst(new AssignmentQuestion(problem), options, cancellation, listener);
  }

  /**
   * {@return the audited answer of an engine that is neither cancelled nor listened to}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   */
  public static SolveResult solve(
      SolverProvider solver, PlacementProblem problem, SolveOptions options) {
    return solve(solver, problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of an engine}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws UnsupportedProblemException before any work, when the engine lacks what is needed
   * @throws SolverFailureException when the engine cannot run here or breaks its contract; the
   *     problem is then written out for replay
   */
  public static SolveResult solve(
      SolverProvider solver,
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return Solve.by(solver, new AssignmentQuestion(problem), options, cancellation, listener);
  }
}
