package io.spacemoe.solver.joint.bound;

import java.util.Arrays;

/**
 * What three layers in a row, a window, cost at least with given gateways, when no other layer
 * takes up satellites (docs/model.md, section 6.3): as {@link TrioCost} of two, with the outer
 * layers counted {@value WindowFloor#OUTER} times and the middle one {@value WindowFloor#MIDDLE}
 * times. With N(S) satellites that answer one or more of the layers S by time t,
 *
 * <pre>{@code
 * C(a, b, c, d) = integral over t of
 *     min { 15 Q(n1) + 18 Q(n2) + 15 Q(n3) :
 *           sum of n(l) over l in S <= N(S) for every S of {1, 2, 3} }
 * }</pre>
 *
 * <p>By Hall's condition these are the numbers of answers that the layers can have at once, each
 * satellite answering one of them. A set of layers is written as bits: 1 is the first, 2 the middle
 * one, 4 the last. For use by one thread.
 */
final class WindowCost {
  private static final int FIRST = 1;
  private static final int MIDDLE = 2;
  private static final int LAST = 4;
  private static final int ALL = FIRST | MIDDLE | LAST;

  /** Marks a gateway of the window, which answers no layer. */
  private static final byte GATEWAY = -1;

  /** 15 Q. */
  private final long[] outer;

  /** 18 Q. */
  private final long[] middle;

  /** 9 Q. */
  private final long[] halfMiddle;

  /** The number of experts of a layer. */
  private final int experts;

  /** The least number of answers that makes Q less than none does: fewer are as good as none. */
  private final int useful;

  /** The last call that has seen each satellite. */
  private final int[] seenAt;

  /** The set of layers that each satellite has answered, or that it is a gateway. */
  private final byte[] answered;

  /** N(S) by the bits of S. */
  private final int[] answering = new int[ALL + 1];

  private final CrewPrices prices;

  /** How often {@link #of} was called. */
  private int calls;

  /**
   * Costs of windows whose layers are of one kind.
   *
   * @param waiting Q, in ppm, for 0 to N answers
   */
  WindowCost(long[] waiting, int satellites) {
    outer = times(WindowFloor.OUTER, waiting);
    middle = times(WindowFloor.MIDDLE, waiting);
    halfMiddle = times(WindowFloor.MIDDLE / 2, waiting);
    experts = waiting.length - 1;
    int first = 1;
    while (waiting[first] == waiting[0]) {
      first++;
    }
    useful = first;
    seenAt = new int[satellites];
    answered = new byte[satellites];
    prices = new CrewPrices(satellites, experts);
  }

  private static long[] times(int factor, long[] waiting) {
    return Arrays.stream(waiting).map(ppm -> factor * ppm).toArray();
  }

  /** Q as often as an outer layer counts. */
  long[] outer() {
    return outer;
  }

  /** Q as often as half of the middle layer counts. */
  long[] halfMiddle() {
    return halfMiddle;
  }

  /**
   * C(a, b, c, d) up to the horizon, or the limit where it is no less.
   *
   * @param first answers of the first layer, between a and b
   * @param second answers of the middle layer, between b and c
   * @param third answers of the last layer, between c and d
   */
  long of(Answers first, Answers second, Answers third, long limit) {
    long known = atAllTimes(first, second, third, limit);
    return known < limit
        ? prices.of(
            new long[][] {outer, middle, outer}, new Answers[] {first, second, third}, known, limit)
        : limit;
  }

  private long atAllTimes(Answers first, Answers second, Answers third, long limit) {
    calls++;
    Arrays.fill(answering, 0);
    markGateways(first);
    markGateways(second);
    markGateways(third);
    long far = Math.min(first.far(), Math.min(second.far(), third.far()));
    int i = 0;
    int j = 0;
    int k = 0;
    long cost = 0;
    long now = 0;
    long least = 2 * outer[0] + middle[0];
    while (least > 0 && cost < limit && now < far) {
      long one = first.after(i);
      long two = second.after(j);
      long three = third.after(k);
      long then = Math.min(Math.min(far, one), Math.min(two, three));
      cost += least * (then - now);
      now = then;
      if (now < far) {
        boolean more;
        if (one == now) {
          more = answers(first.satellite()[i++], FIRST);
        } else if (two == now) {
          more = answers(second.satellite()[j++], MIDDLE);
        } else {
          more = answers(third.satellite()[k++], LAST);
        }
        least = more ? least() : least;
      }
    }
    return Math.min(limit, cost);
  }

  private void markGateways(Answers layer) {
    seenAt[layer.from()] = calls;
    seenAt[layer.to()] = calls;
    answered[layer.from()] = GATEWAY;
    answered[layer.to()] = GATEWAY;
  }

  /** Counts a satellite that now answers one layer more; false where it is a gateway. */
  private boolean answers(int satellite, int layer) {
    int before = seenAt[satellite] == calls ? answered[satellite] : 0;
    if (before == GATEWAY) {
      return false;
    }
    for (int layers = 1; layers <= ALL; layers++) {
      if ((layers & layer) != 0 && (layers & before) == 0) {
        answering[layers]++;
      }
    }
    seenAt[satellite] = calls;
    answered[satellite] = (byte) (before | layer);
    return true;
  }

  /**
   * The minimum over n1, n2 and n3. As Q falls, a number is as great as those before it allow; n1,
   * and then n2, are tried from the greatest that takes nothing from the layers after it.
   */
  private long least() {
    int mostOne = Math.min(answering[FIRST], experts);
    int mostTwo = Math.min(answering[MIDDLE], experts);
    int mostThree = Math.min(answering[LAST], experts);
    int mostLater = Math.min(answering[MIDDLE | LAST], mostTwo + mostThree);
    int spare =
        Math.min(
            answering[FIRST | MIDDLE] - mostTwo,
            Math.min(answering[FIRST | LAST] - mostThree, answering[ALL] - mostLater));
    long least = Long.MAX_VALUE;
    for (int one = Math.min(mostOne, spare); one <= mostOne; one = nextUseful(one)) {
      int two = Math.min(mostTwo, answering[FIRST | MIDDLE] - one);
      int three = Math.min(mostThree, answering[FIRST | LAST] - one);
      int both = Math.min(answering[MIDDLE | LAST], answering[ALL] - one);
      for (int n = Math.max(0, Math.min(two, both - three)); n <= two; n = nextUseful(n)) {
        least = Math.min(least, outer[one] + middle[n] + outer[Math.min(three, both - n)]);
      }
    }
    return least;
  }

  /** The next number of answers that makes a difference. */
  private int nextUseful(int number) {
    return Math.max(useful, number + 1);
  }
}
