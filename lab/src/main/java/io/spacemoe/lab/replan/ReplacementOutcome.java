package io.spacemoe.lab.replan;

import java.util.List;

/**
 * Whether a placement should follow the satellites along their orbit. Weights are in units of 10^9
 * bytes.
 *
 * @param region whether the whole model follows users on the ground; else experts alone move,
 *     around gateways that stay
 * @param slots how many times of an orbit there are
 * @param modelGb what the whole model weighs
 * @param placedMs as the scheme has placed it
 * @param once placed best for the mean of the orbit, for which nothing moves
 * @param followed placed again and again; first where moves are free and made in every slot, which
 *     is the best of each slot
 */
public record ReplacementOutcome(
    boolean region, int slots, double modelGb, double placedMs, Point once, List<Point> followed) {

  /**
   * A way to place.
   *
   * @param every after how many slots it is placed again
   * @param muMsPerGb what a GB moved in an orbit must gain
   * @param ms the token latency, the mean over the orbit; of a region that to the first token of a
   *     request of one token, with the ways up and down
   * @param expectedPathMs the sum that is minimised; null of a region, where it is the latency
   * @param gbPerOrbit what is moved in an orbit
   * @param longestS how long the longest re-placement takes to send, in seconds
   */
  public record Point(
      int every,
      double muMsPerGb,
      double ms,
      Double expectedPathMs,
      double gbPerOrbit,
      double longestS) {}

  /** Copies the list. */
  public ReplacementOutcome {
    followed = List.copyOf(followed);
  }

  /** Columns of what follows. */
  public static final List<String> COLUMNS =
      List.of("region", "slots", "placedMs", "onceMs", "everySlotMs", "everySlotGbPerOrbit");

  /** A value for each column. */
  public List<Object> values() {
    Point free = followed.get(0);
    return List.of(region, slots, placedMs, once.ms(), free.ms(), free.gbPerOrbit());
  }
}
