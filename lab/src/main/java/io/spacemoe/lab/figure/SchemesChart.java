package io.spacemoe.lab.figure;

import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** The token latency of each scheme as a bar, with the paper's figure beside it. */
public final class SchemesChart {
  private SchemesChart() {}

  /**
   * One scheme's bar. All values in ms, 0 or more.
   *
   * @param scheme the scheme's id; no two bars may have the same
   * @param tokenLatencyMs the token latency
   * @param ciHalfWidthMs half the width of its 95 % confidence interval, for random schemes
   * @param paperMs what the paper reports for the scheme
   */
  public record Bar(
      String scheme, double tokenLatencyMs, OptionalDouble ciHalfWidthMs, OptionalDouble paperMs) {}

  /**
   * Writes the chart, bars from top to bottom.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   * @throws IllegalArgumentException when there is no bar, two have one name, or a value is
   *     negative or not finite
   */
  public static void write(String title, List<Bar> bars, FigureFiles to) throws IOException {
    List<BarRow> rows =
        bars.stream()
            .map(
                bar ->
                    new BarRow(
                        bar.scheme(),
                        List.of(bar.tokenLatencyMs()),
                        bar.ciHalfWidthMs(),
                        bar.paperMs()))
            .toList();
    new RowChart(title, List.of("computed here"), rows).write(to);
  }
}
