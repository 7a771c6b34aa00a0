package io.spacemoe.cli.screen;

import io.spacemoe.lab.load.LoadedPlacement;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.workload.RequestTrace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people should know of placements under load beside the tables. */
public final class LoadNotes {
  private static final double COMFORTABLE = 0.8;
  private static final int PARTS = 10;

  private LoadNotes() {}

  /** A placement at a rate. */
  public static String rate(String name, LoadPoint point) {
    return String.format(
        Locale.ROOT, "%s at %.3g requests/s", name, point.asked().requestsPerSecond());
  }

  /**
   * What a study that was stopped has not done.
   *
   * @param loaded what there is
   * @param notBegun names of placements whose limits are not known
   */
  public static List<String> missing(List<LoadedPlacement> loaded, List<String> notBegun) {
    List<String> lines = new ArrayList<>();
    for (LoadedPlacement placement : loaded) {
      if (!placement.missing().isEmpty()) {
        lines.add(
            placement.missing().stream()
                .map(rate -> String.format(Locale.ROOT, "%.3g", rate))
                .collect(
                    Collectors.joining(
                        ", ",
                        "stopped before %s was simulated at ".formatted(placement.name()),
                        " requests/s")));
      }
    }
    if (!notBegun.isEmpty()) {
      lines.add("stopped before the limits were known of " + String.join(", ", notBegun));
    }
    return lines;
  }

  /**
   * Lines on overload, on the trace, and on batteries.
   *
   * @param speed what the times of the trace were divided by
   */
  public static List<String> lines(List<LoadedPlacement> loaded, double speed) {
    List<String> lines = new ArrayList<>();
    for (LoadedPlacement placement : loaded) {
      if (Double.isInfinite(placement.limits().saturation().tokensPerSecond())) {
        lines.add(
            placement.name()
                + ": nothing limits throughput, as no work counts, or outages cut all of it off");
      }
      for (LoadPoint point : placement.points()) {
        if (point.asked() instanceof RequestTrace trace) {
          lines.add(trace(placement, trace, speed));
        }
        if (point.overloaded()) {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "* %s is overloaded: %.1f output tokens a second are asked for, %.1f come; queues grow as long as it goes on, and times have no mean",
                  rate(placement.name(), point),
                  point.asked().tokensPerSecond(),
                  point.tokensPerSecond()));
        }
      }
      placement
          .limits()
          .energy()
          .ifPresent(
              energy -> {
                double most = placement.limits().saturation().tokensPerSecond();
                if (Double.isFinite(most)) {
                  int satellite = energy.largestBattery(most);
                  lines.add(
                      String.format(
                          Locale.ROOT,
                          "%s at saturation: satellite %d needs the largest battery, %.1f Wh through the shadow",
                          placement.name(),
                          satellite,
                          energy.batteryWh(satellite, most)));
                }
              });
    }
    return lines;
  }

  /** By how much more tokens are asked for in the busiest tenth of the time than on average. */
  private static double busiestTenth(RequestTrace trace) {
    double[] tokens = new double[PARTS];
    double span = trace.secondsAfterFirst(trace.size() - 1);
    for (int r = 0; r < trace.size(); r++) {
      int part = (int) Math.min(PARTS - 1, PARTS * trace.secondsAfterFirst(r) / span);
      tokens[part] += trace.promptTokens(r) + trace.outputTokens(r);
    }
    return PARTS * Arrays.stream(tokens).max().orElseThrow() / Arrays.stream(tokens).sum();
  }

  /** What a trace asks for beside what there is, and the speed at which it would be 80 % of it. */
  private static String trace(LoadedPlacement placement, RequestTrace trace, double speed) {
    double most = placement.limits().saturation().tokensPerSecond();
    double all = trace.requestsPerSecond() * (trace.meanPromptTokens() + trace.meanOutputTokens());
    return String.format(
        Locale.ROOT,
        "%s: the trace asks for %.1f output tokens a second, with prompts of %.0f tokens on average, %.0f tokens a second in all; that is %.0f %% of saturation, and %.0f %% in its busiest tenth of the time. --speed %.3g would be %.0f %%",
        placement.name(),
        trace.tokensPerSecond(),
        trace.meanPromptTokens(),
        all,
        100 * trace.tokensPerSecond() / most,
        100 * busiestTenth(trace) * trace.tokensPerSecond() / most,
        speed * COMFORTABLE * most / trace.tokensPerSecond(),
        100 * COMFORTABLE);
  }
}
