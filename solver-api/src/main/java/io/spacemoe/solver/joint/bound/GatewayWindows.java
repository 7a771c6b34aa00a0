package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The least worth of three layers in a row over all choices of their four gateways (docs/model.md,
 * section 6.3). The worth of a window is its cost ({@link WindowCost}) with the shift of {@link
 * WindowFloor}:
 *
 * <pre>{@code
 * worth(a, b, c, d) = C(a, b, c, d) + 4 (2 c(b, c) - c(a, b) - c(c, d))
 * }</pre>
 *
 * <p>All layers are taken to wait with the least Q(n) of any of them, so that there is one kind of
 * window, worth the same from both ends. Branch and bound: a window is chosen from its middle layer
 * outwards, and given up as soon as one of these is no less than the best so far. Layers that do
 * not compete cost no more than those that do, so
 *
 * <pre>{@code
 * worth(a, b, c, d) >= 11 c(a, b) + 26 c(b, c) + 11 c(c, d)
 * }</pre>
 *
 * and, with the middle layer cut in two halves, each competing with its own outer layer,
 *
 * <pre>{@code
 * worth(a, b, c, d) >= half(a, b, c) + half(d, c, b)
 * half(a, b, c)      = C'(a, b, c) + 4 (c(b, c) - c(a, b))
 * }</pre>
 *
 * where C' is the cost of two layers ({@link TrioCost}) with 15 Q and 9 Q.
 */
final class GatewayWindows {
  /** Windows that a finder looks at, some microseconds each. */
  static final long MOST_WINDOWS = 1 << 21;

  /** With more, layers are taken to not compete: a window would take a millisecond. */
  static final int MOST_EXPERTS = 32;

  /** Of a worth of which nothing is known. */
  static final long UNKNOWN = -1;

  /** Greater than any worth, and a shift added to it does not overflow. */
  static final long NO_LIMIT = Long.MAX_VALUE / 2;

  private static final int SHIFT = WindowFloor.SHIFT;

  /** How often c of a layer counts at an end of a window: 11 times. */
  private static final int AT_END = WindowFloor.OUTER - SHIFT;

  /** And in its middle: 26 times. */
  private static final int IN_MIDDLE = WindowFloor.MIDDLE + 2 * SHIFT;

  /** How often the least c counts in a window of layers that do not mind each other. */
  private static final int APART = IN_MIDDLE + 2 * AT_END;

  private final JointProblem problem;
  private final StopSignal stop;

  /** Q: the least of all layers, by the number of answers. */
  private final long[] waiting;

  /** c and C'. */
  private final TrioCost pairs;

  /** C. */
  private final WindowCost windows;

  /** How many windows to look at. */
  private final long most;

  /** The least c(a, b). */
  private long cheapest;

  /** How many windows were looked at. */
  private long seen;

  private boolean complete;

  /** A middle leg, and what a window around it is worth at least. */
  private record Middle(WindowLeg leg, long low) {}

  /** A leg beside a middle one, and the half of the window with both. */
  private record Half(WindowLeg leg, long worth) {}

  /**
   * The windows of a problem.
   *
   * @param most windows to look at, about; where there are more, what is left counts with what it
   *     is worth at least
   */
  GatewayWindows(JointProblem problem, StopSignal stop, long most) {
    this.problem = problem;
    this.stop = stop;
    this.most = most;
    waiting = new long[problem.experts() + 1];
    Arrays.fill(waiting, JointProblem.PPM);
    for (int l = 0; l < problem.layers(); l++) {
      long[] here = TrioCost.waiting(problem.floorPpm(l));
      Arrays.setAll(waiting, n -> Math.min(waiting[n], here[n]));
    }
    pairs = new TrioCost(problem);
    windows = new WindowCost(waiting, problem.satellites());
  }

  /** Whether it has looked at all windows that matter. */
  boolean complete() {
    return complete;
  }

  /**
   * The least worth, or with many experts that of three layers that do not mind each other. When
   * the signal was raised or there are too many windows, what no window is worth less than, as far
   * as is known then; empty when nothing is.
   */
  OptionalLong least() {
    if (problem.experts() > MOST_EXPERTS) {
      long least = APART * WindowLeg.cheapest(problem, stop, waiting, pairs);
      return stop.raised() ? OptionalLong.empty() : OptionalLong.of(least);
    }
    long guess = new WindowGuess(problem, stop, waiting, pairs, windows).worth();
    return stop.raised() ? OptionalLong.empty() : known(least(guess));
  }

  private static OptionalLong known(long least) {
    return least == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(least);
  }

  /**
   * The same where it is less than a limit, else the limit; where it has not looked at all, a value
   * that no window is worth less than, or {@link #UNKNOWN}.
   *
   * <p>Middle layers are looked at from the cheapest on, and windows around them from those on
   * whose two halves are worth least, so that what is left is worth no less than what comes next.
   */
  long least(long limit) {
    complete = false;
    cheapest = WindowLeg.cheapest(problem, stop, waiting, pairs);
    if (stop.raised()) {
      return UNKNOWN;
    }
    if (limit <= APART * cheapest) {
      complete = true;
      return limit;
    }
    Optional<List<List<WindowLeg>>> found =
        WindowLeg.below(
            (limit - (IN_MIDDLE + AT_END) * cheapest) / AT_END + 1, problem, stop, waiting, pairs);
    if (found.isEmpty()) {
      return APART * cheapest;
    }
    List<List<WindowLeg>> legs = found.get();
    List<Middle> middles = new ArrayList<>();
    long left = lows(legs, limit, middles);
    middles.sort(Comparator.comparingLong(Middle::low));
    if (left < limit) {
      return middles.isEmpty() ? left : Math.min(left, middles.get(0).low);
    }
    long least = limit;
    for (Middle middle : middles) {
      if (middle.low >= least) {
        break;
      }
      if (stop.raised() || seen >= most) {
        return middle.low;
      }
      least = least(legs, middle.leg, least);
      if (stop.raised()) {
        return Math.min(least, middle.low);
      }
    }
    complete = true;
    return least;
  }

  /**
   * What windows around each middle layer are worth at least, for those of less than the limit.
   *
   * @return the same for those that there was no time for, or the limit
   */
  private long lows(List<List<WindowLeg>> legs, long limit, List<Middle> into) {
    List<WindowLeg> all = new ArrayList<>();
    for (int b = 0; b < problem.satellites(); b++) {
      for (WindowLeg middle : legs.get(b)) {
        // A window is the same from both ends.
        if (middle.outer() < b) {
          all.add(middle);
        }
      }
    }
    all.sort(Comparator.comparingLong(WindowLeg::cost));
    for (WindowLeg middle : all) {
      long least = IN_MIDDLE * middle.cost() + 2 * AT_END * cheapest;
      if (least >= limit) {
        break;
      }
      if (stop.raised()) {
        return least;
      }
      Answers there = middle.answers();
      long half = least / 2;
      long first = lowest(halves(legs.get(middle.outer()), there.reversed(), middle.cost(), limit));
      if (first < limit - half) {
        long below = limit - first + half;
        long last = lowest(halves(legs.get(middle.inner()), there, middle.cost(), below));
        if (first + last < limit) {
          into.add(new Middle(middle, Math.max(least, first + last)));
        }
      }
    }
    return limit;
  }

  private static long lowest(List<Half> halves) {
    return halves.isEmpty() ? NO_LIMIT / 2 : halves.get(0).worth();
  }

  /** The least worth of the windows around a middle layer, or the limit. */
  private long least(List<List<WindowLeg>> legs, WindowLeg middle, long limit) {
    long spare = limit - IN_MIDDLE * middle.cost();
    if (spare <= 2 * AT_END * cheapest) {
      return limit;
    }
    Answers there = middle.answers();
    List<Half> firsts = halves(legs.get(middle.outer()), there.reversed(), middle.cost(), limit);
    List<Half> lasts = halves(legs.get(middle.inner()), there, middle.cost(), limit);
    long least = limit;
    for (Half first : firsts) {
      for (Half last : lasts) {
        if (first.worth() + last.worth() >= least || stop.raised()) {
          break;
        }
        if (fits(first.leg().outer(), last.leg().outer())) {
          long shift = SHIFT * (2 * middle.cost() - first.leg().cost() - last.leg().cost());
          seen++;
          long cost = windows.of(first.leg().answers(), there, last.leg().answers(), least - shift);
          least = Math.min(least, cost + shift);
        }
      }
    }
    return least;
  }

  /** With three layers the window closes. */
  private boolean fits(int first, int last) {
    return fits(problem, first, last);
  }

  static boolean fits(JointProblem problem, int first, int last) {
    return (first == last) == (problem.layers() == 3);
  }

  /**
   * The legs that may stand beside a middle layer, least half first.
   *
   * @param legs those to the gateway that they share with it
   * @param middle the middle layer's answers, to that gateway
   * @param cost its c
   */
  private List<Half> halves(List<WindowLeg> legs, Answers middle, long cost, long limit) {
    List<Half> halves = new ArrayList<>();
    long other = AT_END * cheapest + IN_MIDDLE / 2 * cost;
    for (WindowLeg leg : legs) {
      if (AT_END * leg.cost() + IN_MIDDLE / 2 * cost + other >= limit) {
        break;
      }
      if (leg.outer() != middle.from()) {
        long shift = SHIFT * (cost - leg.cost());
        long below = limit - shift - other;
        long both =
            pairs.ofTrio(windows.outer(), windows.halfMiddle(), leg.answers(), middle, below);
        if (both < below) {
          halves.add(new Half(leg, both + shift));
        }
      }
    }
    halves.sort(Comparator.comparingLong(Half::worth));
    return halves;
  }
}
