package io.spacemoe.cli;

import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.util.List;
import java.util.OptionalDouble;

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
   * @param checkedGap relative gap of the layers' assignment problems by checked bounds; null where
   *     nothing was solved or a bound is missing
   * @param fullestSatellite the most experts on one satellite
   */
  record Entry(
      String scheme,
      double tokenLatencyMs,
      Double ciHalfWidthMs,
      LatencyParts parts,
      double[] layersMs,
      Double checkedGap,
      int fullestSatellite) {

    static Entry of(SchemeResult result) {
      TokenLatency latency = result.latency();
      return new Entry(
          result.scheme().id(),
          latency.totalMs(),
          boxed(result.ciHalfWidthMs()),
          latency.parts(),
          latency.layersMs(),
          boxed(result.checkedGap()),
          result.fullest());
    }

    private static Double boxed(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  static SchemeReport of(String scenario, List<SchemeResult> results) {
    return new SchemeReport(scenario, results.stream().map(Entry::of).toList());
  }
}
