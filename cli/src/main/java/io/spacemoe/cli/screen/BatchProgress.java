package io.spacemoe.cli.screen;

import io.spacemoe.lab.batch.BatchListener;
import io.spacemoe.lab.batch.RunRecord;
import io.spacemoe.lab.run.Outcome;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Help;

/**
 * Shows how a batch gets on: a bar with rate and time left on a terminal, or a line for each run.
 */
public final class BatchProgress implements BatchListener, AutoCloseable {
  private final PrintWriter screen;
  private final boolean verbose;
  private final boolean quiet;
  private ProgressBar bar;
  private int ended;
  private int runs;

  public BatchProgress(PrintWriter screen, boolean verbose, boolean quiet) {
    this.screen = screen;
    this.verbose = verbose;
    this.quiet = quiet;
  }

  @Override
  public void begins(int endedBefore, int allRuns) {
    close();
    ended = endedBefore;
    runs = allRuns;
    if (!verbose && !quiet && Help.Ansi.AUTO.enabled()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("runs")
              .setInitialMax(allRuns)
              .setStyle(ProgressBarStyle.ASCII)
              .showSpeed()
              .clearDisplayOnFinish()
              .startsFrom(endedBefore, Duration.ZERO)
              .build();
    }
  }

  @Override
  public void changed(String instance) {
    screen.printf(
        "spacemoe: %s has changed since it was run, so its runs are done again%n",
        Printable.inOneLine(instance));
    screen.flush();
  }

  @Override
  public void ended(RunRecord record) {
    ended++;
    if (bar != null) {
      bar.step();
    }
    if (verbose) {
      screen.println(line(record));
      screen.flush();
    }
  }

  private String line(RunRecord record) {
    Outcome outcome = record.outcome();
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d/%d %s %s #%d: %s",
                ended,
                runs,
                record.run().instance(),
                record.run().solver(),
                record.run().repeat(),
                outcome.status()));
    outcome.value().ifPresent(value -> line.append(" value ").append(value));
    outcome.value(outcome.bound()).ifPresent(bound -> line.append(" bound ").append(bound));
    line.append(String.format(Locale.ROOT, " in %.3f s", outcome.seconds()));
    outcome.why().ifPresent(why -> line.append(": ").append(why));
    return Printable.inOneLine(line);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
