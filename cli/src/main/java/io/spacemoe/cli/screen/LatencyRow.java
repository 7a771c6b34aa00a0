package io.spacemoe.cli.screen;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.TokenLatency;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How long a token takes with a placement, or by a scheme, as a row of tables.
 *
 * @param name the scheme's id, or what the placement is called
 * @param latency the token latency; of a random scheme the mean over its draws
 * @param ciHalfWidthMs half width of the 95 % confidence interval of that mean, in ms
 * @param draws how many placements the latency is the mean of
 * @param paperMs the token latency that the paper states, in ms
 */
public record LatencyRow(
    String name,
    TokenLatency latency,
    OptionalDouble ciHalfWidthMs,
    int draws,
    OptionalDouble paperMs) {

  /** A single placement. */
  public static LatencyRow of(String name, TokenLatency latency) {
    return new LatencyRow(name, latency, OptionalDouble.empty(), 1, OptionalDouble.empty());
  }

  /**
   * The results of schemes, a row for each.
   *
   * @param paperSeconds seconds per token that the paper states for a scheme
   */
  public static List<LatencyRow> of(List<SchemeResult> results, Map<String, Double> paperSeconds) {
    return results.stream()
        .map(
            result -> {
              Double seconds = paperSeconds.get(result.scheme().id());
              return new LatencyRow(
                  result.scheme().id(),
                  result.latency(),
                  result.ciHalfWidthMs(),
                  result.layouts().size(),
                  seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds * 1e3));
            })
        .toList();
  }

  /** The name in one line. */
  public String label() {
    return Printable.inOneLine(name);
  }
}
