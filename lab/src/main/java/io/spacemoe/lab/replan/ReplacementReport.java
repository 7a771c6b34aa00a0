package io.spacemoe.lab.replan;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.replan.ReplacementOutcome.Point;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures and tables of re-placement along the orbit. */
public final class ReplacementReport {
  /** Of more runs there are tables alone. */
  private static final int MOST_CHARTS = 12;

  private final String id;
  private final String name;
  private final List<Run> runs = new ArrayList<>();

  /**
   * What came of a scheme.
   *
   * @param where its swept values in words, empty where nothing is swept
   */
  private record Run(String where, String scheme, ReplacementOutcome outcome) {
    String words() {
      return where.isEmpty() ? scheme : scheme + ", " + where;
    }
  }

  /**
   * A report.
   *
   * @param id what names of figures and tables begin with
   * @param name what titles call the experiment
   */
  public ReplacementReport(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /**
   * Adds what came of a scheme.
   *
   * @param where its swept values in words, empty where nothing is swept
   */
  public void add(String where, String scheme, ReplacementOutcome outcome) {
    runs.add(new Run(where, scheme, outcome));
  }

  /** Latency over bytes for each run, the first twelve. */
  public List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    for (int r = 0; r < Math.min(runs.size(), MOST_CHARTS); r++) {
      charts.add(chart(r));
    }
    return charts;
  }

  private Chart chart(int number) {
    Run run = runs.get(number);
    ReplacementOutcome outcome = run.outcome;
    List<Chart.Series> series = new ArrayList<>();
    outcome.followed().stream()
        .map(Point::every)
        .distinct()
        .forEach(
            every ->
                series.add(
                    series(
                        every == 1 ? "placed again in every slot" : text("every %d slots", every),
                        Stream.concat(
                                outcome.followed().stream().filter(p -> p.every() == every),
                                Stream.of(outcome.once()))
                            .toList())));
    return new Chart(
        id + "-" + number,
        "%s over bytes moved in an orbit, %s"
            .formatted(outcome.region() ? "First token" : "Token latency", run.words()),
        Chart.Kind.LINE,
        Chart.Axis.of("moved in an orbit (GB)"),
        Chart.Axis.near("mean of the orbit (ms)"),
        List.of(),
        series);
  }

  private static Chart.Series series(String name, List<Point> points) {
    List<Point> sorted =
        points.stream().sorted(Comparator.comparingDouble(Point::gbPerOrbit)).toList();
    return Chart.Series.of(
        name,
        sorted.stream().mapToDouble(Point::gbPerOrbit).toArray(),
        sorted.stream().mapToDouble(Point::ms).toArray());
  }

  /** A row for each way to place. */
  public Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Run run : runs) {
      ReplacementOutcome outcome = run.outcome;
      rows.add(row(run, "as the scheme places", outcome.placedMs(), null));
      rows.add(row(run, "once for the orbit", outcome.once().ms(), outcome.once()));
      for (Point point : outcome.followed()) {
        rows.add(row(run, text("every %d slots", point.every()), point.ms(), point));
      }
    }
    return new Table(
            id + "-table",
            "Re-placement along the orbit, " + name,
            List.of(
                Table.Column.text("variant"),
                Table.Column.text("scheme"),
                Table.Column.text("placed"),
                Table.Column.number("charge (ms per GB in an orbit)"),
                Table.Column.number("latency (ms)"),
                Table.Column.number("below once (ms)"),
                Table.Column.number("below once (%)"),
                Table.Column.number("sum of path latencies (ms)"),
                Table.Column.number("moved in an orbit (GB)"),
                Table.Column.number("longest (s)")),
            rows)
        .withoutEmptyColumns();
  }

  private static List<String> row(Run run, String placed, double ms, Point point) {
    double below = run.outcome.once().ms() - ms;
    boolean charged = point != null && point.every() < run.outcome.slots();
    return List.of(
        run.where,
        run.scheme,
        placed,
        charged ? text("%s", point.muMsPerGb()) : "",
        text("%.3f", ms),
        text("%.3f", below),
        text("%.3f", 100 * below / run.outcome.once().ms()),
        point == null || point.expectedPathMs() == null ? "" : text("%.4f", point.expectedPathMs()),
        point == null ? "" : text("%.3f", point.gbPerOrbit()),
        point == null ? "" : text("%.4f", point.longestS()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
