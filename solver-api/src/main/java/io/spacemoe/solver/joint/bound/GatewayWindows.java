package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.bound.TrioCost.Answers;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * What three layers in a row are worth at least, over all choices of their four gateways (see
 * {@link WindowFloor}). All layers are taken to wait as little as the one that waits least does, so
 * that there is one kind of window, the same from both ends. Windows of which one or two layers
 * alone are worth too much are passed over.
 */
final class GatewayWindows {
  static final int MOST_SATELLITES = 4096;

  /** Windows that a finder looks at; more are too many: some seconds. */
  static final long MOST_WINDOWS = 1 << 21;

  /** Answers of layers that are kept at the same time; 50 MB. */
  private static final long MOST_ANSWERS = 1 << 22;

  /** Beyond, layers are taken for themselves: a window would take a millisecond. */
  static final int MOST_EXPERTS = 32;

  /** The part of the satellites after which it is known how many windows there will be. */
  private static final int SAMPLE = 32;

  private static final int GUESS_NEAR = 10;
  private static final int GUESSES = 8;

  private static final int SHIFT = WindowFloor.SHIFT;

  /** What a layer's cost alone counts at an end of a window, and in its middle. */
  private static final int AT_END = WindowFloor.OUTER - SHIFT;

  private static final int IN_MIDDLE = WindowFloor.MIDDLE + 2 * SHIFT;

  private final JointProblem problem;
  private final StopSignal stop;
  private final long[] waiting;
  private final TrioCost pairs;
  private final WindowCost windows;
  private final long most;
  private long cheapest;
  private long seen;
  private boolean tooMany;

  /** A layer between a gateway and one to come, and what it costs alone. */
  private record Leg(Answers answers, long cost) {
    int outer() {
      return answers.from();
    }

    int inner() {
      return answers.to();
    }
  }

  /** A leg beside a middle one, and what its half of the window is worth at least. */
  private record End(Leg leg, long worth) {}

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
    for (int l = 0; l < problem.layers(); l++) {
      long[] here = TrioCost.waiting(problem.floorPpm(l));
      for (int n = 0; n < waiting.length; n++) {
        waiting[n] = l == 0 ? here[n] : Math.min(waiting[n], here[n]);
      }
    }
    pairs = new TrioCost(problem);
    windows = new WindowCost(waiting, problem.satellites());
  }

  /** Whether a problem has such windows, and their worth does not overflow. */
  static boolean fit(JointProblem problem) {
    if (problem.layers() < 3 || problem.satellites() > MOST_SATELLITES) {
      return false;
    }
    long most = Long.MAX_VALUE / JointProblem.PPM / WindowFloor.TOTAL / 8;
    for (int a = 0; a < problem.satellites(); a++) {
      for (int b = 0; b < a; b++) {
        if (problem.distances().ns(a, b) > most) {
          return false;
        }
      }
    }
    return true;
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
          Answers back = new Answers(b, a, there.ns(), there.satellite(), there.far());
          legs.get(b).add(new Leg(there, cost));
          legs.get(a).add(new Leg(back, cost));
          kept += there.ns().length;
        }
      }
      tooMany = kept > MOST_ANSWERS;
    }
    legs.forEach(list -> list.sort(Comparator.comparingLong(Leg::cost)));
    return legs;
  }

  /** The least worth of the windows round a middle layer, or the limit. */
  private long least(List<List<Leg>> legs, Leg middle, long limit) {
    long spare = limit - IN_MIDDLE * middle.cost();
    if (spare <= 2 * AT_END * cheapest) {
      return limit;
    }
    Answers there = middle.answers();
    Answers back =
        new Answers(there.to(), there.from(), there.ns(), there.satellite(), there.far());
    List<End> firsts = ends(legs.get(middle.outer()), back, middle.cost(), limit);
    List<End> lasts = ends(legs.get(middle.inner()), there, middle.cost(), limit);
    long least = limit;
    for (End first : firsts) {
      for (End last : lasts) {
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
   * The legs that may stand beside a middle layer, seen from the gateway that they share, those
   * with the least worth first. A window is halved through its middle layer.
   */
  private List<End> ends(List<Leg> legs, Answers middle, long cost, long limit) {
    List<End> ends = new ArrayList<>();
    long otherHalf = AT_END * cheapest + IN_MIDDLE / 2 * cost;
    for (Leg leg : legs) {
      if (AT_END * leg.cost() + IN_MIDDLE / 2 * cost + otherHalf >= limit) {
        break;
      }
      if (leg.outer() != middle.from()) {
        long shift = SHIFT * (cost - leg.cost());
        long most = limit - shift - otherHalf;
        long both =
            pairs.ofTrio(windows.outer(), windows.halfMiddle(), leg.answers(), middle, most);
        if (both < most) {
          ends.add(new End(leg, both + shift));
        }
      }
    }
    ends.sort(Comparator.comparingLong(End::worth));
    return ends;
  }

  /** The worth of some window between satellites that are near each other. */
  private long firstGuess() {
    long guess = Long.MAX_VALUE / 2;
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
    long most = Long.MAX_VALUE / 2;
    long shift =
        SHIFT
            * (2 * pairs.ofPair(waiting, b, c, most)
                - pairs.ofPair(waiting, a, b, most)
                - pairs.ofPair(waiting, c, d, most));
    return shift + windows.of(pairs.between(a, b), pairs.between(b, c), pairs.between(d, c), most);
  }
}
