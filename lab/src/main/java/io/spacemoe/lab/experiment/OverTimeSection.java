package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.StudyKind;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.replan.FailureReport;
import io.spacemoe.lab.replan.ReplacementReport;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.table.Table;
import io.spacemoe.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a report says of placements over time.
 *
 * @param result the experiment with its runs
 */
record OverTimeSection(ExperimentResult result) {
  private static final String FAILURES =
      "Satellites fail at random; each number of failures fails those of a smaller one and more."
          + " Means over draws, with their 95 % Student intervals. Nothing done: copies of every"
          + " expert go on, where no gateway and no last copy is lost; figures leave out what fewer than half of the draws have. Repair: what was lost moves,"
          + " and nothing else. Then so much of the model's bytes may move beside it. From nothing:"
          + " placed anew. How often the model cannot answer is counted in 100,000 draws of failures.";

  private static final String ORBITS =
      "Placed again at the beginning of every few time slots, where what is moved is charged: a GB"
          + " in an orbit must gain so much in the mean of the orbit. Every slot without a charge is"
          + " the best of each slot. Gateways stay and experts move, which is proved, re-placement"
          + " for re-placement; for users on the ground the whole model is turned as it is, so that"
          + " it sees the same links, and latency is that of a request of one token with the ways"
          + " up and down. Where the sun is given, experts in the Earth's shadow do not work.";

  /** Of failures, or of re-placement along the orbit. */
  Page.Section section() {
    return result.experiment().study() == StudyKind.FAILURES ? failures() : orbits();
  }

  private Page.Section failures() {
    FailureReport report = new FailureReport(result.id(), result.experiment().name());
    for (ExperimentRun run : result.runs()) {
      if (run.failures() != null) {
        report.add(run.scheme(), run.failures());
      }
    }
    return section(FAILURES, report.charts(), report.tables());
  }

  private Page.Section orbits() {
    ReplacementReport report = new ReplacementReport(result.id(), result.experiment().name());
    for (ExperimentRun run : result.runs()) {
      if (run.replacement() != null) {
        report.add(where(run), run.scheme(), run.replacement());
      }
    }
    return section(ORBITS, report.charts(), List.of(report.table()));
  }

  private String where(ExperimentRun run) {
    return IntStream.range(0, run.values().size())
        .mapToObj(
            s -> SweptParameter.of(result.experiment().sweeps().get(s)).at(run.values().get(s)))
        .collect(Collectors.joining(", "));
  }

  private Page.Section section(String about, List<Chart> charts, List<Table> tables) {
    List<Table> all = new ArrayList<>(tables);
    if (result.failures() > 0) {
      all.add(FailedRuns.table(result, result.id() + "-failed"));
    }
    return new Page.Section(result.experiment().name(), List.of(scenario(), about), charts, all);
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
}
