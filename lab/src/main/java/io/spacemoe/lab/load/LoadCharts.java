package io.spacemoe.lab.load;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.figure.Chart.Axis;
import io.spacemoe.lab.figure.Chart.Kind;
import io.spacemoe.lab.figure.Chart.Series;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.operations.TokenLoad;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.operations.simulation.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Placements under load as charts. */
final class LoadCharts {
  private static final String ASKED = "output tokens a second that are asked for";
  private static final String GIVEN = "output tokens a second";

  private final Scenario scenario;
  private final List<LoadedPlacement> placements;

  LoadCharts(Scenario scenario, List<LoadedPlacement> placements) {
    this.scenario = scenario;
    this.placements = placements;
  }

  /** All that have something to show. */
  List<Chart> all() {
    List<Chart> charts = new ArrayList<>();
    List<Series> tpot = times(this::asked, LoadPoint::tpotMs);
    tpot.addAll(estimates());
    charts.add(chart("tpot", "Time per output token against load", ASKED, "mean TPOT in ms", tpot));
    charts.add(
        chart(
            "ttft",
            "Time to the first token against load",
            ASKED,
            "mean TTFT in ms",
            times(this::asked, point -> Optional.of(point.ttftMs()))));
    charts.add(
        chart(
            "latency",
            "Tokens per second against latency",
            GIVEN,
            "mean TPOT in ms",
            times(LoadPoint::tokensPerSecond, LoadPoint::tpotMs)));
    charts.add(throughput());
    charts.add(utilisation());
    charts.add(energy());
    charts.removeIf(chart -> chart.series().stream().allMatch(series -> series.x().length == 0));
    return charts;
  }

  private double asked(LoadPoint point) {
    return point.asked().tokensPerSecond();
  }

  private List<Series> times(
      Function<LoadPoint, Double> x, Function<LoadPoint, Optional<Measured>> time) {
    List<Series> series = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      List<LoadPoint> points =
          placement.points().stream().filter(point -> time.apply(point).isPresent()).toList();
      series.add(
          new Series(
              placement.name(),
              points.stream().mapToDouble(x::apply).toArray(),
              points.stream().mapToDouble(p -> time.apply(p).orElseThrow().mean()).toArray(),
              points.stream()
                  .mapToDouble(p -> time.apply(p).orElseThrow().halfWidth(LoadReport.LEVEL))
                  .toArray()));
    }
    return series;
  }

  /** Dashed, beside the simulation. */
  private List<Series> estimates() {
    List<Series> series = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      int[] known =
          IntStream.range(0, placement.points().size())
              .filter(p -> placement.estimateMs(p).isPresent())
              .toArray();
      series.add(
          Series.dashed(
              "estimated by M/G/1 queues",
              IntStream.of(known).mapToDouble(p -> asked(placement.points().get(p))).toArray(),
              IntStream.of(known)
                  .mapToDouble(p -> placement.estimateMs(p).orElseThrow())
                  .toArray()));
    }
    return series;
  }

  private Chart throughput() {
    List<Series> series = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      series.add(
          Series.of(
              placement.name(),
              placement.points().stream().mapToDouble(this::asked).toArray(),
              placement.points().stream().mapToDouble(LoadPoint::tokensPerSecond).toArray()));
    }
    return chart("throughput", "Throughput against load", ASKED, GIVEN, series);
  }

  /** At saturation the satellites that do anything, the busiest first. */
  private Chart utilisation() {
    List<Series> series = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      double[] parts = utilisation(placement);
      series.add(
          Series.of(
              placement.name(),
              IntStream.range(0, parts.length).mapToDouble(rank -> rank).toArray(),
              parts));
    }
    return new Chart(
        "utilisation",
        "Utilisation of processors at saturation",
        Kind.STEP,
        Axis.of("satellites that are busier"),
        Axis.upTo(1, "part of the time"),
        List.of(),
        series);
  }

  private double[] utilisation(LoadedPlacement placement) {
    TokenLoad load = placement.limits().load();
    double most = placement.limits().saturation().tokensPerSecond();
    double[] parts =
        IntStream.range(0, scenario.constellation().satellites())
            .mapToDouble(s -> -most * load.busyMs(s) / 1000)
            .filter(part -> part < 0 && Double.isFinite(part))
            .sorted()
            .toArray();
    return Arrays.stream(parts).map(part -> -part).toArray();
  }

  private Chart energy() {
    List<Series> series = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      double[] given =
          placement.points().stream()
              .mapToDouble(LoadPoint::tokensPerSecond)
              .filter(rate -> placement.joulesPerToken(scenario, rate).isPresent())
              .toArray();
      series.add(
          Series.of(
              placement.name(),
              given,
              Arrays.stream(given)
                  .map(rate -> placement.joulesPerToken(scenario, rate).orElseThrow())
                  .toArray()));
    }
    return chart(
        "energy",
        "Energy of an output token, idle satellites included",
        GIVEN,
        "J a token",
        series);
  }

  private static Chart chart(
      String id, String title, String across, String up, List<Series> series) {
    return new Chart(id, title, Kind.LINE, Axis.of(across), Axis.of(up), List.of(), series);
  }
}
