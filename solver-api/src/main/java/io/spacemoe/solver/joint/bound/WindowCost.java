package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.bound.TrioCost.Answers;
import java.util.Arrays;

/**
 * What three layers in a row cost at least with given gateways, when no other layer takes up
 * satellites: as {@link TrioCost} does for two, the least weighted sum of the probabilities that a
 * layer waits, at each time and over all ways to share the satellites that answer by then. Layers
 * can have so many of them each exactly if any one, two or three layers together have as many
 * (Hall's condition). For use by one thread.
 */
final class WindowCost {
  private static final byte GATEWAY = -1;

  private final long[] outer;
  private final long[] middle;
  private final int experts;
  private final int useful;
  private final long[] half;
  private final int[] seenAt;
  private final byte[] answers;
  private final int[] count = new int[8];
  private int calls;

  /**
   * Costs of windows whose layers are of one kind.
   *
   * @param waiting by how many experts have answered
   */
  WindowCost(long[] waiting, int satellites) {
    outer = Arrays.stream(waiting).map(ppm -> WindowFloor.OUTER * ppm).toArray();
    middle = Arrays.stream(waiting).map(ppm -> WindowFloor.MIDDLE * ppm).toArray();
    half = Arrays.stream(waiting).map(ppm -> WindowFloor.MIDDLE / 2 * ppm).toArray();
    experts = waiting.length - 1;
    int first = 1;
    while (waiting[first] == waiting[0]) {
      first++;
    }
    useful = first;
    seenAt = new int[satellites];
    answers = new byte[satellites];
  }

  /** The probability that an outer layer waits, as often as it counts, by experts there. */
  long[] outer() {
    return outer;
  }

  /** The same for half of the middle layer. */
  long[] halfMiddle() {
    return half;
  }

  /**
   * At least the limit, or what a window costs at least.
   *
   * @param first answers of the first layer, from its own gateway
   * @param second answers of the middle layer
   * @param third answers of the last layer
   */
  long of(Answers first, Answers second, Answers third, long limit) {
    calls++;
    Arrays.fill(count, 0);
    mark(first);
    mark(second);
    mark(third);
    long far = Math.min(first.far(), Math.min(second.far(), third.far()));
    int[] at = new int[3];
    long cost = 0;
    long now = 0;
    long least = 2 * outer[0] + middle[0];
    while (least > 0 && cost < limit) {
      long one = at[0] < first.ns().length ? first.ns()[at[0]] : far;
      long two = at[1] < second.ns().length ? second.ns()[at[1]] : far;
      long three = at[2] < third.ns().length ? third.ns()[at[2]] : far;
      long then = Math.min(Math.min(far, one), Math.min(two, three));
      cost += least * (then - now);
      now = then;
      if (then == far) {
        break;
      }
      int layer = one == then ? 0 : two == then ? 1 : 2;
      Answers answering = layer == 0 ? first : layer == 1 ? second : third;
      if (counts(answering.satellite()[at[layer]++], 1 << layer)) {
        least = least();
      }
    }
    return Math.min(limit, cost);
  }

  private void mark(Answers pair) {
    seenAt[pair.from()] = calls;
    seenAt[pair.to()] = calls;
    answers[pair.from()] = GATEWAY;
    answers[pair.to()] = GATEWAY;
  }

  /** Counts a satellite that now answers one more layer; false when it is no new one to any. */
  private boolean counts(int satellite, int layer) {
    int before = seenAt[satellite] == calls ? answers[satellite] : 0;
    if (before == GATEWAY) {
      return false;
    }
    for (int layers = 1; layers < count.length; layers++) {
      if ((layers & layer) != 0 && (layers & before) == 0) {
        count[layers]++;
      }
    }
    seenAt[satellite] = calls;
    answers[satellite] = (byte) (before | layer);
    return true;
  }

  /**
   * The least sum over all ways to share the satellites. Numbers of the first layer, and then of
   * the middle one, begin where they first take something from the layers after it.
   */
  private long least() {
    int capTwo = Math.min(count[2], experts);
    int capThree = Math.min(count[4], experts);
    int capBoth = Math.min(count[6], capTwo + capThree);
    int most = Math.min(count[1], experts);
    int spare = Math.min(count[3] - capTwo, Math.min(count[5] - capThree, count[7] - capBoth));
    long least = Long.MAX_VALUE;
    for (int one = Math.min(most, spare); one <= most; one = more(one)) {
      int mostTwo = Math.min(capTwo, count[3] - one);
      int mostThree = Math.min(capThree, count[5] - one);
      int both = Math.min(count[6], count[7] - one);
      for (int two = Math.max(0, Math.min(mostTwo, both - mostThree));
          two <= mostTwo;
          two = more(two)) {
        int three = Math.min(mostThree, both - two);
        least = Math.min(least, outer[one] + middle[two] + outer[three]);
      }
    }
    return least;
  }

  /** The next number of experts that makes a difference. */
  private int more(int number) {
    return Math.max(useful, number + 1);
  }
}
