package io.spacemoe.cli.screen;

import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.util.List;

/**
 * What {@code evaluate --json} prints.
 *
 * @param scenario the scenario's name
 * @param placements one entry per placement, in the order asked for
 */
public record EvaluationReport(String scenario, List<Entry> placements) {

  /**
   * One placement.
   *
   * @param placement its file
   * @param scheme what made it, as the file says
   * @param fullestSatellite the most experts on one satellite
   * @param overSlots how the token latency varies over the time slots
   * @param copies the copies and instances
   * @param instancesMs token latency of each instance
   */
  public record Entry(
      String placement,
      String scheme,
      double tokenLatencyMs,
      LatencyParts parts,
      double[] layersMs,
      int fullestSatellite,
      TokenLatency.Spread overSlots,
      CopiesReport copies,
      double[] instancesMs) {}
}
