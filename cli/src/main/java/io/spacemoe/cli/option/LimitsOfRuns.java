package io.spacemoe.cli.option;

import io.spacemoe.lab.run.RunLimits;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.spi.SolverProvider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What each run of a batch may use. */
public final class LimitsOfRuns {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description = "Time limit of each run, for example 500ms, 10s, 2m. Default: none.")
  private Duration timeLimit;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      description =
          "How much longer than its time limit a run may take before it is cut off. Default: 5s.")
  private Duration grace;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "The most iterations of each run, in the engine's own measure; for engines that count them."
              + " With it and without --time-limit results are the same on every machine."
              + " Default: none.")
  private Long iterationLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "MB",
      description =
          "Memory of each run's process in MiB; above it the run is cut off. Implies --isolate."
              + " Default: none.")
  private Integer memoryLimitMb;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The most threads that an engine may use. Default: 1.")
  private Integer threads;

  /** Whether any of these options is given. */
  public boolean given() {
    return Stream.of(timeLimit, grace, iterationLimit, memoryLimitMb, threads)
        .anyMatch(Objects::nonNull);
  }

  /** Whether there is a time limit. */
  public boolean ofTime() {
    return timeLimit != null;
  }

  /**
   * The limits; where an option is not given, there is none, or the default.
   *
   * @throws IllegalArgumentException naming what is out of its range
   */
  public RunLimits limits() {
    return new RunLimits(
        timeLimit == null ? OptionalDouble.empty() : OptionalDouble.of(seconds(timeLimit)),
        grace == null ? RunLimits.defaults().graceSeconds() : seconds(grace),
        iterationLimit == null ? OptionalLong.empty() : OptionalLong.of(iterationLimit),
        memoryLimitMb == null ? OptionalInt.empty() : OptionalInt.of(memoryLimitMb),
        threads == null ? RunLimits.defaults().threads() : threads);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  /**
   * Refuses limits that an engine does not have.
   *
   * @param engines the engines that are to run
   */
  public void requireApply(List<SolverProvider> engines) {
    if (iterationLimit == null) {
      return;
    }
    String without =
        engines.stream()
            .filter(engine -> !engine.capabilities().contains(Capability.ITERATION_LIMIT))
            .map(SolverProvider::id)
            .distinct()
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--iteration-limit does not apply to %s, which count no iterations.%nMaybe name other engines, or use --time-limit",
              without));
    }
  }
}
