package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
  /** Windows that a finder looks at, some microseconds each; more would take over some seconds. */
  static final long MOST_WINDOWS = 1 << 21;

  /** Answers that are kept at the same time, 12 bytes each: 50 MB. */
  private static final long MOST_ANSWERS = 1 << 22;

  /** With more, layers are taken to not compete: a window would take a millisecond. */
  static final int MOST_EXPERTS = 32;

  /**
   * The part of the satellites, as middle gateways, after which it is known how many windows there
   * will be. Constellations look much the same from everywhere. Chosen, not tuned.
   */
  private static final int SAMPLE = 32;

  /** Middle gateways of first guesses. Any guess is right; chosen, not tuned. */
  private static final int GUESSES = 8;

  /** Neighbours that are tried for each of the other gateways, likewise. */
  private static final int GUESS_NEAR = 10;

  /** Greater than any worth, and a shift added to it does not overflow. */
  private static final long NO_LIMIT = Long.MAX_VALUE / 2;

  private static final int SHIFT = WindowFloor.SHIFT;

  /** How often c of a layer counts at an end of a window: 11 times. */
  private static final int AT_END = WindowFloor.OUTER - SHIFT;

  /** And in its middle: 26 times. */
  private static final int IN_MIDDLE = WindowFloor.MIDDLE + 2 * SHIFT;

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

  private boolean tooMany;

  /** A layer between two gateways, and its c. */
  private record Leg(Answers answers, long cost) {
    int outer() {
      return answers.from();
    }

    int inner() {
      return answers.to();
    }
  }

  /** A leg beside a middle one, and the half of the window with both. */
  private record Half(Leg leg, long worth) {}

  /**
   * The windows of a problem.
   *
   * @param most windows to look at, about; where there will be more, it gives up early
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

  /** Whether there were too many windows, so that {@link #least(long)} has no meaning. */
  boolean tooMany() {
    return tooMany;
  }

  /**
   * The least worth, or with many experts that of three layers that do not mind each other; empty
   * when the signal was raised or there are too many windows.
   */
  OptionalLong least() {
    long least =
        problem.experts() > MOST_EXPERTS
            ? (IN_MIDDLE + 2 * AT_END) * cheapestPair()
            : least(firstGuess());
    return stop.raised() || tooMany ? OptionalLong.empty() : OptionalLong.of(least);
  }

  /**
   * The same where it is less than a limit, else the limit; meaningless when there would be
   * nothing.
   */
  long least(long limit) {
    cheapest = cheapestPair();
    if (limit <= (IN_MIDDLE + 2 * AT_END) * cheapest) {
      return limit;
    }
    List<List<Leg>> legs = legs(limit);
    long least = limit;
    for (int b = 0; b < problem.satellites() && !stop.raised() && !tooMany; b++) {
      for (Leg middle : legs.get(b)) {
        // A window is the same from both ends.
        if (middle.outer() < b && !stop.raised()) {
          least = least(legs, middle, least);
        }
      }
      int done = Math.max(b + 1, problem.satellites() / SAMPLE);
      tooMany = seen / done > most / problem.satellites();
    }
    return least;
  }

  private long cheapestPair() {
    long least = Long.MAX_VALUE;
    for (int a = 0; a < problem.satellites() && !stop.raised(); a++) {
      for (int b = 0; b < a; b++) {
        least = Math.min(least, pairs.ofPair(waiting, a, b, least));
      }
    }
    return least;
  }

  /** For each gateway the layers that may end there in a window, cheapest first. */
  private List<List<Leg>> legs(long limit) {
    List<List<Leg>> legs = new ArrayList<>();
    for (int s = 0; s < problem.satellites(); s++) {
      legs.add(new ArrayList<>());
    }
    long most = (limit - (IN_MIDDLE + AT_END) * cheapest) / AT_END + 1;
    long kept = 0;
    for (int a = 0; a < problem.satellites() && !stop.raised() && !tooMany; a++) {
      for (int b = 0; b < a; b++) {
        long cost = pairs.ofPair(waiting, a, b, most);
        if (cost < most) {
          Answers there = pairs.between(a, b);
          legs.get(b).add(new Leg(there, cost));
          legs.get(a).add(new Leg(there.reversed(), cost));
          kept += there.ns().length;
        }
      }
      tooMany = kept > MOST_ANSWERS;
    }
    legs.forEach(list -> list.sort(Comparator.comparingLong(Leg::cost)));
    return legs;
  }

  /** The least worth of the windows around a middle layer, or the limit. */
  private long least(List<List<Leg>> legs, Leg middle, long limit) {
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
    return (first == last) == (problem.layers() == 3);
  }

  /**
   * The legs that may stand beside a middle layer, least half first.
   *
   * @param legs those to the gateway that they share with it
   * @param middle the middle layer's answers, to that gateway
   * @param cost its c
   */
  private List<Half> halves(List<Leg> legs, Answers middle, long cost, long limit) {
    List<Half> halves = new ArrayList<>();
    long other = AT_END * cheapest + IN_MIDDLE / 2 * cost;
    for (Leg leg : legs) {
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

  /** The worth of some window between satellites that are near each other. */
  private long firstGuess() {
    long guess = NO_LIMIT;
    int step = 1 + problem.satellites() / GUESSES;
    for (int b = 0; b < problem.satellites() && !stop.raised(); b += step) {
      for (int c : problem.nearest(b, GUESS_NEAR)) {
        if (stop.raised()) {
          return guess;
        }
        for (int a : problem.nearest(b, GUESS_NEAR)) {
          for (int d : problem.nearest(c, GUESS_NEAR)) {
            if (a != c && d != b && fits(a, d)) {
              guess = Math.min(guess, worth(a, b, c, d));
            }
          }
        }
      }
    }
    return guess;
  }

  private long worth(int a, int b, int c, int d) {
    long shift =
        SHIFT
            * (2 * pairs.ofPair(waiting, b, c, NO_LIMIT)
                - pairs.ofPair(waiting, a, b, NO_LIMIT)
                - pairs.ofPair(waiting, c, d, NO_LIMIT));
    Answers middle = pairs.between(b, c);
    return shift + windows.of(pairs.between(a, b), middle, pairs.between(d, c), NO_LIMIT);
  }
}
