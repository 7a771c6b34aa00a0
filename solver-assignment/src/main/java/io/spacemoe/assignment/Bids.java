package io.spacemoe.assignment;

/**
 * What the experts of one layer would pay for each satellite at most, given what each pays in all:
 * the upper envelope of one line per expert over the latencies. O(m + n).
 */
final class Bids {
  private Bids() {}

  /**
   * The highest bid at each position of the ladder; negative where nobody would pay anything.
   *
   * @param weight in parts per million, descending; at least one
   * @param value what each of them pays in all, cost and rent
   */
  static long[] highest(Ladder ladder, long[] weight, long[] value, int experts) {
    Envelope losses = new Envelope();
    for (int r = 0; r < experts; r++) {
      losses.add(-value[r], -weight[r], r);
    }
    long[] highest = new long[ladder.size()];
    for (int k = 0; k < highest.length; k++) {
      long place = -ladder.latency[k];
      losses.least(place);
      highest[k] = -losses.height(place);
    }
    return highest;
  }
}
