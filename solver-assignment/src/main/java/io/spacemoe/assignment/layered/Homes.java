package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Tenancy;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** Where each expert of a group is before it is placed, and what it costs to put it elsewhere. */
final class Homes {
  /** Nobody is anywhere, and moving costs nothing. */
  static final Homes NONE = new Homes(new int[0], new long[0]);

  private final int[] satellite;
  private final long[] cost;

  /**
   * By rank.
   *
   * @param satellite where each expert is, {@link Tenancy#NONE} where nowhere
   * @param cost what each costs more anywhere else, at least 0
   */
  Homes(int[] satellite, long[] cost) {
    this.satellite = satellite;
    this.cost = cost;
  }

  /** The same for experts who may not stay on some satellites. */
  Homes without(BitSet forbidden) {
    if (cost.length == 0 || forbidden.isEmpty()) {
      return this;
    }
    int[] allowed =
        Arrays.stream(satellite)
            .map(s -> s != Tenancy.NONE && forbidden.get(s) ? Tenancy.NONE : s)
            .toArray();
    return new Homes(allowed, cost);
  }

  /** What an expert costs more on any satellite but its home. */
  long cost(int rank) {
    return cost.length == 0 ? 0 : cost[rank];
  }

  /** What an expert costs more on a satellite. */
  long moveTo(int rank, int to) {
    return cost.length == 0 || satellite[rank] == to ? 0 : cost[rank];
  }

  /** The position of each home on a latency order; empty when moving costs nothing. */
  int[] on(LatencyOrder order) {
    if (cost.length == 0) {
      return satellite;
    }
    int[] at = satellite.clone();
    if (at.length > 0) {
      int[] position = order.positions();
      Arrays.setAll(at, r -> at[r] == Tenancy.NONE ? Tenancy.NONE : position[at[r]]);
    }
    return at;
  }

  /** All homes. */
  int[] satellites() {
    return IntStream.of(satellite).filter(s -> s != Tenancy.NONE).toArray();
  }
}
