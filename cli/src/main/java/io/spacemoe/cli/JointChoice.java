package io.spacemoe.cli;

import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.JointSolvers;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.JointSolverProvider;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which engine places gateways and experts together, and for how long. */
final class JointChoice {
  @Option(
      names = "--joint-solver",
      paramLabel = "ID",
      defaultValue = "joint-local-search",
      description =
          "Engine for scheme joint: joint-local-search, joint-alternating or joint-optaplanner."
              + " Default: ${DEFAULT-VALUE}.")
  private String id;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description =
          "How long scheme joint takes, for example 60s: preparation, bound, its check and search"
              + " together, give or take two seconds and the final evaluation. Default: as many"
              + " iterations as the engine sees fit, the same on every machine.")
  private Duration timeLimit;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "How many iterations of its engine scheme joint searches at most; with it and without"
              + " --time-limit the answer is the same on every machine.")
  private Long iterationLimit;

  /**
   * The engine.
   *
   * @param unlimited the time limit where none is given; null for none
   * @param cancellation ends the search with the best placement so far
   * @param watcher hears of the best expected latency, in ms without compute, whenever it improves
   */
  JointSolver solver(Duration unlimited, Cancellation cancellation, Consumer<String> watcher) {
    Duration limit = timeLimit == null ? unlimited : timeLimit;
    SolveOptions limits = iterations();
    IncumbentListener listener =
        (incumbent, placement) ->
            incumbent
                .cost()
                .ifPresent(
                    cost ->
                        watcher.accept(
                            String.format(Locale.ROOT, "joint: paths %.1f ms", cost / 1e12)));
    return JointSolver.of(
        named(), limit == null ? limits : limits.withTimeLimit(limit), cancellation, listener);
  }

  private SolveOptions iterations() {
    SolveOptions defaults = SolveOptions.defaults();
    try {
      return iterationLimit == null ? defaults : defaults.withIterationLimit(iterationLimit);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--iteration-limit: " + e.getMessage());
    }
  }

  private JointSolverProvider named() {
    try {
      return JointSolvers.named(id);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
