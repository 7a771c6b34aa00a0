package io.spacemoe.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help;

/**
 * A progress bar on a terminal's error stream; nothing where there is no terminal, and when quiet.
 */
final class Steps implements AutoCloseable {
  private final ProgressBar bar;

  /**
   * Starts at 0.
   *
   * @param quiet whether to show nothing
   */
  Steps(String task, int steps, boolean quiet) {
    this.bar =
        !quiet && Help.Ansi.AUTO.enabled()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build()
            : null;
  }

  /** Says what is being worked on. */
  void at(String what) {
    if (bar != null) {
      bar.setExtraMessage(what);
    }
  }

  /** One step is done. */
  void done() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
