package io.spacemoe.lab.experiment;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.load.LoadOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Values over swept parameters: curves over the last, heat maps of token latencies over the last
 * two, for each combination of the others.
 *
 * @param charts the experiment's charts
 */
record SweepCharts(ExperimentCharts charts) {

  /** What curves show. */
  private enum Measure {
    LATENCY("curve", "Token latency"),
    TPOT("tpot", "Mean time per output token under load"),
    THROUGHPUT("throughput", "Throughput");

    private final String id;
    private final String title;

    Measure(String id, String title) {
      this.id = id;
      this.title = title;
    }
  }

  /**
   * Over the last parameter, a chart for each combination of the others, all with one scale: of
   * token latencies, and where there is load also of what it makes of them.
   */
  List<Chart> curves() {
    List<Chart> drawn = new ArrayList<>(curves(Measure.LATENCY));
    if (charts.result().runs().stream().anyMatch(run -> run.load() != null)) {
      drawn.addAll(curves(Measure.TPOT));
      drawn.addAll(curves(Measure.THROUGHPUT));
    }
    return drawn;
  }

  /** Times under overload have no mean, and are left out. */
  private Optional<Double> value(Measure measure, int variant, String scheme) {
    if (measure == Measure.LATENCY) {
      return charts.result().latencyMs(variant, scheme).map(charts::scaled);
    }
    Optional<LoadOutcome> load = charts.result().run(variant, scheme).map(ExperimentRun::load);
    return measure == Measure.THROUGHPUT
        ? load.map(LoadOutcome::tokensPerS)
        : load.filter(outcome -> !outcome.overloaded())
            .map(LoadOutcome::tpotMs)
            .map(charts::scaled);
  }

  private String label(Measure measure) {
    return switch (measure) {
      case LATENCY -> charts.latency();
      case TPOT -> "mean TPOT (%s)".formatted(charts.unit());
      case THROUGHPUT -> "output tokens a second";
    };
  }

  private List<Chart> curves(Measure measure) {
    SweptParameter last = charts.swept().get(charts.swept().size() - 1);
    int width = last.values().size();
    List<List<Chart.Series>> facets = new ArrayList<>();
    for (int first = 0; first < charts.experiment().variants().size(); first += width) {
      facets.add(curves(measure, last, first));
    }
    List<Chart.Series> all = facets.stream().flatMap(List::stream).toList();
    double top = all.stream().flatMapToDouble(s -> DoubleStream.of(s.y())).max().orElse(0);
    Chart.Axis y = ExperimentCharts.fitting(label(measure), all);
    boolean named = last.numbers().isEmpty();
    List<Chart> drawn = new ArrayList<>();
    for (int f = 0; f < facets.size(); f++) {
      drawn.add(
          new Chart(
              charts.result().id() + "-" + measure.id + (facets.size() > 1 ? "-" + f : ""),
              "%s over %s%s".formatted(measure.title, last.name(), at(f * width, 1)),
              named ? Chart.Kind.BAR : Chart.Kind.LINE,
              named
                  ? Chart.Axis.of(last.label())
                  : Chart.Axis.fitting(
                      last.label(), last.numbers().stream().mapToDouble(number -> number)),
              y.logarithmic() && !named ? y : Chart.Axis.upTo(top * 1.05, label(measure)),
              named ? last.values() : List.of(),
              facets.get(f)));
    }
    return drawn;
  }

  private List<Chart.Series> curves(Measure measure, SweptParameter sweep, int first) {
    List<Double> numbers = sweep.numbers();
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : charts.experiment().schemes()) {
      List<double[]> points = new ArrayList<>();
      for (int v = 0; v < sweep.values().size(); v++) {
        double x = numbers.isEmpty() ? v : numbers.get(v);
        value(measure, first + v, scheme).ifPresent(y -> points.add(new double[] {x, y}));
      }
      points.sort(Comparator.comparingDouble(point -> point[0]));
      series.add(
          Chart.Series.of(
              scheme,
              points.stream().mapToDouble(point -> point[0]).toArray(),
              points.stream().mapToDouble(point -> point[1]).toArray()));
    }
    return series;
  }

  /**
   * Over the last two parameters, for each combination of the others: the latency with each scheme,
   * and how many times that of scheme spacemoe it is, or of the first scheme.
   */
  List<Chart> heatMaps() {
    int width = charts.experiment().variants().size() / charts.facets(2);
    List<Chart> drawn = new ArrayList<>();
    int shown = Math.min(charts.facets(2), ExperimentCharts.MOST_FACETS);
    for (int f = 0; f < shown; f++) {
      int first = f * width;
      String number = charts.facets(2) > 1 ? "-" + f : "";
      drawn.add(
          heat(
              "-heat" + number,
              "Token latency (%s)%s".formatted(charts.unit(), at(first, 2)),
              Chart.Kind.HEAT,
              charts.experiment().schemes(),
              scheme -> i -> charts.result().latencyMs(first + i, scheme).map(charts::scaled),
              width));
      List<String> others =
          charts.experiment().schemes().stream()
              .filter(scheme -> !scheme.equals(charts.reference()))
              .toList();
      drawn.add(
          heat(
              "-ratio" + number,
              "Token latency, times that of %s%s".formatted(charts.reference(), at(first, 2)),
              Chart.Kind.RATIO,
              others,
              scheme -> i -> ratio(first + i, scheme),
              width));
    }
    return drawn;
  }

  private Optional<Double> ratio(int variant, String scheme) {
    return charts
        .result()
        .latencyMs(variant, scheme)
        .flatMap(ms -> charts.result().latencyMs(variant, charts.reference()).map(one -> ms / one));
  }

  private Chart heat(
      String id,
      String title,
      Chart.Kind kind,
      List<String> schemes,
      Function<String, IntFunction<Optional<Double>>> value,
      int places) {
    SweptParameter across = charts.swept().get(charts.swept().size() - 1);
    SweptParameter down = charts.swept().get(charts.swept().size() - 2);
    List<Chart.Series> series = new ArrayList<>();
    for (String scheme : schemes) {
      IntFunction<Optional<Double>> at = value.apply(scheme);
      int[] known = IntStream.range(0, places).filter(i -> at.apply(i).isPresent()).toArray();
      series.add(
          Chart.Series.of(
              scheme,
              IntStream.of(known).asDoubleStream().toArray(),
              IntStream.of(known).mapToDouble(i -> at.apply(i).orElseThrow()).toArray()));
    }
    return new Chart(
        charts.result().id() + id,
        title,
        kind,
        Chart.Axis.of(across.label()),
        Chart.Axis.of(down.label()),
        across.values(),
        down.values(),
        series);
  }

  /** The values of all parameters but the last so many, for titles. */
  private String at(int variant, int last) {
    List<String> values = charts.experiment().variants().get(variant).values();
    StringBuilder text = new StringBuilder();
    for (int s = 0; s < charts.swept().size() - last; s++) {
      text.append(s == 0 ? ", " : " and ").append(charts.swept().get(s).at(values.get(s)));
    }
    return text.toString();
  }
}
