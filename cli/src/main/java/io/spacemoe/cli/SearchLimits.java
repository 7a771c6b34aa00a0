package io.spacemoe.cli;

import io.spacemoe.solver.SolveOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the schemes that search may do so. */
final class SearchLimits {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description =
          "How long each scheme that searches may do so, for example 60s: joint, or all layers of"
              + " spacemoe together. Default: as long as the engine sees fit, the same on every"
              + " machine.")
  private Duration time;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "How many iterations the engine of scheme joint may do, and in each layer the one that"
              + " --solver names or --objective expected-max takes. With it and without --time-limit"
              + " the answer is the same on every machine.")
  private Long iterations;

  /** The limits as options of a solve. */
  SolveOptions options() {
    SolveOptions options = ofTime();
    try {
      return iterations == null ? options : options.withIterationLimit(iterations);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--iteration-limit: " + e.getMessage());
    }
  }

  /** The time limit alone. */
  SolveOptions ofTime() {
    SolveOptions options = SolveOptions.defaults();
    return time == null ? options : options.withTimeLimit(time);
  }
}
