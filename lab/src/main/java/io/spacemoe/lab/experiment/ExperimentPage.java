package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.table.Table;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Experiments as a report: the trends, then each experiment with its charts and tables. */
public final class ExperimentPage {
  private static final double MS_PER_SECOND = 1e3;

  private static final String WITHOUT_JOINT =
      " Scheme joint is left out: it searches for seconds to minutes, which a sweep would take for"
          + " every value.";

  private final Function<String, Map<String, Double>> published;

  /**
   * A writer of pages.
   *
   * @param published seconds per token that the paper states, by scenario name; empty where it
   *     states none
   */
  public ExperimentPage(Function<String, Map<String, Double>> published) {
    this.published = published;
  }

  /** The page. */
  public Page of(
      String title,
      List<ExperimentResult> results,
      List<Trend> trends,
      List<Page.Fact> environment) {
    List<Page.Section> sections = new ArrayList<>();
    if (!trends.isEmpty()) {
      sections.add(trends(trends));
    }
    for (ExperimentResult result : results) {
      sections.add(
          switch (result.experiment().study()) {
            case SCHEMES -> section(result);
            case FAILURES, REPLACEMENT -> new OverTimeSection(result).section();
          });
    }
    return new Page(
        title,
        environment,
        sections,
        List.of(ExperimentFiles.CSV, ExperimentFiles.JSON, ExperimentJournal.FILE));
  }

  private static Page.Section trends(List<Trend> trends) {
    long holding = trends.stream().filter(Trend::holds).count();
    return new Page.Section(
        "The paper's trends",
        List.of(
            String.format(
                Locale.ROOT,
                "%d of %d statements hold here. The paper (arXiv 2605.00515) published neither code nor data; its latencies and its abstract are known second-hand, and what is only implied by its model is marked so.",
                holding,
                trends.size())),
        List.of(),
        List.of(
            new Table(
                "trends",
                "What the paper states, and what comes out here",
                List.of(
                    Table.Column.text("statement"),
                    Table.Column.text("source"),
                    Table.Column.text("here"),
                    Table.Column.text("holds")),
                trends.stream()
                    .map(
                        trend ->
                            List.of(
                                trend.statement(),
                                trend.source(),
                                trend.ours(),
                                trend.holds() ? "yes" : "no"))
                    .toList())));
  }

  private Page.Section section(ExperimentResult result) {
    ExperimentFile experiment = result.experiment();
    ExperimentCharts drawn = new ExperimentCharts(result);
    List<Chart> charts = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    Map<String, Double> paper = paper(result);
    if (experiment.sweeps().size() > 2) {
      new PublishedSection(result, paper).addTo(charts, tables, result.id());
    }
    charts.addAll(drawn.all(paper));
    tables.add(latencies(result));
    if (result.failures() > 0) {
      tables.add(FailedRuns.table(result, result.id() + "-failed"));
    }
    return new Page.Section(experiment.name(), List.of(about(result, drawn)), charts, tables);
  }

  /** What the paper states of an experiment's scenario; nothing where another has its name. */
  private Map<String, Double> paper(ExperimentResult result) {
    return PaperTrends.arePapers(result) || isBundled(result.experiment().base())
        ? published.apply(result.scenarioName())
        : Map.of();
  }

  private static boolean isBundled(Scenario scenario) {
    return ScenarioFiles.bundled().contains(scenario.name())
        && ScenarioFiles.sha256(ScenarioFiles.open(scenario.name()))
            .equals(ScenarioFiles.sha256(scenario));
  }

  private static String about(ExperimentResult result, ExperimentCharts drawn) {
    ExperimentFile experiment = result.experiment();
    Scenario scenario = experiment.base();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Scenario %s: %s, %d layers of %d experts (%d active), on %s.",
            scenario.name(),
            scenario.model().name(),
            scenario.model().layers(),
            scenario.model().expertsPerLayer(),
            scenario.model().activeExperts(),
            scenario.constellation().notation()));
    if (!experiment.sweeps().isEmpty()) {
      text.append(
          experiment.sweeps().stream()
              .map(sweep -> SweptParameter.of(sweep).range())
              .collect(Collectors.joining("; ", " Swept: ", ".")));
      text.append(experiment.schemes().contains(JointScheme.ID) ? "" : WITHOUT_JOINT);
    }
    int facets = drawn.facets(2);
    if (facets > ExperimentCharts.MOST_FACETS) {
      text.append(
          String.format(
              Locale.ROOT,
              " Heat maps show the first %d of %d combinations of the first %d parameters; the"
                  + " table has all.",
              ExperimentCharts.MOST_FACETS,
              facets,
              experiment.sweeps().size() - 2));
    }
    if (result.failures() > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              " %d of %d runs failed; a table below says why.",
              result.failures(),
              result.runs().size()));
    }
    return text.toString();
  }

  private Table latencies(ExperimentResult result) {
    ExperimentFile experiment = result.experiment();
    List<Table.Column> columns = FailedRuns.columns(experiment);
    Stream.of("token latency (ms)", "95 % ± (ms)", "ratio to spacemoe", "paper (ms)")
        .map(Table.Column::number)
        .forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    Map<String, Double> paper = experiment.sweeps().isEmpty() ? paper(result) : Map.of();
    for (int v = 0; v < experiment.variants().size(); v++) {
      Optional<Double> reference = result.latencyMs(v, SpaceMoeScheme.ID);
      for (String scheme : experiment.schemes()) {
        List<String> row = new ArrayList<>(experiment.variants().get(v).values());
        row.add(scheme);
        Optional<ExperimentRun> run = result.run(v, scheme);
        Optional<Double> latency = run.map(ExperimentRun::tokenLatencyMs);
        row.add(text(latency));
        row.add(text(run.map(ExperimentRun::ciHalfWidthMs)));
        row.add(text(latency.flatMap(ms -> reference.map(one -> ms / one))));
        row.add(text(Optional.ofNullable(paper.get(scheme)).map(s -> s * MS_PER_SECOND)));
        rows.add(row);
      }
    }
    return new Table(result.id() + "-table", "Token latency, " + experiment.name(), columns, rows)
        .withoutEmptyColumns();
  }

  private static String text(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.3f", number)).orElse("");
  }
}
