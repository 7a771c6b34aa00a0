package io.spacemoe.cli.report;

import java.util.List;

/** A page with one of everything, and with text that would break careless writers. */
final class Pages {
  static final String NASTY = "a<b & \"c\" </script> {{page}} 100 % $x_1$ | ±";

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
                    bars()),
                List.of(table())),
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

  private static Chart lines(String id, Chart.Kind kind, boolean logarithmic) {
    return new Chart(
        id,
        "Chart " + NASTY,
        kind,
        new Chart.Axis("seconds", logarithmic),
        Chart.Axis.of("gap (%)"),
        List.of(),
        List.of(
            new Chart.Series("first", new double[] {1, 10, 100}, new double[] {3, 2, 1}),
            new Chart.Series(NASTY, new double[] {2, 20}, new double[] {1, 4}),
            new Chart.Series("empty", new double[0], new double[0])));
  }

  private static Chart bars() {
    return new Chart(
        "bar-chart",
        "Bars",
        Chart.Kind.BAR,
        Chart.Axis.of("scheme"),
        Chart.Axis.of("s"),
        List.of("spacemoe", NASTY),
        List.of(
            new Chart.Series("here", new double[] {0, 1}, new double[] {1, 2}),
            new Chart.Series("there", new double[] {0}, new double[] {3})));
  }
}
