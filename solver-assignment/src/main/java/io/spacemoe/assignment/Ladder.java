package io.spacemoe.assignment;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The satellites of one layer from the nearest to the furthest.
 *
 * <p>Latencies are counted from the nearest satellite's: that takes the same off every placement's
 * cost, and keeps numbers small.
 */
final class Ladder {
  /** The satellites by ascending latency, ties by ascending index. */
  final int[] satellite;

  /** The latency at each position, in nanoseconds above the first's. */
  final long[] latency;

  /** The first's latency, in nanoseconds. */
  final long nearestNs;

  private Ladder(int[] satellite, long[] latency, long nearestNs) {
    this.satellite = satellite;
    this.latency = latency;
    this.nearestNs = nearestNs;
  }

  /**
   * Sorts all satellites.
   *
   * @param latencyNs by satellite
   */
  static Ladder of(long[] latencyNs) {
    int[] order = Order.ascending(latencyNs);
    long nearestNs = order.length == 0 ? 0 : latencyNs[order[0]];
    long[] latency = new long[order.length];
    for (int k = 0; k < order.length; k++) {
      latency[k] = latencyNs[order[k]] - nearestNs;
    }
    return new Ladder(order, latency, nearestNs);
  }

  /** The same with some of the satellites only. */
  Ladder of(BitSet kept) {
    int[] some = new int[satellite.length];
    long[] theirs = new long[satellite.length];
    int size = 0;
    for (int k = 0; k < satellite.length; k++) {
      some[size] = satellite[k];
      theirs[size] = latency[k];
      size += kept.get(satellite[k]) ? 1 : 0;
    }
    return new Ladder(Arrays.copyOf(some, size), Arrays.copyOf(theirs, size), nearestNs);
  }

  /** The position of each satellite; {@link Tenancy#NONE} for those left out. */
  int[] positions(int satellites) {
    int[] position = new int[satellites];
    Arrays.fill(position, Tenancy.NONE);
    for (int k = 0; k < satellite.length; k++) {
      position[satellite[k]] = k;
    }
    return position;
  }

  int size() {
    return satellite.length;
  }

  long furthest() {
    return latency.length == 0 ? 0 : latency[latency.length - 1];
  }
}
