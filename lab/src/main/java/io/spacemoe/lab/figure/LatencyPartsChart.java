package io.spacemoe.lab.figure;

import io.spacemoe.scenario.latency.LatencyParts;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;

/** What each scheme's token latency is made of: a stacked bar per scheme. */
public final class LatencyPartsChart {
  private static final List<String> PARTS =
      List.of(
          "propagation",
          "transmission",
          "processing",
          "expert compute",
          "gateway compute",
          "penalty");

  private LatencyPartsChart() {}

  /**
   * One scheme's bar, which ends at the sum of its parts.
   *
   * @param scheme the scheme's id; no two bars may have the same
   * @param parts its token latency in parts, in ms, 0 or more
   */
  public record Bar(String scheme, LatencyParts parts) {

    private BarRow row() {
      return new BarRow(
          scheme,
          List.of(
              parts.propagationMs(),
              parts.transmissionMs(),
              parts.processingMs(),
              parts.expertComputeMs(),
              parts.gatewayComputeMs(),
              parts.penaltyMs()),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
  }

  /**
   * Writes the chart, bars from top to bottom. Parts that are 0 everywhere stay out of the legend.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   * @throws IllegalArgumentException when there is no bar, two have one name, or a value is
   *     negative or not finite
   */
  public static void write(String title, List<Bar> bars, FigureFiles to) throws IOException {
    new RowChart(title, PARTS, bars.stream().map(Bar::row).toList()).write(to);
  }
}
