package io.spacemoe.cli.screen;

import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchPlan;
import io.spacemoe.lab.batch.BatchSummary;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code batch} prints: the plan of one, and how one stands. */
public final class BatchReport {
  private final PrintWriter screen;
  private final boolean json;

  /**
   * A report.
   *
   * @param screen where to print
   * @param json whether as one JSON value
   */
  public BatchReport(PrintWriter screen, boolean json) {
    this.screen = screen;
    this.json = json;
  }

  /** What {@code batch --plan --json} prints about each run. */
  record PlannedRun(String instance, String solver, int repeat, long seed) {
    static PlannedRun of(Run run) {
      return new PlannedRun(run.instance(), run.solver(), run.repeat(), run.seed());
    }
  }

  /** What {@code batch --json} prints. */
  record Report(
      String out,
      int runs,
      int ended,
      Map<String, Integer> statuses,
      int knownOptima,
      int optimaMet) {
    static Report of(Path out, BatchSummary summary) {
      Map<String, Integer> statuses = new TreeMap<>();
      summary.statuses().forEach((status, count) -> statuses.put(status.name(), count));
      return new Report(
          out.toString(),
          summary.runs(),
          summary.ended(),
          statuses,
          summary.knownOptima(),
          summary.optimaMet());
    }
  }

  /**
   * What would run.
   *
   * @param plan the batch
   * @param open numbers of the runs that are due
   * @param jobs how many run at the same time
   */
  public void plan(BatchPlan plan, List<Integer> open, int jobs) {
    if (json) {
      screen.println(Json.of(open.stream().map(plan::run).map(PlannedRun::of).toList()));
    } else {
      for (int number : open) {
        Run run = plan.run(number);
        screen.printf(
            Locale.ROOT,
            "%s  %s  repeat %d  seed %d%n",
            Printable.inOneLine(run.instance()),
            run.solver(),
            run.repeat(),
            run.seed());
      }
      screen.printf(
          Locale.ROOT,
          "%d runs: %d instances, %d solvers, %d repeats%s%n",
          open.size(),
          plan.instances().size(),
          plan.solvers().size(),
          plan.repeats(),
          atMost(plan, open.size(), jobs));
    }
    screen.flush();
  }

  private static String atMost(BatchPlan plan, int runs, int jobs) {
    OptionalDouble limit = plan.limits().timeLimitSeconds();
    return limit.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT, "; at most about %.0f s", Math.ceil(runs * limit.getAsDouble() / jobs));
  }

  /**
   * How a batch stands.
   *
   * @param summary what its results say
   * @param out its folder
   * @param wayOn the command that goes on with it
   */
  public void ended(BatchSummary summary, Path out, String wayOn) {
    if (json) {
      screen.println(Json.of(Report.of(out, summary)));
    } else {
      screen.printf(
          Locale.ROOT,
          "%d of %d runs ended%s%s%n",
          summary.ended(),
          summary.runs(),
          summary.ended() == 0 ? "" : ": ",
          summary.statuses().entrySet().stream()
              .map(
                  status ->
                      String.format(
                          Locale.ROOT, "%d %s", status.getValue(), words(status.getKey())))
              .collect(Collectors.joining(", ")));
      summary
          .problems()
          .forEach(problem -> screen.printf("problem   %s%n", Printable.inOneLine(problem)));
      if (summary.knownOptima() > 0) {
        screen.printf(
            Locale.ROOT,
            "known optima met: %d of %d%n",
            summary.optimaMet(),
            summary.knownOptima());
      }
      screen.printf("results   %s%n", new BatchFolder(out).resultsCsv());
      if (summary.ended() < summary.runs()) {
        screen.printf("go on     %s%n", wayOn);
      }
    }
    screen.flush();
  }

  private static String words(RunStatus status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
