package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.Audit.ContractBreach;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * The door to every engine for {@link ExpectedMaxProblem}. It checks abilities before a solve,
 * audits the answer after it, and adds the wait-and-see bound; behind it everyone may trust.
 */
public final class ExpectedMaxSolvers {
  private ExpectedMaxSolvers() {}

  /** {@return all engines on the class path, by id} */
  public static List<ExpectedMaxProvider> installed() {
    List<ExpectedMaxProvider> found = new ArrayList<>();
    ServiceLoader.load(ExpectedMaxProvider.class, ExpectedMaxSolvers.class.getClassLoader())
        .forEach(found::add);
    found.sort(Comparator.comparing(ExpectedMaxProvider::id));
    return found;
  }

  /**
   * {@return the engine with this id}
   *
   * @param id name of an engine
   * @throws IllegalArgumentException when there is none; the message lists those that there are
   */
  public static ExpectedMaxProvider named(String id) {
    List<ExpectedMaxProvider> installed = installed();
    return installed.stream()
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Solvers.Kind.EXPECTED_MAX.missing(
                    id, installed.stream().map(ExpectedMaxProvider::id).toList()));
  }

  /**
   * {@return the audited answer of the engine that is preferred among those that honour the
   * options} Where it refuses the problem's numbers, the next is asked; the result names the one
   * that answered.
   *
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws UnsupportedProblemException when no engine honours the options, or all that do refuse
   * @throws SolverFailureException when an engine breaks its contract
   */
  public static SolveResult solve(
      ExpectedMaxProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return FirstAnswer.of(
        problem,
        installed().stream()
            .filter(provider -> provider.capabilities().containsAll(options.needs()))
            .sorted(Comparator.comparingInt(provider -> -provider.preference())),
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
   * @throws UnsupportedProblemException before any work, when the engine lacks what is needed
   * @throws SolverFailureException when the engine breaks its contract
   */
  public static SolveResult solve(
      ExpectedMaxProvider solver,
      ExpectedMaxProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(options.needs());
    missing.removeAll(solver.capabilities());
    if (!missing.isEmpty()) {
      throw new UnsupportedProblemException(solver.id(), problem, missing);
    }
    options.hint().ifPresent(hint -> checkHint(problem, hint));
    IncumbentTrace trace =
        new IncumbentTrace(placement -> ExpectedMaxAudit.costOf(problem, placement), listener);
    StopSignal stop = StopSignal.of(options, cancellation);
    try {
      long start = System.nanoTime();
      Answer answer = solver.solve(problem, options, stop, trace);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return ExpectedMaxAudit.of(problem, options, solver.id(), answer, seconds, trace.points());
    } catch (RefusedException e) {
      throw new UnsupportedProblemException(solver.id(), problem, e.getMessage());
    } catch (ContractBreach e) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT, "%s %s. It was asked about %s", solver.id(), e.getMessage(), problem),
          e);
    }
  }

  private static void checkHint(ExpectedMaxProblem problem, Placement hint) {
    Evaluation evaluation = problem.evaluate(hint);
    if (!evaluation.feasible()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the hint is not feasible for %s: %s", problem, evaluation));
    }
  }
}
