package io.spacemoe.lab.compare;

import io.spacemoe.lab.figure.Chart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The charts of a comparison: profiles, time to target and gap over time.
 *
 * @param comparison the comparison
 */
record ComparisonCharts(Comparison comparison) {
  /** Gaps for which the time until they are reached is shown. */
  private static final double[] TARGETS = {0, 0.001, 0.01};

  /** So many times at which gaps over time are taken. */
  private static final int TIMES = 60;

  /** Shares of instances settled over times the fastest; one for each time limit. */
  List<Chart> profiles() {
    List<Chart> charts = new ArrayList<>();
    for (double limit : comparison.limits()) {
      List<CumulativeShare> profiles =
          PerformanceProfiles.of(
              comparison.medians(comparison.instances(), limit, comparison::secondsToProof));
      charts.add(
          steps(
              "profile-" + Cells.id(limit),
              "Performance profile of the time to a proof or claim" + Cells.at(limit),
              "times the fastest",
              "share of instances settled",
              profiles,
              1));
    }
    return charts;
  }

  /** Shares of trials near enough to the reference over time; one for each target. */
  List<Chart> targets() {
    double limit = longest();
    List<Chart> charts = new ArrayList<>();
    for (double target : TARGETS) {
      List<CumulativeShare> shares =
          comparison.solvers().stream()
              .map(
                  solver ->
                      CumulativeShare.of(
                          trials(solver, limit)
                              .mapToDouble(
                                  t -> Math.max(Comparison.CLOCK, comparison.secondsTo(t, target)))
                              .toArray()))
              .toList();
      charts.add(
          steps(
              "target-" + Cells.id(target),
              String.format(
                  Locale.ROOT, "Trials within %s %% of the reference", Cells.number(100 * target)),
              "seconds",
              "share of trials",
              shares,
              Comparison.CLOCK));
    }
    return charts;
  }

  private Chart steps(
      String id, String title, String x, String y, List<CumulativeShare> shares, double first) {
    double last =
        shares.stream().flatMapToDouble(s -> Arrays.stream(s.x())).max().orElse(first) * 1.1;
    List<Chart.Series> series = new ArrayList<>();
    for (int s = 0; s < shares.size(); s++) {
      double[] xs = shares.get(s).x();
      double[] ys = shares.get(s).share();
      if (xs.length > 0) {
        double[] longerX = Arrays.copyOf(xs, xs.length + 1);
        double[] longerY = Arrays.copyOf(ys, ys.length + 1);
        longerX[xs.length] = last;
        longerY[ys.length] = ys[ys.length - 1];
        series.add(Chart.Series.of(comparison.solvers().get(s), longerX, longerY));
      }
    }
    return new Chart(
        id,
        title,
        Chart.Kind.STEP,
        Chart.Axis.logarithmic(x),
        Chart.Axis.upTo(1, y),
        List.of(),
        series);
  }

  /** The median gap over time. */
  Chart gaps() {
    double limit = longest();
    double end =
        comparison.trials().stream().mapToDouble(t -> t.outcome().seconds()).max().orElse(1);
    double begin = Math.min(1e-3, end / 10);
    double[] times =
        IntStream.range(0, TIMES)
            .mapToDouble(i -> begin * Math.pow(end / begin, i / (TIMES - 1.0)))
            .toArray();
    List<Chart.Series> series = new ArrayList<>();
    for (String solver : comparison.solvers()) {
      List<Trial> tried = trials(solver, limit).filter(Trial::tried).toList();
      double[] medians =
          tried.isEmpty()
              ? new double[0]
              : Arrays.stream(times)
                  .map(
                      time ->
                          Quartiles.of(
                                  tried.stream()
                                      .mapToDouble(t -> 100 * comparison.gapAt(t, time))
                                      .toArray())
                              .median())
                  .toArray();
      int[] known =
          IntStream.range(0, medians.length).filter(i -> Double.isFinite(medians[i])).toArray();
      series.add(
          Chart.Series.of(
              solver,
              IntStream.of(known).mapToDouble(i -> times[i]).toArray(),
              IntStream.of(known).mapToDouble(i -> medians[i]).toArray()));
    }
    return new Chart(
        "gap-over-time",
        "Median gap to the reference" + Cells.at(limit),
        Chart.Kind.STEP,
        Chart.Axis.logarithmic("seconds"),
        Chart.Axis.upTo(1, "gap (%)"),
        List.of(),
        series);
  }

  private Stream<Trial> trials(String solver, double limit) {
    return comparison.trials().stream()
        .filter(t -> t.solver().equals(solver) && t.limitSeconds() == limit);
  }

  private double longest() {
    List<Double> limits = comparison.limits();
    return limits.get(limits.size() - 1);
  }
}
