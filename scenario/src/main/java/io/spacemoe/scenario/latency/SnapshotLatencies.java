package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.sky.DistanceRows;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.ArrayList;
import java.util.List;

/** The path latencies of some satellites of each layer, snapshot by snapshot. */
public final class SnapshotLatencies {
  private SnapshotLatencies() {}

  /**
   * Path latencies, rounded to nanoseconds.
   *
   * @param gateways the gateway of each layer; the last is followed by the first
   * @param satellites layers x some satellites of the constellation
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @return layers x snapshots x satellites, in ns
   */
  public static long[][][] of(
      Network network, PathLatency path, int[] gateways, int[][] satellites, int threads) {
    GatewayRows rows = GatewayRows.of(gateways);
    List<long[][]> bySnapshot =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            ArrayList::new,
            (list, distances) -> list.add(of(distances, path, rows, gateways, satellites)),
            (a, b) -> {
              a.addAll(b);
              return a;
            });
    long[][][] byLayer = new long[gateways.length][bySnapshot.size()][];
    for (int l = 0; l < gateways.length; l++) {
      for (int t = 0; t < bySnapshot.size(); t++) {
        byLayer[l][t] = bySnapshot.get(t)[l];
      }
    }
    return byLayer;
  }

  private static long[][] of(
      DistanceRows distances,
      PathLatency path,
      GatewayRows rows,
      int[] gateways,
      int[][] satellites) {
    long[][] ns = new long[gateways.length][];
    for (int l = 0; l < gateways.length; l++) {
      int in = rows.rowOf(gateways[l]);
      int out = rows.rowOf(gateways[(l + 1) % gateways.length]);
      ns[l] = new long[satellites[l].length];
      for (int j = 0; j < ns[l].length; j++) {
        int s = satellites[l][j];
        ns[l][j] = Math.round(path.ms(s, distances.ms(in, s), distances.ms(out, s)) * 1e6);
      }
    }
    return ns;
  }
}
