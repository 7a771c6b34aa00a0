package io.spacemoe.cli;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.util.List;

/**
 * What {@code place --json} prints.
 *
 * @param scenario the scenario's name
 * @param schemes one entry per scheme, in the order asked for
 */
record SchemeReport(String scenario, List<Entry> schemes) {

  /**
   * One scheme.
   *
   * @param ciHalfWidthMs half width of the 95 % confidence interval; null where nothing is drawn
   */
  record Entry(
      String scheme,
      double tokenLatencyMs,
      Double ciHalfWidthMs,
      LatencyParts parts,
      double[] layersMs) {

    static Entry of(SchemeResult result) {
      TokenLatency latency = result.latency();
      return new Entry(
          result.scheme().id(),
          latency.totalMs(),
          result.ciHalfWidthMs().isPresent() ? result.ciHalfWidthMs().getAsDouble() : null,
          latency.parts(),
          latency.layersMs());
    }
  }

  static SchemeReport of(String scenario, List<SchemeResult> results) {
    return new SchemeReport(scenario, results.stream().map(Entry::of).toList());
  }
}
