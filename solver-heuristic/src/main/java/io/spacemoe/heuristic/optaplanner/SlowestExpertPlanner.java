package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.expectedmax.ClosedFormByMean;
import io.spacemoe.heuristic.expectedmax.SlowestExpertSearch;
import io.spacemoe.heuristic.expectedmax.UsefulSatellites;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.config.solver.EnvironmentMode;

/**
 * OptaPlanner for the expected maximum: tabu search over changes and swaps, from the closed form or
 * the hint. An iteration is a hundred moves. Without a time or iteration limit it ends when 100,000
 * moves brought nothing new.
 */
public final class SlowestExpertPlanner implements ExpectedMaxProvider {
  /** How many times as long as the local search it takes. Measured (docs/research-notes.md). */
  private static final double SLOWER = 5;

  /** Loads nothing. */
  public SlowestExpertPlanner() {}

  @Override
  public String id() {
    return "expected-max-optaplanner";
  }

  @Override
  public String description() {
    return "OptaPlanner 10: the closed form, then tabu search";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT, Capability.TARGET_GAP, Capability.HINT, Capability.INCUMBENTS);
  }

  @Override
  public double estimatedSeconds(ExpectedMaxProblem problem) {
    return SLOWER * new SlowestExpertSearch().estimatedSeconds(problem);
  }

  @Override
  public Answer solve(
      ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Search search = new Search(p -> problem.evaluate(p).cost(), options, stop, progress);
    return solve(problem, search, EnvironmentMode.REPRODUCIBLE);
  }

  /** Solves with OptaPlanner checking itself as told. */
  static Answer solve(ExpectedMaxProblem problem, Search search, EnvironmentMode mode) {
    if (!search.over()) {
      search.found(ClosedFormByMean.sorted(problem));
      search.proved(problem.waitAndSee());
    }
    if (!search.over()) {
      SeatingPlan plan = SeatingPlan.of(problem, UsefulSatellites.of(problem), search);
      Solver<SeatingPlan> solver = PlanRecipe.tabu(false, false, problem.experts(), mode).solver();
      solver.addEventListener(
          event -> event.getNewBestSolution().placement().ifPresent(search::found));
      solver.solve(plan).placement().ifPresent(search::found);
    }
    return search.answer();
  }
}
