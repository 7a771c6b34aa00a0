package io.spacemoe.assignment;

/**
 * What the experts of one layer would pay for each satellite at most, given what each pays in all.
 * The highest bidders get lighter from the nearest satellite to the furthest, which halves the work
 * from one satellite to the next, as in {@link Crew#choices}: O(m log n).
 */
final class Bids {
  private final Ladder ladder;
  private final long[] weight;
  private final long[] value;
  private final long[] highest;

  private Bids(Ladder ladder, long[] weight, long[] value) {
    this.ladder = ladder;
    this.weight = weight;
    this.value = value;
    highest = new long[ladder.size()];
  }

  /**
   * The highest bid at each position of the ladder; negative where nobody would pay anything.
   *
   * @param weight in parts per million, descending; at least one
   * @param value what each of them pays in all, cost and rent
   */
  static long[] highest(Ladder ladder, long[] weight, long[] value, int experts) {
    Bids bids = new Bids(ladder, weight, value);
    bids.bid(0, ladder.size(), 0, experts - 1);
    return bids.highest;
  }

  private void bid(int from, int to, int heaviest, int lightest) {
    if (from >= to) {
      return;
    }
    int k = (from + to) >>> 1;
    long latency = ladder.latency[k];
    int best = heaviest;
    long most = Long.MIN_VALUE;
    for (int r = heaviest; r <= lightest; r++) {
      long bid = value[r] - weight[r] * latency;
      if (bid > most) {
        most = bid;
        best = r;
      }
    }
    highest[k] = most;
    bid(from, k, heaviest, best);
    bid(k + 1, to, best, lightest);
  }
}
