package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;

/** A window of little worth, from which the search for the least goes on. For use by one thread. */
final class WindowGuess {
  /** Middle gateways of first guesses. Any guess is right; chosen, not tuned. */
  private static final int GUESSES = 8;

  /** Neighbours that are tried for each of the other gateways, likewise. */
  private static final int GUESS_NEAR = 10;

  private final JointProblem problem;
  private final StopSignal stop;
  private final long[] waiting;
  private final TrioCost pairs;
  private final WindowCost windows;

  /**
   * Among the windows of a problem.
   *
   * @param waiting Q
   */
  WindowGuess(
      JointProblem problem, StopSignal stop, long[] waiting, TrioCost pairs, WindowCost windows) {
    this.problem = problem;
    this.stop = stop;
    this.waiting = waiting;
    this.pairs = pairs;
    this.windows = windows;
  }

  /** The worth of some window between satellites that are near each other. */
  long worth() {
    long guess = GatewayWindows.NO_LIMIT;
    int step = 1 + problem.satellites() / GUESSES;
    for (int b = 0; b < problem.satellites() && !stop.raised(); b += step) {
      for (int c : problem.nearest(b, GUESS_NEAR)) {
        if (stop.raised()) {
          return guess;
        }
        for (int a : problem.nearest(b, GUESS_NEAR)) {
          for (int d : problem.nearest(c, GUESS_NEAR)) {
            if (a != c && d != b && GatewayWindows.fits(problem, a, d)) {
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
        WindowFloor.SHIFT
            * (2 * pairs.ofPair(waiting, b, c, GatewayWindows.NO_LIMIT)
                - pairs.ofPair(waiting, a, b, GatewayWindows.NO_LIMIT)
                - pairs.ofPair(waiting, c, d, GatewayWindows.NO_LIMIT));
    Answers middle = pairs.between(b, c);
    return shift
        + windows.of(pairs.between(a, b), middle, pairs.between(d, c), GatewayWindows.NO_LIMIT);
  }
}
