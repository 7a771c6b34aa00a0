package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.RadixOrder;
import io.spacemoe.assignment.path.Tenancy;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The satellites of one layer from the nearest to the furthest.
 *
 * <p>Latencies are counted from the nearest satellite's: that takes the same off every placement's
 * cost, and keeps numbers small.
 */
final class LatencyOrder {
  /** The satellites by ascending latency, ties by ascending index. */
  final int[] satellite;

  /** The latency at each position, in nanoseconds above the first's. */
  final long[] latency;

  /** The first's latency, in nanoseconds. */
  final long nearestNs;

  /** The latency of every satellite in nanoseconds, also of those left out. */
  private final long[] latencyNs;

  private LatencyOrder(int[] satellite, long[] latency, long nearestNs, long[] latencyNs) {
    this.latencyNs = latencyNs;
    this.satellite = satellite;
    this.latency = latency;
    this.nearestNs = nearestNs;
  }

  /**
   * Sorts all satellites.
   *
   * @param latencyNs by satellite
   */
  static LatencyOrder of(long[] latencyNs) {
    int[] order = RadixOrder.ascending(latencyNs);
    long nearestNs = order.length == 0 ? 0 : latencyNs[order[0]];
    long[] latency = new long[order.length];
    for (int k = 0; k < order.length; k++) {
      latency[k] = latencyNs[order[k]] - nearestNs;
    }
    return new LatencyOrder(order, latency, nearestNs, latencyNs.clone());
  }

  /** The same with some of the satellites only. */
  LatencyOrder of(boolean[] kept) {
    int[] position = new int[satellite.length];
    int size = 0;
    for (int k = 0; k < satellite.length; k++) {
      position[size] = k;
      size += kept[satellite[k]] ? 1 : 0;
    }
    return at(position, size);
  }

  /** The same with some of the satellites only. */
  LatencyOrder of(BitSet kept) {
    boolean[] flags = new boolean[latencyNs.length];
    kept.stream().forEach(s -> flags[s] = true);
    return of(flags);
  }

  /**
   * The same with the positions only where a value is not too large.
   *
   * @param value by position
   */
  LatencyOrder upTo(long[] value, long most) {
    int[] position = new int[satellite.length];
    int size = 0;
    for (int k = 0; k < satellite.length; k++) {
      position[size] = k;
      size += value[k] <= most ? 1 : 0;
    }
    return at(position, size);
  }

  private LatencyOrder at(int[] position, int size) {
    int[] some = new int[size];
    long[] theirs = new long[size];
    for (int k = 0; k < size; k++) {
      some[k] = satellite[position[k]];
      theirs[k] = latency[position[k]];
    }
    return new LatencyOrder(some, theirs, nearestNs, latencyNs);
  }

  /** The same without some of the satellites. */
  LatencyOrder without(BitSet dropped) {
    if (dropped.isEmpty()) {
      return this;
    }
    BitSet kept = satellites();
    kept.andNot(dropped);
    return of(kept);
  }

  /** All its satellites. */
  BitSet satellites() {
    BitSet all = new BitSet();
    for (int s : satellite) {
      all.set(s);
    }
    return all;
  }

  /** The position of each satellite; {@link Tenancy#NONE} for those left out. */
  int[] positions() {
    int[] position = new int[latencyNs.length];
    Arrays.fill(position, Tenancy.NONE);
    for (int k = 0; k < satellite.length; k++) {
      position[satellite[k]] = k;
    }
    return position;
  }

  /** The latency of a satellite, in nanoseconds above the nearest's. */
  long latencyOf(int s) {
    return latencyNs[s] - nearestNs;
  }

  /** The position of a satellite that is not left out. */
  int positionOf(int s) {
    int k = 0;
    while (satellite[k] != s) {
      k++;
    }
    return k;
  }

  int size() {
    return satellite.length;
  }

  long furthest() {
    return latency.length == 0 ? 0 : latency[latency.length - 1];
  }
}
