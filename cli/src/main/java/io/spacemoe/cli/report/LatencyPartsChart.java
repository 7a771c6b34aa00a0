package io.spacemoe.cli.report;

import java.io.IOException;
import java.nio.file.Path;
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
   * One scheme's bar. The parts are in ms, 0 or more; the bar ends at their sum.
   *
   * @param scheme the scheme's id; no two bars may have the same
   * @param propagationMs light on its way
   * @param transmissionMs bits leaving at the link rate
   * @param processingMs per-hop processing
   * @param expertComputeMs the deciding experts' work
   * @param gatewayComputeMs attention, router, shared experts and output head
   * @param penaltyMs paths that an outage cut off
   */
  public record Bar(
      String scheme,
      double propagationMs,
      double transmissionMs,
      double processingMs,
      double expertComputeMs,
      double gatewayComputeMs,
      double penaltyMs) {

    private BarRow row() {
      return new BarRow(
          scheme,
          List.of(
              propagationMs,
              transmissionMs,
              processingMs,
              expertComputeMs,
              gatewayComputeMs,
              penaltyMs),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
  }

  /**
   * Writes the chart, 900 px wide, bars from top to bottom; the PNG has two pixels per px. Parts
   * that are 0 everywhere stay out of the legend.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   * @throws IllegalArgumentException when there is no bar, two have one name, or a value is
   *     negative or not finite
   */
  public static void write(String title, List<Bar> bars, Path svg, Path png) throws IOException {
    new RowChart(title, PARTS, bars.stream().map(Bar::row).toList()).write(svg, png);
  }
}
