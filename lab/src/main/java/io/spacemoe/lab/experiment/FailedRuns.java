package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.List;

/** The runs of an experiment that failed, as a table. */
final class FailedRuns {
  private FailedRuns() {}

  /** A row for each, which says why. */
  static Table table(ExperimentResult result, String id) {
    List<Table.Column> columns = columns(result.experiment());
    columns.add(Table.Column.text("why it failed"));
    List<List<String>> rows = new ArrayList<>();
    for (ExperimentRun run : result.runs()) {
      if (!run.succeeded()) {
        List<String> row = new ArrayList<>(run.values());
        row.add(run.scheme());
        row.add(run.problem());
        rows.add(row);
      }
    }
    return new Table(id, "Failed runs, " + result.experiment().name(), columns, rows);
  }

  /** Columns for the swept values and the scheme. */
  static List<Table.Column> columns(ExperimentFile experiment) {
    List<Table.Column> columns = new ArrayList<>();
    for (Sweep sweep : experiment.sweeps()) {
      SweptParameter swept = SweptParameter.of(sweep);
      columns.add(new Table.Column(swept.label(), !swept.numbers().isEmpty()));
    }
    columns.add(Table.Column.text("scheme"));
    return columns;
  }
}
