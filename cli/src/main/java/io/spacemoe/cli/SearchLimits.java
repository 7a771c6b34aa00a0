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
          "How long each scheme that searches (spacemoe, joint) may do so, for example 60s; all layers"
              + " of scheme spacemoe together. Default: as long as the engine sees fit, the same on"
              + " every machine.")
  private Duration time;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "How many iterations an engine may do: that of scheme joint, and of scheme spacemoe that of"
              + " --objective expected-max or --solver in each layer. With it and without"
              + " --time-limit the answer is the same on every machine.")
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
