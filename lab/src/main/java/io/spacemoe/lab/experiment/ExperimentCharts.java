package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The charts of an experiment: bars without a swept parameter, curves over one, heat maps over two,
 * and over more of them curves and heat maps for each combination of the others.
 *
 * @param result the experiment with its runs
 */
record ExperimentCharts(ExperimentResult result) {
  /** More combinations than these are in the table alone. */
  static final int MOST_FACETS = 6;

  private static final double MS_PER_SECOND = 1e3;

  private static final Map<String, ToDoubleFunction<LatencyParts>> PARTS = new LinkedHashMap<>();

  static {
    PARTS.put("propagation", LatencyParts::propagationMs);
    PARTS.put("transmission", LatencyParts::transmissionMs);
    PARTS.put("processing", LatencyParts::processingMs);
    PARTS.put("expert compute", LatencyParts::expertComputeMs);
    PARTS.put("gateway compute", LatencyParts::gatewayComputeMs);
    PARTS.put("penalty", LatencyParts::penaltyMs);
  }

  ExperimentFile experiment() {
    return result.experiment();
  }

  List<SweptParameter> swept() {
    return experiment().sweeps().stream().map(SweptParameter::of).toList();
  }

  /** All charts, without those of {@link PublishedSection}. */
  List<Chart> all(Map<String, Double> paper) {
    List<Chart> charts = new ArrayList<>();
    int sweeps = experiment().sweeps().size();
    if (sweeps == 0) {
      charts.add(bars(paper));
      charts.add(parts("by placement scheme", "scheme", experiment().schemes()));
      charts.add(layers());
    } else {
      if (facets(1) <= MOST_FACETS) {
        charts.addAll(new SweepCharts(this).curves());
      }
      if (sweeps == 1) {
        SweptParameter only = swept().get(0);
        charts.add(parts("over " + only.name(), only.label(), only.values()));
      } else {
        charts.addAll(new SweepCharts(this).heatMaps());
      }
    }
    charts.removeIf(chart -> chart.series().stream().allMatch(s -> s.x().length == 0));
    return charts;
  }

  /** How many combinations there are of all swept parameters but the last so many. */
  int facets(int last) {
    return swept().stream()
        .limit(Math.max(0, swept().size() - last))
        .mapToInt(sweep -> sweep.values().size())
        .reduce(1, (a, b) -> a * b);
  }

  /** Milliseconds, or seconds where there are any. */
  private boolean inSeconds() {
    return IntStream.range(0, experiment().variants().size())
        .boxed()
        .flatMap(v -> experiment().schemes().stream().map(scheme -> result.latencyMs(v, scheme)))
        .flatMap(Optional::stream)
        .anyMatch(ms -> ms >= MS_PER_SECOND);
  }

  String unit() {
    return inSeconds() ? "s" : "ms";
  }

  double scaled(double ms) {
    return inSeconds() ? ms / MS_PER_SECOND : ms;
  }

  String latency() {
    return "token latency (%s)".formatted(unit());
  }

  /**
   * Token latencies of the schemes.
   *
   * @param paper seconds per token that the paper states; empty where it states none
   */
  private Chart bars(Map<String, Double> paper) {
    List<String> schemes = experiment().schemes();
    List<Chart.Series> series = new ArrayList<>();
    series.add(
        points(
            "computed here",
            schemes,
            scheme -> result.latencyMs(0, scheme).map(this::scaled),
            scheme -> scaled(result.run(0, scheme).map(ExperimentRun::ciHalfWidthMs).orElse(0.0))));
    if (!paper.isEmpty()) {
      series.add(
          points(
              "reported in the paper",
              schemes,
              scheme -> Optional.ofNullable(paper.get(scheme)).map(s -> scaled(s * MS_PER_SECOND)),
              scheme -> 0));
    }
    return new Chart(
        result.id() + "-latency",
        "Token latency by placement scheme",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of(latency()),
        schemes,
        series);
  }

  /** What token latencies are made of: of each scheme, or of one at each value. */
  private Chart parts(String where, String label, List<String> names) {
    boolean schemes = experiment().sweeps().isEmpty();
    int[] order = schemes ? IntStream.range(0, names.size()).toArray() : swept().get(0).ascending();
    IntFunction<Optional<ExperimentRun>> run =
        i -> schemes ? result.run(0, names.get(i)) : result.run(order[i], reference());
    List<Chart.Series> series = new ArrayList<>();
    PARTS.forEach(
        (part, ms) -> {
          double[] known =
              IntStream.range(0, names.size())
                  .filter(i -> run.apply(i).isPresent())
                  .asDoubleStream()
                  .toArray();
          double[] lengths =
              DoubleStream.of(known)
                  .map(i -> scaled(ms.applyAsDouble(run.apply((int) i).orElseThrow().parts())))
                  .toArray();
          if (DoubleStream.of(lengths).anyMatch(length -> length > 0)) {
            series.add(Chart.Series.of(part, known, lengths));
          }
        });
    return new Chart(
        result.id() + "-parts",
        "What %s is made of, %s"
            .formatted(schemes ? "a token's latency" : "the latency with " + reference(), where),
        Chart.Kind.STACK,
        Chart.Axis.of(label),
        Chart.Axis.of(latency()),
        schemes ? names : IntStream.of(order).mapToObj(names::get).toList(),
        series);
  }

  /** Latency of each layer, a line for each scheme. */
  private Chart layers() {
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : experiment().schemes()) {
      result
          .run(0, scheme)
          .ifPresent(
              run ->
                  series.add(
                      Chart.Series.of(
                          scheme,
                          IntStream.range(0, run.layersMs().size()).asDoubleStream().toArray(),
                          run.layersMs().stream().mapToDouble(ms -> ms).toArray())));
    }
    return new Chart(
        result.id() + "-layers",
        "Latency of each layer",
        Chart.Kind.LINE,
        Chart.Axis.of("layer"),
        fitting("layer latency (ms)", series),
        List.of(),
        series);
  }

  static Chart.Axis fitting(String label, List<Chart.Series> series) {
    return Chart.Axis.fitting(label, series.stream().flatMapToDouble(s -> DoubleStream.of(s.y())));
  }

  /** What others are set in relation to. */
  String reference() {
    return experiment().schemes().contains(SpaceMoeScheme.ID)
        ? SpaceMoeScheme.ID
        : experiment().schemes().get(0);
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
