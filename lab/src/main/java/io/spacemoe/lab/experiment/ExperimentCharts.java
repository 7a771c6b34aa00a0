package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.load.LoadOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The charts of an experiment.
 *
 * @param result the experiment with its runs
 */
record ExperimentCharts(ExperimentResult result) {
  private static final double MS_PER_SECOND = 1e3;

  /**
   * Token latencies of the schemes.
   *
   * @param paper seconds per token that the paper states; empty where it states none
   */
  Chart bars(Map<String, Double> paper) {
    List<String> schemes = result.experiment().schemes();
    List<Chart.Series> series = new ArrayList<>();
    series.add(
        points(
            "computed here",
            schemes,
            s -> result.latencyMs(0, s).map(ms -> ms / MS_PER_SECOND),
            this::halfWidth));
    if (!paper.isEmpty()) {
      series.add(
          points(
              "reported in the paper",
              schemes,
              s -> Optional.ofNullable(paper.get(s)),
              scheme -> 0));
    }
    return new Chart(
        result.id() + "-latency",
        "Token latency by placement scheme",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("token latency (s)"),
        schemes.stream().map(scheme -> SchemeLabel.of(scheme, result)).toList(),
        series);
  }

  /** Latency of each layer, a line for each scheme. */
  Chart layers() {
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : result.experiment().schemes()) {
      result
          .run(0, scheme)
          .ifPresent(
              run ->
                  series.add(
                      Chart.Series.of(
                          SchemeLabel.of(scheme, result),
                          IntStream.range(0, run.layersMs().size()).asDoubleStream().toArray(),
                          run.layersMs().stream().mapToDouble(ms -> ms).toArray())));
    }
    return new Chart(
        result.id() + "-layers",
        "Latency of each layer",
        Chart.Kind.LINE,
        Chart.Axis.of("layer"),
        Chart.Axis.of("latency (ms)"),
        List.of(),
        series);
  }

  /** One chart, or with two swept parameters one for each value of the first. */
  List<Chart> curves() {
    ExperimentFile experiment = result.experiment();
    List<SweptParameter> swept = experiment.sweeps().stream().map(SweptParameter::of).toList();
    SweptParameter last = swept.get(swept.size() - 1);
    int width = last.values().size();
    List<Chart> charts = new ArrayList<>();
    for (int first = 0; first < experiment.variants().size(); first += width) {
      Variant variant = experiment.variants().get(first);
      boolean two = swept.size() > 1;
      String end = two ? "-" + first / width : "";
      String where = two ? " at " + swept.get(0).at(variant.values().get(0)) : "";
      charts.add(curve(Measure.LATENCY, end, where, last, first));
      if (result.runs().stream().anyMatch(run -> run.load() != null)) {
        charts.add(curve(Measure.TPOT, end, where, last, first));
        charts.add(curve(Measure.THROUGHPUT, end, where, last, first));
      }
    }
    return charts;
  }

  /** What curves show. */
  private enum Measure {
    LATENCY("curve", "Token latency", "token latency (s)"),
    TPOT("tpot", "Time per output token under load", "mean TPOT (s)"),
    THROUGHPUT("throughput", "Throughput", "output tokens a second");

    private final String id;
    private final String title;
    private final String axis;

    Measure(String id, String title, String axis) {
      this.id = id;
      this.title = title;
      this.axis = axis;
    }

    /** The value; null where there is none. */
    Double of(ExperimentRun run) {
      if (this == LATENCY) {
        return run.tokenLatencyMs() == null ? null : run.tokenLatencyMs() / MS_PER_SECOND;
      }
      LoadOutcome load = run.load();
      if (load == null || this == THROUGHPUT) {
        return load == null ? null : load.tokensPerS();
      }
      return load.tpotMs() == null || load.overloaded() ? null : load.tpotMs() / MS_PER_SECOND;
    }
  }

  /** Times under overload have no mean, and are left out. */
  private Chart curve(Measure measure, String end, String where, SweptParameter sweep, int first) {
    List<Double> numbers = sweep.numbers();
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : result.experiment().schemes()) {
      List<double[]> points = new ArrayList<>();
      for (int v = 0; v < sweep.values().size(); v++) {
        double x = numbers.isEmpty() ? v : numbers.get(v);
        result
            .run(first + v, scheme)
            .map(measure::of)
            .ifPresent(y -> points.add(new double[] {x, y}));
      }
      series.add(
          Chart.Series.of(
              SchemeLabel.of(scheme, result),
              points.stream().mapToDouble(point -> point[0]).toArray(),
              points.stream().mapToDouble(point -> point[1]).toArray()));
    }
    return new Chart(
        result.id() + "-" + measure.id + end,
        "%s over %s%s".formatted(measure.title, sweep.name(), where),
        Chart.Kind.LINE,
        Chart.Axis.of(sweep.label()),
        Chart.Axis.of(measure.axis),
        numbers.isEmpty() ? sweep.values() : List.of(),
        series);
  }

  /** Half the confidence interval in seconds; 0 where nothing is drawn by lot. */
  private double halfWidth(String scheme) {
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
}
