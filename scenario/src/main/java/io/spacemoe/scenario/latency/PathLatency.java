package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.Compute;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.sky.DistanceRows;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The path latency of experts: gateway to satellite, the expert's work, satellite to the next
 * gateway (model.md, section 5).
 *
 * @param expertMs the expert's work in ms; 0 when it does not count
 * @param penaltyMs what a path costs that an outage cut off, in ms
 */
public record PathLatency(double expertMs, double penaltyMs) {

  /** As a scenario has it. */
  public static PathLatency of(Scenario scenario) {
    boolean counts = scenario.compute().include() != Compute.Include.NONE;
    return new PathLatency(
        counts ? scenario.compute().ms(scenario.model().expertFlop()) : 0,
        scenario.placement().unreachablePenaltyMs());
  }

  /**
   * The path latency for two legs.
   *
   * @param inMs least latency from the gateway, infinite when cut off
   * @param outMs least latency to the next gateway, infinite when cut off
   */
  public double ms(double inMs, double outMs) {
    double both = inMs + outMs;
    return both == Double.POSITIVE_INFINITY ? penaltyMs : both + expertMs;
  }

  /**
   * The expected path latency over all snapshots.
   *
   * @param gateways the gateway of each layer; the last is followed by the first
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @return ms, layers x satellites
   */
  public DMatrixRMaj expected(Network network, int[] gateways, int threads) {
    int layers = gateways.length;
    int satellites = network.satellites();
    GatewayRows rows = GatewayRows.of(gateways);
    DMatrixRMaj sum =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            () -> new DMatrixRMaj(layers, satellites),
            (table, distances) -> addTo(table, distances, rows, gateways),
            (a, b) -> {
              CommonOps_DDRM.addEquals(a, b);
              return a;
            });
    CommonOps_DDRM.divide(sum, network.snapshots());
    return sum;
  }

  private void addTo(DMatrixRMaj table, DistanceRows distances, GatewayRows rows, int[] gateways) {
    double[] sum = table.data;
    double[] legs = distances.flatMs();
    for (int l = 0; l < table.numRows; l++) {
      int in = distances.rowStart(rows.rowOf(gateways[l]));
      int out = distances.rowStart(rows.rowOf(gateways[(l + 1) % gateways.length]));
      int base = l * table.numCols;
      for (int s = 0; s < table.numCols; s++) {
        sum[base + s] += ms(legs[in + s], legs[out + s]);
      }
    }
  }
}
