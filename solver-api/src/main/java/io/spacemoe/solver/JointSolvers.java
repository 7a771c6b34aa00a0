package io.spacemoe.solver;

import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.JointSolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

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
                new IllegalArgumentException(
                    "no joint solver is called %s; installed: %s"
                        .formatted(
                            id,
                            installed().stream()
                                .map(JointSolverProvider::id)
                                .collect(Collectors.joining(", ")))));
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
   * {@return the audited answer of an engine}
   *
   * @param solver the engine
   * @param problem the problem
   * @param options limits, seed, hint; unset means the engine's default
   * @param cancellation stops the solve from another thread
   * @param listener hears of every improvement
   * @throws IllegalArgumentException when the hint is not a feasible placement of the problem
   * @throws SolverFailureException when the engine breaks its contract
   */
  public static SolveResult solve(
      JointSolverProvider solver,
      JointProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    options.hint().ifPresent(hint -> checkHint(problem, hint));
    IncumbentTrace trace =
        new IncumbentTrace(placement -> costOf(problem, placement, "reported"), listener);
    StopSignal stop = StopSignal.of(options, cancellation);
    try {
      long start = System.nanoTime();
      Answer answer = solver.solve(problem, options, stop, trace);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return audited(solver.id(), problem, options, answer, seconds, trace.points());
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

  private static long costOf(JointProblem problem, Placement placement, String did) {
    JointEvaluation evaluation;
    try {
      evaluation = problem.evaluate(placement);
    } catch (IllegalArgumentException e) {
      throw new Audit.ContractBreach(
          "%s a placement that is not one of this problem: %s".formatted(did, e.getMessage()));
    }
    if (!evaluation.feasible()) {
      throw new Audit.ContractBreach("%s an infeasible placement: %s".formatted(did, evaluation));
    }
    return evaluation.cost();
  }

  private static SolveResult audited(
      String solver,
      JointProblem problem,
      SolveOptions options,
      Answer answer,
      double seconds,
      List<Incumbent> trace) {
    Placement placement =
        answer
            .placement()
            .orElseThrow(
                () ->
                    new Audit.ContractBreach(
                        "returned no placement (%s), though there is room for all"
                            .formatted(answer.termination())));
    long cost = costOf(problem, placement, "returned");
    OptionalLong checked = OptionalLong.empty();
    for (Proof proof : answer.proofs()) {
      if (!(proof instanceof JointBound joint)) {
        throw new Audit.ContractBreach("returned a proof of another kind of problem: " + proof);
      }
      long bound = boundOf(joint, problem);
      checked = OptionalLong.of(Math.max(bound, checked.orElse(0)));
    }
    long known = options.hint().map(hint -> problem.evaluate(hint).cost()).orElse(Long.MAX_VALUE);
    long claimed = 0;
    if (!trace.isEmpty()) {
      Incumbent last = trace.get(trace.size() - 1);
      known = Math.min(known, last.cost().orElse(Long.MAX_VALUE));
      claimed = last.bound().orElse(0);
    }
    if (cost > known) {
      throw new Audit.ContractBreach(
          "ended with cost %d, worse than its hint or a placement that it reported, %d"
              .formatted(cost, known));
    }
    if (Math.max(claimed, checked.orElse(0)) > cost) {
      throw new Audit.ContractBreach(
          "claimed the bound %d above the cost %d of its own placement"
              .formatted(Math.max(claimed, checked.orElse(0)), cost));
    }
    boolean proved = checked.isPresent() && checked.getAsLong() == cost;
    if (answer.termination().reason() == Termination.Reason.OPTIMAL && !proved) {
      throw new Audit.ContractBreach(
          "said OPTIMAL at cost %d without a proof of it (checked bound: %s)"
              .formatted(cost, checked));
    }
    return new SolveResult(
        solver,
        proved ? Termination.optimal() : answer.termination(),
        answer.placement(),
        OptionalLong.of(cost),
        checked,
        OptionalLong.empty(),
        answer.proofs(),
        seconds,
        answer.iterations(),
        trace);
  }

  private static long boundOf(JointBound joint, JointProblem problem) {
    try {
      return joint.bound(problem);
    } catch (IllegalArgumentException e) {
      throw new Audit.ContractBreach("returned a bound that does not hold: " + e.getMessage());
    }
  }
}
