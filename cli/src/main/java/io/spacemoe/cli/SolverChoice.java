package io.spacemoe.cli;

import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.ExpectedMaxSolvers;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which engine solves assignment problems: the named one, or the one expected to prove soonest. */
final class SolverChoice {
  @Option(
      names = "--solver",
      paramLabel = "ID",
      description =
          "Engine for the assignment problem; `spacemoe solvers` lists them. Default: the one"
              + " expected to prove optimality soonest.")
  private String id;

  /**
   * An engine and why it was taken.
   *
   * @param provider the engine
   * @param why for people
   */
  record Choice(SolverProvider provider, String why) {}

  Choice choose(PlacementProblem problem, SolveOptions options) {
    if (id != null) {
      return new Choice(named(), "as asked");
    }
    SolverProvider provider =
        Solvers.recommended(problem, options)
            .orElseThrow(
                () ->
                    new UsageException(
                        "no installed solver can prove optimality of %s (%s) with these options.%nMaybe name one that can search it: %s"
                            .formatted(problem, structure(problem), able(problem))));
    return new Choice(
        provider,
        "expected to prove optimality soonest for %s, here in %s"
            .formatted(structure(problem), time(provider.estimatedSeconds(problem))));
  }

  /** The same choice for each layer of a scenario. */
  ExpertSolver expertSolver() {
    return id == null
        ? ExpertSolver.recommended()
        : ExpertSolver.of(named(), SolveOptions.defaults());
  }

  /** The engine for layers whose objective is the expected maximum; local search by default. */
  ExpectedMaxSolver expectedMaxSolver() {
    try {
      return ExpectedMaxSolver.of(
          ExpectedMaxSolvers.named(id == null ? "local-search" : id), SolveOptions.defaults());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private SolverProvider named() {
    try {
      return Solvers.named(id);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** The engines that declare what a problem needs, to be named with {@code --solver}. */
  private static String able(PlacementProblem problem) {
    String ids =
        Solvers.installed().stream()
            .filter(provider -> provider.capabilities().containsAll(problem.needs()))
            .map(provider -> "--solver " + provider.id())
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "none is installed" : ids;
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
