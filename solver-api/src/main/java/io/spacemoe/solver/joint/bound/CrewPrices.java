package io.spacemoe.solver.joint.bound;

import java.util.Arrays;

/**
 * What layers in a row cost at least together when every satellite has a <em>price</em>, which each
 * layer pays that takes it (docs/model.md, section 6.3). For any prices r(s) &ge; 0,
 *
 * <pre>{@code
 * cost of layers whose crews share no satellite
 *     >= sum over layers of min over crews X (cost of X + sum of r(s) over X) - sum of r(s)
 * }</pre>
 *
 * as each satellite is paid for once at most. That is the Lagrangian bound, and it holds whatever
 * the prices; they are found by subgradient steps, those that two layers want becoming dearer. A
 * layer's best crew is found by dynamic programming over satellites in the order in which they
 * answer, and ranks: O(answers x those that cost something). With a price for all times it is
 * mostly higher than {@link TrioCost} and {@link WindowCost}, where satellites may change sides
 * from one moment to the next. For use by one thread.
 */
final class CrewPrices {
  /** Subgradient steps at most. Any number gives a bound. */
  private static final int STEPS = 60;

  /** How much above the best bound so far the steps aim. Likewise. */
  private static final double AIM = 1.015;

  /** After so many steps without a gain they become shorter by half. Likewise. */
  private static final int PATIENCE = 4;

  /** A gain is more than this share. */
  private static final double GAIN = 1e-5;

  /** Prices stop to rise here, so that sums of them and of costs are in range. */
  private static final double MOST = 0x1p60;

  private static final long NONE = Long.MAX_VALUE / 2;

  private final int experts;
  private final long[] price;

  /** What each satellite is worth to the layer that wants it most. */
  private final long[] most;

  /**
   * The last call that has seen a satellite; for gateways {@link #GATEWAY} is in {@link #wants}.
   */
  private final int[] seenAt;

  /** How many layers want each satellite; {@link #GATEWAY} where a gateway is. */
  private final int[] wants;

  private static final int GATEWAY = -1;

  /** Satellites that are looked at in this call. */
  private final int[] seen;

  /** By the number of experts that have a satellite, what they cost at least. */
  private final long[] least;

  /** By satellite in order, and number of experts, whether the last of these sits there. */
  private boolean[][] takes = new boolean[0][];

  private int calls;

  CrewPrices(int satellites, int experts) {
    this.experts = experts;
    price = new long[satellites];
    most = new long[satellites];
    seenAt = new int[satellites];
    wants = new int[satellites];
    seen = new int[satellites];
    least = new long[experts + 1];
  }

  /**
   * The cost of layers at least, or the limit where it is no less. The steps do not depend on the
   * limit, so that it is the same value for each limit above it.
   *
   * @param waiting by layer Q, or a multiple of it
   * @param layers by layer the answers between its gateways
   * @param known a bound that is known already
   */
  long of(long[][] waiting, Answers[] layers, long known, long limit) {
    int count = see(layers);
    guess(waiting, layers);
    long best = known;
    double length = 1;
    int idle = 0;
    for (int step = 0; step < STEPS && best < limit; step++) {
      long bound = 0;
      double paid = 0;
      for (int i = 0; i < count; i++) {
        wants[seen[i]] = 0;
        bound -= price[seen[i]];
        paid += price[seen[i]];
      }
      if (paid > MOST) {
        break;
      }
      for (int l = 0; l < layers.length; l++) {
        bound += crew(waiting[l], layers[l]);
      }
      idle = bound > best + GAIN * best ? 0 : idle + 1;
      best = Math.max(best, bound);
      if (idle == PATIENCE) {
        idle = 0;
        length /= 2;
      }
      long slopes = 0;
      for (int i = 0; i < count; i++) {
        long slope = slope(seen[i]);
        slopes += slope * slope;
      }
      if (slopes == 0) {
        break; // no satellite is wanted twice or paid in vain: these crews are the best
      }
      double each = length * (AIM * best - bound) / slopes;
      for (int i = 0; i < count; i++) {
        price[seen[i]] = Math.max(0, price[seen[i]] + (long) (each * slope(seen[i])));
      }
    }
    return Math.min(best, limit);
  }

  /** Notes the satellites that answer, all for free. */
  private int see(Answers[] layers) {
    calls++;
    for (Answers layer : layers) {
      for (int gateway : new int[] {layer.from(), layer.to()}) {
        seenAt[gateway] = calls;
        wants[gateway] = GATEWAY;
      }
    }
    int count = 0;
    int longest = 0;
    for (Answers layer : layers) {
      longest = Math.max(longest, layer.satellite().length);
      for (int s : layer.satellite()) {
        if (seenAt[s] != calls) {
          seenAt[s] = calls;
          price[s] = 0;
          most[s] = 0;
          wants[s] = 0;
          seen[count++] = s;
        }
      }
    }
    if (longest > takes.length) {
      takes = new boolean[longest][experts + 1];
    }
    return count;
  }

  /**
   * First prices: what a satellite is worth to the layer that wants it second most, for which the
   * wait would be longer without it from when it answers to when all have.
   */
  private void guess(long[][] waiting, Answers[] layers) {
    for (int l = 0; l < layers.length; l++) {
      int[] satellite = layers[l].satellite();
      long[] ns = layers[l].ns();
      int free = 0;
      int end = 0;
      while (end < satellite.length && free < experts) {
        free += wants[satellite[end++]] == GATEWAY ? 0 : 1;
      }
      long worth = 0;
      long then = end == 0 ? 0 : ns[end - 1];
      for (int i = end - 1; i >= 0; i--) {
        int s = satellite[i];
        if (wants[s] != GATEWAY) {
          worth += (waiting[l][free - 1] - waiting[l][free]) * (then - ns[i]);
          then = ns[i];
          free--;
          price[s] = Math.max(price[s], Math.min(most[s], worth));
          most[s] = Math.max(most[s], worth);
        }
      }
    }
  }

  private long slope(int satellite) {
    long more = wants[satellite] - 1L;
    return more < 0 && price[satellite] == 0 ? 0 : more;
  }

  /**
   * What the best crew costs with its satellites' prices; these are then wanted once more. All
   * satellites for nothing are in it that answer before its last, so what is to be chosen is who of
   * the others is.
   */
  private long crew(long[] waiting, Answers layer) {
    int[] satellite = layer.satellite();
    Arrays.fill(least, NONE);
    least[0] = 0;
    long best = NONE;
    int free = 0;
    int paid = 0;
    int last = -1; // of the best crew
    int with = 0; // how many of it are paid for
    int at = 0;
    for (; at < satellite.length && free < experts; at++) {
      int s = satellite[at];
      if (wants[s] == GATEWAY) {
        continue;
      }
      long ns = layer.ns()[at];
      long pays = price[s];
      int most = Math.min(paid, experts - 1 - free);
      if (pays == 0) {
        for (int n = 0; n <= most; n++) {
          least[n] += (waiting[free + n] - waiting[free + n + 1]) * ns;
        }
        free++;
      } else {
        boolean[] taken = takes[at];
        Arrays.fill(taken, 0, most + 2, false);
        for (int n = most; n >= 0; n--) {
          long cost = least[n] + (waiting[free + n] - waiting[free + n + 1]) * ns + pays;
          if (cost < least[n + 1]) {
            least[n + 1] = cost;
            taken[n + 1] = true;
          }
        }
        paid++;
      }
      // Whoever is complete by now.
      int whole = experts - free;
      if (whole <= paid && least[whole] < best) {
        best = least[whole];
        last = at;
        with = whole;
      }
    }
    // Those beyond the horizon answer no sooner than it, and cost nothing.
    long far = Math.min(layer.far(), NONE / Math.max(1, waiting[0]) / 2);
    for (int n = 0; n <= Math.min(paid, experts - 1 - free); n++) {
      long cost = least[n] + waiting[free + n] * far;
      if (cost < best) {
        best = cost;
        last = at - 1;
        with = n;
      }
    }
    for (int i = last; i >= 0; i--) {
      int s = satellite[i];
      if (wants[s] != GATEWAY && (price[s] == 0 || takes[i][with])) {
        wants[s]++;
        with -= price[s] == 0 ? 0 : 1;
      }
    }
    return best;
  }
}
