package io.spacemoe.lab.report;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.table.Table;
import java.util.List;
import java.util.stream.IntStream;

/** A page with one of everything, and with text that would break careless writers. */
final class Pages {
  static final String NASTY = "a<b & \"c\" </script> {{page}} 100 % $x_1$ | ±";

  /** A file's name, say, that runs when it is taken for HTML. */
  static final String IMAGE = "<img src=x onerror=\"document.title='run'\">";

  /** More names than a chart of that width labels unless it is told to. */
  static final List<String> CATEGORIES =
      List.of(
          "rand-place",
          "rand-intra",
          "rand-intra-cg",
          "nearest-random-order",
          "spacemoe",
          "joint",
          "rand-place-again-and-again",
          "nearest-random-order-once-more",
          NASTY,
          IMAGE);

  private Pages() {}

  static Page everything() {
    return new Page(
        "Title " + NASTY,
        List.of(new Page.Fact("machine", NASTY)),
        List.of(
            new Page.Section(
                "Section " + NASTY,
                List.of("Paragraph " + NASTY),
                List.of(
                    lines("line-chart", Chart.Kind.LINE, false),
                    lines("step-chart", Chart.Kind.STEP, true),
                    flat(),
                    bars(),
                    stack(),
                    heat()),
                List.of(table(), longTable(), hostileTable())),
            new Page.Section("Nothing", List.of(), List.of(), List.of())),
        List.of("results.csv"));
  }

  static Table table() {
    return new Table(
        "some-table",
        "Table " + NASTY,
        List.of(Table.Column.text("name"), Table.Column.number("ms")),
        List.of(
            List.of("nine", "9"),
            List.of("hundred", "100"),
            List.of("twenty", "20"),
            List.of(NASTY, "")));
  }

  /** Enough rows to want filters, long words, and numbers with many digits. */
  static Table longTable() {
    return new Table(
        "long-table",
        "Many rows",
        List.of(
            Table.Column.text("engine"),
            Table.Column.text("status"),
            Table.Column.number("checked bound")),
        IntStream.range(0, 12)
            .mapToObj(i -> List.of("assignment-" + i, "INFEASIBLE", "12345678901" + i))
            .toList());
  }

  /** Names from outside in every place, also where numbers are expected. */
  static Table hostileTable() {
    return new Table(
        "hostile-table",
        "Names " + IMAGE,
        List.of(Table.Column.text("name " + IMAGE), Table.Column.number("ms " + IMAGE)),
        List.of(
            List.of(IMAGE, IMAGE),
            List.of("=1+1\nx", "-1.5e-3"),
            List.of("[2pt]", "-2+3"),
            List.of("*", "@a")));
  }

  private static Chart lines(String id, Chart.Kind kind, boolean logarithmic) {
    return new Chart(
        id,
        "Chart " + NASTY,
        kind,
        new Chart.Axis("seconds", logarithmic, 0, false),
        Chart.Axis.of("gap (%)"),
        List.of(),
        List.of(
            Chart.Series.of("first", new double[] {1, 10, 100}, new double[] {3, 2, 1}),
            Chart.Series.of(NASTY + IMAGE + "\u001b", new double[] {2, 20}, new double[] {1, 4}),
            Chart.Series.of("empty", new double[0], new double[0])));
  }

  /** Two series on one another at 0, within less than a power of ten. */
  private static Chart flat() {
    double[] x = {0.001, 0.0013};
    double[] y = {0, 0};
    return new Chart(
        "flat-chart",
        "Nothing left",
        Chart.Kind.STEP,
        Chart.Axis.logarithmic("seconds"),
        Chart.Axis.upTo(1, "gap (%)"),
        List.of(),
        List.of(Chart.Series.of("first", x, y), Chart.Series.of("second", x, y)));
  }

  private static Chart stack() {
    return new Chart(
        "stack-chart",
        "Parts",
        Chart.Kind.STACK,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("s"),
        CATEGORIES.subList(0, 2),
        List.of(
            Chart.Series.of("lower", new double[] {0, 1}, new double[] {1, 2}),
            Chart.Series.of("upper", new double[] {0, 1}, new double[] {3, 4})));
  }

  /** One of its four values is missing. */
  private static Chart heat() {
    return new Chart(
        "heat-chart",
        "Token latency (s)",
        Chart.Kind.HEAT,
        Chart.Axis.of("planes"),
        Chart.Axis.of("altitude"),
        List.of("8", "16"),
        List.of("550", NASTY),
        List.of(Chart.Series.of(IMAGE, new double[] {0, 1, 2}, new double[] {1, 2, 30})));
  }

  private static Chart bars() {
    return new Chart(
        "bar-chart",
        "Bars",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("s"),
        CATEGORIES,
        List.of(
            new Chart.Series(
                "here", new double[] {0, 1}, new double[] {1, 2}, new double[] {0.5, 0}),
            Chart.Series.of(IMAGE, new double[] {0, CATEGORIES.size() - 1}, new double[] {3, 1})));
  }
}
