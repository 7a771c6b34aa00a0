package io.spacemoe.cli.option;

import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.LayerLimits;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which engine solves assignment problems: the named one, or the one expected to prove soonest. */
public final class SolverChoice {
  @Option(
      names = "--solver",
      paramLabel = "ID",
      description =
          "Engine for the assignment problem; `spacemoe solvers` lists them. Default: the one"
              + " expected to prove optimality soonest.")
  private String id;

  /** Whether an engine was named. */
  public boolean isNamed() {
    return id != null;
  }

  /** The answer of the named engine; without one, of the first in the door's order that can. */
  public SolveResult solve(
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    return id == null
        ? Solvers.solve(problem, options, cancellation, listener)
        : Solvers.solve(named(), problem, options, cancellation, listener);
  }

  /** Why this engine has answered, for people. */
  public String why(PlacementProblem problem, SolveOptions options, String answered) {
    if (id != null) {
      return "as asked";
    }
    String refused =
        Solvers.recommended(problem, options)
            .map(SolverProvider::id)
            .filter(first -> !first.equals(answered))
            .map(first -> String.format(Locale.ROOT, ", after %s refused its numbers", first))
            .orElse("");
    return String.format(
        Locale.ROOT,
        "expected to prove optimality soonest for %s, here in %s%s",
        structure(problem),
        time(Solvers.named(answered).estimatedSeconds(problem)),
        refused);
  }

  /**
   * Who solves each layer of a scenario.
   *
   * @param limits time for all layers together; iterations count where an engine is named, since
   *     those that prove soonest have none
   */
  public ExpertSolver expertSolver(SearchLimits limits, Cancellation cancellation) {
    return id == null
        ? ExpertSolver.recommended(new LayerLimits(limits.ofTime(), cancellation))
        : ExpertSolver.of(named(), new LayerLimits(limits.options(), cancellation));
  }

  /** Who solves layers whose objective is the expected maximum. */
  public ExpectedMaxSolver expectedMaxSolver(SearchLimits limits, Cancellation cancellation) {
    LayerLimits shared = new LayerLimits(limits.options(), cancellation);
    return id == null
        ? ExpectedMaxSolver.recommended(shared)
        : ExpectedMaxSolver.of(
            Named.of(
                id,
                ExpectedMaxSolvers.installed().stream().map(engine -> engine.id()).toList(),
                () -> ExpectedMaxSolvers.named(id)),
            shared);
  }

  private SolverProvider named() {
    return named(id);
  }

  /**
   * The engine of this id.
   *
   * @throws UsageException when there is none
   */
  public static SolverProvider named(String id) {
    return Named.of(
        id, Solvers.installed().stream().map(SolverProvider::id).toList(), () -> Solvers.named(id));
  }

  private static String structure(PlacementProblem problem) {
    String needs = problem.needs().stream().map(Capability::id).collect(Collectors.joining(", "));
    return needs.isEmpty() ? "product costs, one per satellite" : needs;
  }

  /** An estimate for people, who need no more than its order of magnitude. */
  private static String time(double seconds) {
    return seconds < 1e-3
        ? "less than a millisecond"
        : String.format(
            Locale.ROOT, seconds < 1 ? "%.0f ms" : "%.0f s", seconds * (seconds < 1 ? 1e3 : 1));
  }
}
