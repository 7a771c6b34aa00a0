package io.spacemoe.assignment.layered;

/**
 * What experts of one layer would pay for each satellite at most, given what each pays in all: the
 * upper envelope of one line per expert over the latencies. Bids fall from the nearest satellite to
 * the furthest.
 */
final class UpperEnvelope {
  private final LowerEnvelope losses;

  /** No bids yet, but room for those of some experts; O(n) for all of n experts. */
  UpperEnvelope(int experts) {
    losses = new LowerEnvelope(Math.max(1, experts));
  }

  /**
   * Adds those of an expert.
   *
   * @param weight in parts per million, at most that of all before
   * @param value what it pays in all, cost and rent
   */
  void add(long weight, long value) {
    losses.add(-value, -weight, 0);
  }

  boolean isEmpty() {
    return losses.isEmpty();
  }

  /**
   * The highest bid for a satellite; negative where nobody would pay anything.
   *
   * @param latency at least that of the last time
   */
  long at(long latency) {
    losses.least(-latency);
    return -losses.height(-latency);
  }

  /**
   * The highest bid at each position of the latency order; O(m + n).
   *
   * @param weight in parts per million, descending; at least one
   * @param value what each of them pays in all, cost and rent
   */
  static long[] highest(LatencyOrder order, long[] weight, long[] value) {
    UpperEnvelope bids = new UpperEnvelope(weight.length);
    for (int r = 0; r < weight.length; r++) {
      bids.add(weight[r], value[r]);
    }
    long[] highest = new long[order.size()];
    for (int k = 0; k < highest.length; k++) {
      highest[k] = bids.at(order.latency[k]);
    }
    return highest;
  }
}
