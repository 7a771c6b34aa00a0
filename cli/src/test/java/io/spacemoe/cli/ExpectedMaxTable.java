package io.spacemoe.cli;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Prints the table of docs/research-notes.md: how much the closed form loses when the objective is
 * the slowest activated expert. Arguments: a scenario, survival probabilities with commas, and
 * seconds per layer for the exact engine.
 */
final class ExpectedMaxTable {
  private static final String TREE = "expected-max-branch-and-bound";

  private static final List<String> ENGINES =
      List.of(
          "expected-max-closed-form",
          "expected-max-local-search",
          "expected-max-optaplanner",
          TREE);

  /** Other link outages at the same times: five draws of each, from another seed. */
  private static final int OTHER_DRAWS = 5;

  private ExpectedMaxTable() {}

  public static void main(String[] args) {
    Scenario scenario = ScenarioFiles.open(args[0]);
    Duration exact = Duration.ofSeconds(Long.parseLong(args[2]));
    System.out.println(
        "| survival | engine | in sample, ms | out of sample, ms | layers proved best | s |");
    System.out.println("|---|---|---|---|---|---|");
    for (String survival : args[1].split(",", -1)) {
      rows(with(scenario, Double.parseDouble(survival)), exact, System.out);
    }
  }

  private static void rows(Scenario scenario, Duration exact, PrintStream out) {
    Study study = new Study(scenario, 2);
    SnapshotPlan seen = scenario.snapshots();
    Study other =
        new Study(with(scenario, new SnapshotPlan(seen.slots(), OTHER_DRAWS, seen.seed() + 1)), 2);
    SchemeResult last = null;
    for (String engine : ENGINES) {
      SolveOptions options = SolveOptions.defaults().withSeed(1);
      last =
          study.run(
              Schemes.named("spacemoe"),
              Engines.recommended()
                  .withExpectedMax(
                      ExpectedMaxSolver.of(
                          ExpectedMaxSolvers.named(engine),
                          engine.equals(TREE) ? options.withTimeLimit(exact) : options)));
      long proved =
          last.solves().stream()
              .filter(solve -> solve.termination().reason() == Reason.OPTIMAL)
              .count();
      out.printf(
          Locale.ROOT,
          "| %s | `%s` | %.4f | %.4f | %d of %d | %.1f |%n",
          scenario.links().linkSurvival(),
          engine,
          last.latency().totalMs(),
          other.evaluate(last.layouts().get(0)).totalMs(),
          proved,
          last.solves().size(),
          sum(last, SolveResult::seconds));
    }
    double wait = sum(last, solve -> solve.checkedBound().orElseThrow() / 1e6);
    out.printf(
        Locale.ROOT,
        "| %s | wait-and-see bound | %.4f | | | |%n",
        scenario.links().linkSurvival(),
        wait / study.network().snapshots());
  }

  private static double sum(SchemeResult result, ToDoubleFunction<SolveResult> of) {
    return result.solves().stream().mapToDouble(of).sum();
  }

  private static Scenario with(Scenario s, double survival) {
    LinkRules links = s.links();
    LinkRules others =
        new LinkRules(
            links.interPlaneSlotOffset(),
            links.rateGbps(),
            links.perHopProcessingMs(),
            survival,
            links.maxRangeKm(),
            links.interPlaneMaxLatitudeDeg(),
            links.maxAngularRateDegPerSec());
    return new Scenario(
        s.name(),
        s.constellation(),
        others,
        s.snapshots(),
        s.model(),
        s.compute(),
        s.activation(),
        s.placement());
  }

  private static Scenario with(Scenario s, SnapshotPlan snapshots) {
    return new Scenario(
        s.name(),
        s.constellation(),
        s.links(),
        snapshots,
        s.model(),
        s.compute(),
        s.activation(),
        s.placement());
  }
}
