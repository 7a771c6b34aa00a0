package io.spacemoe.cli.option;

import java.util.Locale;
import picocli.CommandLine.Option;

/** How many threads work on the snapshots of a scenario. */
public final class ThreadsOption {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads to use. Only the results of searches that a time limit ends depend on it. Default: one per processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  public int threads() {
    if (threads < 1 || threads > 1024) {
      throw new UsageException(
          String.format(Locale.ROOT, "--threads is %d; allowed: 1 to 1024", threads));
    }
    return threads;
  }
}
