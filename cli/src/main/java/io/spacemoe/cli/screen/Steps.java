package io.spacemoe.cli.screen;

import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help;

/**
 * How a task gets on: a progress bar on a terminal's error stream, a line for what has ended where
 * there is no terminal, and nothing when quiet. Thread-safe.
 */
public final class Steps implements AutoCloseable {
  private final PrintWriter lines;
  private final String task;
  private final int steps;
  private final boolean quiet;
  private final ProgressBar bar;
  private final long begun = System.nanoTime();
  private int done;

  /**
   * Starts at 0.
   *
   * @param lines where lines go
   * @param quiet whether to show nothing
   */
  public Steps(PrintWriter lines, String task, int steps, boolean quiet) {
    this.lines = lines;
    this.task = task;
    this.steps = steps;
    this.quiet = quiet;
    this.bar =
        !quiet && Help.Ansi.AUTO.enabled()
            ? new ProgressBarBuilder()
                .setTaskName(Printable.inOneLine(task))
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .build()
            : null;
  }

  /** Says what is being worked on. */
  public synchronized void at(String what) {
    if (bar != null) {
      bar.setExtraMessage(what);
    }
  }

  /** One step is done. */
  public synchronized void done() {
    done++;
    if (bar != null) {
      bar.step();
    }
  }

  /** One step is done, and with it something that is worth a line. */
  public synchronized void done(String what) {
    done();
    if (bar == null && !quiet) {
      lines.println(
          String.format(
              Locale.ROOT,
              "%s: %s done, %d of %d steps in %.1f s",
              task,
              what,
              done,
              steps,
              (System.nanoTime() - begun) * 1e-9));
      lines.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
