package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.RefusedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The door to the engines for joint problems. It checks hints before a solve, and placement, cost
 * and bounds after it; behind it everyone may trust.
 */
public final class JointSolvers {
  private JointSolvers() {}

  /** {@return all engines on the class path, by id} */
  public static List<JointSolverProvider> installed() {
    List<JointSolverProvider> found = new ArrayList<>();
    ServiceLoader.load(JointSolverProvider.class, JointSolvers.class.getClassLoader())
        .forEach(found::add);
    found.sort(Comparator.comparing(JointSolverProvider::id));
    return found;
  }

  /**
   * {@return the engine with this id}
   *
   * @param id name of an engine
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static JointSolverProvider named(String id) {
    return installed().stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Solvers.Kind.JOINT.missing(
                    id, installed().stream().map(JointSolverProvider::id).toList()));
  }

  /**
   * {@return the audited answer of the engine that is preferred} Where it refuses the problem's
   * numbers, the next is asked; the result names the one that answered.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws IllegalArgumentException when no engine is installed, or the hint is not a feasible
   *     placement of the problem
   * @throws UnsupportedProblemException when every engine refuses
   * @throws SolverFailureException when an engine breaks its contract
   */
  public static SolveResult solve(
      JointProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    List<JointSolverProvider> engines = installed();
    if (engines.isEmpty()) {
      throw Solvers.Kind.JOINT.missing("joint-local-search", List.of());
    }
    return FirstAnswer.of(
        problem,
        engines.stream().sorted(Comparator.comparingInt(engine -> -engine.preference())),
        options,
        (solver, left) -> solve(solver, problem, left, cancellation, listener),
        () -> "");
  }

  /**
   * {@return the audited answer of an engine that is neither cancelled nor listened to}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   */
  public static SolveResult solve(
      JointSolverProvider solver, JointProblem problem, SolveOptions options) {
    return solve(solver, problem, options, new Cancellation(), IncumbentListener.NONE);
  }

  /**
   * {@return the audited answer of an engine, beside a checked bound where there was time for one}
   * A time limit covers the bound, its check and the engine, give or take two seconds.
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws IllegalArgumentException when the hint is not a feasible placement of the problem
   * @throws UnsupportedProblemException when the engine refuses the problem's numbers
   * @throws SolverFailureException when the engine breaks its contract
   */
  public static SolveResult solve(
      JointSolverProvider solver,
      JointProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    options.hint().ifPresent(hint -> checkHint(problem, hint));
    try {
      return new JointSolve(solver, problem, options, cancellation, listener).result();
    } catch (RefusedException e) {
      throw new UnsupportedProblemException(solver.id(), problem, e.getMessage());
    } catch (Audit.ContractBreach e) {
      throw new SolverFailureException("%s %s.".formatted(solver.id(), e.getMessage()), e);
    }
  }

  private static void checkHint(JointProblem problem, Placement hint) {
    JointEvaluation evaluation = problem.evaluate(hint);
    if (!evaluation.feasible()) {
      throw new IllegalArgumentException(
          "the hint is not feasible for %s: satellites %s host more than one thing"
              .formatted(problem, evaluation.crowdedSatellites()));
    }
  }
}
