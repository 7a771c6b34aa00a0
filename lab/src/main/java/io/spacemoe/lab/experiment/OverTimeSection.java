package io.spacemoe.lab.experiment;

import io.spacemoe.lab.replan.FailureReport;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.table.Table;
import io.spacemoe.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a report says of placements over time.
 *
 * @param result the experiment with its runs
 */
record OverTimeSection(ExperimentResult result) {

  Page.Section section() {
    FailureReport report = new FailureReport(result.id(), result.experiment().name());
    for (ExperimentRun run : result.runs()) {
      if (run.failures() != null) {
        report.add(run.scheme(), run.failures());
      }
    }
    List<Table> tables = new ArrayList<>(report.tables());
    if (result.failures() > 0) {
      tables.add(FailedRuns.table(result, result.id() + "-failed"));
    }
    return new Page.Section(
        result.experiment().name(), List.of(scenario(), about()), report.charts(), tables);
  }

  private String scenario() {
    Scenario scenario = result.experiment().base();
    return String.format(
        Locale.ROOT,
        "Scenario %s: %s, %d layers of %d experts, on %s; %d snapshots.",
        scenario.name(),
        scenario.model().name(),
        scenario.model().layers(),
        scenario.model().expertsPerLayer(),
        scenario.constellation().notation(),
        scenario.network().snapshots());
  }

  private static String about() {
    return "Satellites fail at random; each number of failures fails those of a smaller one and more."
        + " Means over draws, with their 95 % Student intervals. Nothing done: copies of every"
        + " expert go on, where no gateway and no last copy is lost; figures leave out what fewer than half of the draws have. Repair: what was lost moves,"
        + " and nothing else. Then so much of the model's bytes may move beside it. From nothing:"
        + " placed anew. How often the model cannot answer is counted in 100,000 draws of failures.";
  }
}
