package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Which combinations of swept values come nearest to published token latencies. */
final class PublishedSection {
  /** So many combinations are listed, and so many drawn. */
  private static final int LISTED = 12;

  private static final int DRAWN = 3;

  private final List<PublishedMatch> matches;
  private final List<String> schemes;
  private final Map<String, Double> published;
  private final ExperimentResult result;

  /**
   * A section.
   *
   * @param published seconds per token by scheme; nothing is said where it is empty
   */
  PublishedSection(ExperimentResult result, Map<String, Double> published) {
    this.result = result;
    this.published = published;
    matches = PublishedMatch.of(result, published);
    schemes = List.copyOf(published.keySet());
  }

  /** Adds the figures and the table. */
  void addTo(List<Chart> charts, List<Table> tables, String id) {
    if (!matches.isEmpty()) {
      charts.add(nearest(id));
      charts.add(errors(id));
      tables.add(table(id));
    }
  }

  private Chart nearest(String id) {
    double[] places = IntStream.range(0, schemes.size()).asDoubleStream().toArray();
    List<Chart.Series> series = new ArrayList<>();
    series.add(Chart.Series.of("reported in the paper", places, seconds(published.values())));
    for (int k = 0; k < Math.min(DRAWN, matches.size()); k++) {
      series.add(
          Chart.Series.of(
              String.format(Locale.ROOT, "%d. nearest combination", k + 1),
              places,
              seconds(matches.get(k).seconds())));
    }
    return new Chart(
        id + "-nearest",
        "Token latency with the nearest combinations",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("token latency (s)"),
        schemes,
        series);
  }

  private static double[] seconds(Iterable<Double> values) {
    List<Double> all = new ArrayList<>();
    values.forEach(all::add);
    return all.stream().mapToDouble(value -> value).toArray();
  }

  private Chart errors(String id) {
    return new Chart(
        id + "-errors",
        "How far combinations are from the published figures",
        Chart.Kind.LINE,
        Chart.Axis.of("combinations, the nearest first"),
        Chart.Axis.of("root mean square of the log ratio"),
        List.of(),
        List.of(
            Chart.Series.of(
                "combinations",
                IntStream.rangeClosed(1, matches.size()).asDoubleStream().toArray(),
                matches.stream().mapToDouble(PublishedMatch::error).toArray())));
  }

  private Table table(String id) {
    List<Table.Column> columns = new ArrayList<>();
    for (Sweep sweep : result.experiment().sweeps()) {
      columns.add(Table.Column.text(sweep.parameter()));
    }
    schemes.forEach(scheme -> columns.add(Table.Column.number(scheme + " (s)")));
    columns.add(Table.Column.number("off"));
    List<List<String>> rows = new ArrayList<>();
    for (PublishedMatch match : matches.subList(0, Math.min(LISTED, matches.size()))) {
      List<String> row =
          new ArrayList<>(result.experiment().variants().get(match.variant()).values());
      match.seconds().forEach(value -> row.add(text(value)));
      row.add(match.inWords());
      rows.add(row);
    }
    List<String> paper = new ArrayList<>();
    result.experiment().sweeps().forEach(sweep -> paper.add("paper"));
    published.values().forEach(value -> paper.add(text(value)));
    paper.add("");
    rows.add(paper);
    return new Table(
        id + "-nearest-table", "Combinations nearest to the published figures", columns, rows);
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
