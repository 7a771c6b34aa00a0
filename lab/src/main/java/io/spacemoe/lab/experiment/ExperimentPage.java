package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.report.Chart;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.report.Table;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.scenario.spi.PlacementScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
      sections.add(section(result));
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
    List<Chart> charts = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    if (experiment.sweeps().isEmpty()) {
      charts.add(bars(result));
      charts.add(layers(result));
    } else {
      charts.addAll(curves(result));
    }
    tables.add(latencies(result));
    if (result.failures() > 0) {
      tables.add(FailedRuns.table(result, id(result) + "-failed"));
    }
    return new Page.Section(experiment.name(), List.of(about(result)), charts, tables);
  }

  private static String about(ExperimentResult result) {
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

  private Chart bars(ExperimentResult result) {
    List<String> schemes = result.experiment().schemes();
    Map<String, Double> paper = published.apply(scenarioName(result));
    List<Chart.Series> series = new ArrayList<>();
    series.add(
        points(
            "computed here",
            schemes,
            s -> result.latencyMs(0, s).map(ms -> ms / MS_PER_SECOND),
            s -> halfWidth(result, s)));
    if (!paper.isEmpty()) {
      series.add(
          points(
              "reported in the paper",
              schemes,
              s -> Optional.ofNullable(paper.get(s)),
              scheme -> 0));
    }
    return new Chart(
        id(result) + "-latency",
        "Token latency by placement scheme",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("token latency (s)"),
        schemes.stream().map(scheme -> name(result, scheme)).toList(),
        series);
  }

  private static Chart layers(ExperimentResult result) {
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : result.experiment().schemes()) {
      result
          .run(0, scheme)
          .ifPresent(
              run ->
                  series.add(
                      Chart.Series.of(
                          name(result, scheme),
                          IntStream.range(0, run.layersMs().size()).asDoubleStream().toArray(),
                          run.layersMs().stream().mapToDouble(ms -> ms).toArray())));
    }
    return new Chart(
        id(result) + "-layers",
        "Latency of each layer",
        Chart.Kind.LINE,
        Chart.Axis.of("layer"),
        Chart.Axis.of("latency (ms)"),
        List.of(),
        series);
  }

  /** One chart, or with two swept parameters one for each value of the first. */
  private static List<Chart> curves(ExperimentResult result) {
    ExperimentFile experiment = result.experiment();
    List<SweptParameter> swept = experiment.sweeps().stream().map(SweptParameter::of).toList();
    SweptParameter last = swept.get(swept.size() - 1);
    int width = last.values().size();
    List<Chart> charts = new ArrayList<>();
    for (int first = 0; first < experiment.variants().size(); first += width) {
      Variant variant = experiment.variants().get(first);
      boolean two = swept.size() > 1;
      charts.add(
          curve(
              result,
              id(result) + "-curve" + (two ? "-" + first / width : ""),
              two ? " at " + swept.get(0).at(variant.values().get(0)) : "",
              last,
              first));
    }
    return charts;
  }

  private static Chart curve(
      ExperimentResult result, String id, String where, SweptParameter sweep, int first) {
    List<Double> numbers = sweep.numbers();
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : result.experiment().schemes()) {
      List<double[]> points = new ArrayList<>();
      for (int v = 0; v < sweep.values().size(); v++) {
        double x = numbers.isEmpty() ? v : numbers.get(v);
        result
            .latencyMs(first + v, scheme)
            .ifPresent(ms -> points.add(new double[] {x, ms / MS_PER_SECOND}));
      }
      series.add(
          Chart.Series.of(
              name(result, scheme),
              points.stream().mapToDouble(point -> point[0]).toArray(),
              points.stream().mapToDouble(point -> point[1]).toArray()));
    }
    return new Chart(
        id,
        "Token latency over %s%s".formatted(sweep.name(), where),
        Chart.Kind.LINE,
        Chart.Axis.of(sweep.label()),
        Chart.Axis.of("token latency (s)"),
        numbers.isEmpty() ? sweep.values() : List.of(),
        series);
  }

  /** Half the confidence interval in seconds; 0 where nothing is drawn by lot. */
  private static double halfWidth(ExperimentResult result, String scheme) {
    return result.run(0, scheme).map(ExperimentRun::ciHalfWidthMs).orElse(0.0) / MS_PER_SECOND;
  }

  private static Chart.Series points(
      String name,
      List<String> schemes,
      Function<String, Optional<Double>> value,
      ToDoubleFunction<String> halfWidth) {
    int[] known =
        IntStream.range(0, schemes.size())
            .filter(i -> value.apply(schemes.get(i)).isPresent())
            .toArray();
    return new Chart.Series(
        name,
        IntStream.of(known).asDoubleStream().toArray(),
        IntStream.of(known).mapToDouble(i -> value.apply(schemes.get(i)).orElseThrow()).toArray(),
        IntStream.of(known).mapToDouble(i -> halfWidth.applyAsDouble(schemes.get(i))).toArray());
  }

  private Table latencies(ExperimentResult result) {
    ExperimentFile experiment = result.experiment();
    List<Table.Column> columns = FailedRuns.columns(experiment);
    Stream.of("token latency (ms)", "95 % ± (ms)", "ratio to spacemoe", "paper (ms)")
        .map(Table.Column::number)
        .forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    Map<String, Double> paper =
        experiment.sweeps().isEmpty() ? published.apply(scenarioName(result)) : Map.of();
    for (int v = 0; v < experiment.variants().size(); v++) {
      Scenario scenario = experiment.variants().get(v).scenario();
      for (String scheme : experiment.schemes()) {
        Optional<Double> reference =
            oneEach(scheme, scenario) ? Optional.empty() : result.latencyMs(v, SpaceMoeScheme.ID);
        List<String> row = new ArrayList<>(experiment.variants().get(v).values());
        row.add(name(scheme, scenario));
        Optional<ExperimentRun> run = result.run(v, scheme);
        Optional<Double> latency = run.map(ExperimentRun::tokenLatencyMs);
        row.add(text(latency));
        row.add(text(run.map(ExperimentRun::ciHalfWidthMs)));
        row.add(text(latency.flatMap(ms -> reference.map(one -> ms / one))));
        row.add(text(Optional.ofNullable(paper.get(scheme)).map(s -> s * MS_PER_SECOND)));
        rows.add(row);
      }
    }
    return new Table(id(result) + "-table", "Token latency, " + experiment.name(), columns, rows)
        .withoutEmptyColumns();
  }

  /** A scheme's id; of scheme joint that it places one each where others share satellites. */
  private static String name(String scheme, Scenario scenario) {
    return scheme + (oneEach(scheme, scenario) ? " (one each)" : "");
  }

  /** The name in a chart, which says so where it is true of any variant. */
  private static String name(ExperimentResult result, String scheme) {
    return result.experiment().variants().stream()
        .map(variant -> name(scheme, variant.scenario()))
        .max(Comparator.comparingInt(String::length))
        .orElse(scheme);
  }

  private static boolean oneEach(String scheme, Scenario scenario) {
    return !(scenario.placement().capacity() instanceof SatelliteCapacity.One)
        && Schemes.find(scheme).filter(PlacementScheme::joint).isPresent();
  }

  private static String text(Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, "%.3f", number)).orElse("");
  }

  private static String scenarioName(ExperimentResult result) {
    return result.experiment().variants().get(0).scenario().name();
  }

  private static String id(ExperimentResult result) {
    return Names.inFile(result.experiment().name());
  }
}
