package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.DistanceRows;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The path latency of experts: gateway to satellite, the expert's work, satellite to the next
 * gateway (docs/model.md, section 5.1).
 *
 * @param times how long an expert's work takes on each satellite
 * @param penaltyMs what a path costs that an outage cut off, in ms
 */
public record PathLatency(ComputeTimes times, double penaltyMs) {
  /** The largest table of layers x satellites, 2 GB. */
  private static final int MOST_ENTRIES = 1 << 28;

  /**
   * What counts as equally near: a picosecond, since all satellites of one shortest path are
   * equally near but for rounding.
   */
  private static final double TIE_MS = 1e-9;

  /**
   * The path latency for two legs.
   *
   * @param satellite where the expert is
   * @param inMs least latency from the gateway, infinite when cut off
   * @param outMs least latency to the next gateway, infinite when cut off
   */
  public double ms(int satellite, double inMs, double outMs) {
    return ms(satellite, inMs, outMs, 1);
  }

  /**
   * The path latency to the end of a turn: so many experts of one layer run on the satellite, one
   * after the other.
   *
   * @param satellite where the experts are
   * @param inMs least latency from the gateway, infinite when cut off
   * @param outMs least latency to the next gateway, infinite when cut off
   * @param turn how many experts run, at least 1
   */
  double ms(int satellite, double inMs, double outMs, int turn) {
    double both = inMs + outMs;
    return both == Double.POSITIVE_INFINITY ? penaltyMs : both + turn * times.expertMs(satellite);
  }

  /**
   * The satellite that serves an activation of an expert in a snapshot: of those that host it the
   * one with the least path latency of one expert alone; of those that are equal to a picosecond
   * the first.
   *
   * @param distances from the gateways
   * @param in the row of the layer's gateway
   * @param out the row of the next gateway
   */
  public int nearest(
      Layout layout, int layer, int expert, DistanceRows distances, int in, int out) {
    int nearest = layout.expert(layer, expert);
    double least = ms(nearest, distances.ms(in, nearest), distances.ms(out, nearest));
    for (int c = 1; c < layout.copies(layer, expert); c++) {
      int s = layout.copy(layer, expert, c);
      double ms = ms(s, distances.ms(in, s), distances.ms(out, s));
      if (ms < least - TIE_MS) {
        least = ms;
        nearest = s;
      }
    }
    return nearest;
  }

  /**
   * What a leg may count at most, also when it is cut off, so that two legs and the work that
   * always counts are never above the path latency; in ms.
   */
  public double cutLegMs() {
    return (penaltyMs - leastExpertMs()) / 2;
  }

  /**
   * The part of the expert's work that counts in every path, also in one that is cut off; in ms.
   */
  double leastExpertMs() {
    return Math.min(times.leastExpertMs(), penaltyMs);
  }

  /** The work of experts that share satellites, of which that of one is counted elsewhere. */
  public JointLayouts.Work work() {
    return new JointLayouts.Work() {
      @Override
      public double ms(int satellite) {
        return times.expertMs(satellite);
      }

      @Override
      public double countedMs() {
        return leastExpertMs();
      }
    };
  }

  /**
   * The expected path latency over all snapshots. Walks through them once for every 2^24 /
   * satellites layers, so that the distances in memory stay few on large constellations.
   *
   * @param gateways the gateway of each layer; the last is followed by the first
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @return ms, layers x satellites
   */
  public DMatrixRMaj expected(Network network, int[] gateways, int threads) {
    return expected(network, gateways, threads, GatewayRows.mostAtOnce(network));
  }

  /** The same with at most so many rows of distances in memory, at least 2. */
  DMatrixRMaj expected(Network network, int[] gateways, int threads, int mostRows) {
    int layers = gateways.length;
    int satellites = network.satellites();
    if ((long) layers * satellites > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d layers x %d satellites do not fit one table of path latencies; allowed: %d entries",
              layers,
              satellites,
              MOST_ENTRIES));
    }
    DMatrixRMaj table = new DMatrixRMaj(layers, satellites);
    int most = mostRows - 1;
    for (int first = 0; first < layers; first += most) {
      int[] chain = new int[Math.min(most, layers - first) + 1];
      for (int l = 0; l < chain.length; l++) {
        chain[l] = gateways[(first + l) % layers];
      }
      CommonOps_DDRM.insert(ofChain(network, chain, threads), table, first, 0);
    }
    return table;
  }

  /** The table of consecutive layers, from their gateways and the next. */
  private DMatrixRMaj ofChain(Network network, int[] chain, int threads) {
    GatewayRows rows = GatewayRows.of(chain);
    DMatrixRMaj sum =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            () -> new DMatrixRMaj(chain.length - 1, network.satellites()),
            (table, distances) -> addTo(table, distances, rows, chain),
            (a, b) -> {
              CommonOps_DDRM.addEquals(a, b);
              return a;
            });
    CommonOps_DDRM.divide(sum, network.snapshots());
    return sum;
  }

  private void addTo(DMatrixRMaj table, DistanceRows distances, GatewayRows rows, int[] chain) {
    double[] sum = table.data;
    double[] legs = distances.flatMs();
    for (int l = 0; l < table.numRows; l++) {
      int in = distances.rowStart(rows.rowOf(chain[l]));
      int out = distances.rowStart(rows.rowOf(chain[l + 1]));
      int base = l * table.numCols;
      for (int s = 0; s < table.numCols; s++) {
        sum[base + s] += ms(s, legs[in + s], legs[out + s]);
      }
    }
  }
}
