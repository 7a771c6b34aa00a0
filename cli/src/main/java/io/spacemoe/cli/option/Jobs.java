package io.spacemoe.cli.option;

import io.spacemoe.lab.spi.Setting;
import picocli.CommandLine.Option;

/** How the runs of a batch or comparison are worked off. */
public final class Jobs {
  @Option(
      names = "--jobs",
      paramLabel = "J",
      defaultValue = "1",
      description =
          "How many runs at the same time; with more than one, measured times are longer. Default:"
              + " ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--isolate",
      description =
          "A process of its own for each of --jobs: a crash then ends one run only, and a run that"
              + " ignores its time limit is killed.")
  private boolean isolate;

  /** How many runs at the same time. */
  public int jobs() {
    return jobs;
  }

  /** Whether processes of their own are asked for. */
  public boolean isolate() {
    return isolate;
  }

  /**
   * Where and how the runs are done.
   *
   * @param isolateAnyway whether each job has a process of its own even if that is not asked for
   */
  public Setting setting(boolean isolateAnyway) {
    try {
      return Setting.here(jobs, isolate || isolateAnyway);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }
}
