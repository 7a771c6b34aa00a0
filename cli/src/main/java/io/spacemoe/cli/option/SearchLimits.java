package io.spacemoe.cli.option;

import io.spacemoe.solver.SolveOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long the schemes that search may do so. */
public final class SearchLimits {
  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description =
          "Time limit of each scheme that searches, for example 60s: of joint, and of all layers of"
              + " spacemoe together. Default: none; the engine ends by itself, with the same placement"
              + " on every machine.")
  private Duration time;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "The most iterations of the engine of scheme joint, and in each layer of the engine that"
              + " --solver names or --objective expected-max uses. Without --time-limit the placement"
              + " is the same on every machine.")
  private Long iterations;

  /** The limits as options of a solve. */
  public SolveOptions options() {
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
