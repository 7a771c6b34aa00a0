package io.spacemoe.lab.load;

import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.Limit;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.operations.simulation.Measured;
import java.util.List;

/**
 * What {@code load --json} prints. Numbers that are unlimited or unknown are null.
 *
 * @param scenario its name
 * @param schemes the placements, in the order that they were asked for
 */
public record LoadReport(String scenario, List<Entry> schemes) {
  /** Of confidence intervals. */
  static final double LEVEL = 0.95;

  /** A placement. */
  public record Entry(String scheme, double tokenLatencyMs, Limits limits, List<Point> points) {}

  /** Its limits in output tokens a second. */
  public record Limits(
      Double computeTokensPerS,
      Double linkTokensPerS,
      Double energyTokensPerS,
      Double saturationTokensPerS,
      String bottleneck) {

    static Limits of(CapacityLimits limits) {
      return new Limits(
          finite(limits.compute().tokensPerSecond()),
          finite(limits.link().tokensPerSecond()),
          limits.energy().map(budget -> finite(budget.limit().tokensPerSecond())).orElse(null),
          finite(limits.saturation().tokensPerSecond()),
          bottleneck(limits.saturation()));
    }

    private static String bottleneck(Limit saturation) {
      return Double.isInfinite(saturation.tokensPerSecond()) ? null : saturation.bottleneck();
    }

    private static Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  /**
   * What was simulated at one rate.
   *
   * @param utilisation the part of the time in which each satellite's processor was busy
   */
  public record Point(
      double requestsPerS,
      double tokensPerSOffered,
      double tokensPerS,
      Times tpotMs,
      Times ttftMs,
      double inFlight,
      double utilisationMax,
      List<Double> utilisation) {

    static Point of(LoadPoint point) {
      return new Point(
          point.asked().requestsPerSecond(),
          point.asked().tokensPerSecond(),
          point.tokensPerSecond(),
          point.tpotMs().map(Times::of).orElse(null),
          Times.of(point.ttftMs()),
          point.inFlight(),
          point.utilisationMax(),
          point.processors());
    }
  }

  /**
   * A time in ms.
   *
   * @param ciHalfWidth half the 95 % confidence interval of the mean
   */
  public record Times(double mean, double ciHalfWidth, double p50, double p95, double p99) {
    static Times of(Measured measured) {
      return new Times(
          measured.mean(),
          measured.halfWidth(LEVEL),
          measured.p50(),
          measured.p95(),
          measured.p99());
    }
  }

  /** The report of a study. */
  public static LoadReport of(String scenario, List<LoadedPlacement> placements) {
    return new LoadReport(
        scenario,
        placements.stream()
            .map(
                placement ->
                    new Entry(
                        placement.name(),
                        placement.tokenLatencyMs(),
                        Limits.of(placement.limits()),
                        placement.points().stream().map(Point::of).toList()))
            .toList());
  }
}
