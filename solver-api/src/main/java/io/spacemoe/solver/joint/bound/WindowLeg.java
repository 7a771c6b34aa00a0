package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a window.
 *
 * @param answers between its two gateways, to the inner one
 * @param cost c of them
 */
record WindowLeg(Answers answers, long cost) {
  /** Answers that are kept at the same time, 12 bytes each: 50 MB. */
  private static final long MOST_ANSWERS = 1 << 22;

  int outer() {
    return answers.from();
  }

  int inner() {
    return answers.to();
  }

  /** The least c of all pairs of gateways; meaningless once the signal was raised. */
  static long cheapest(JointProblem problem, StopSignal stop, long[] waiting, TrioCost pairs) {
    long least = Long.MAX_VALUE;
    for (int a = 0; a < problem.satellites() && !stop.raised(); a++) {
      for (int b = 0; b < a; b++) {
        least = Math.min(least, pairs.ofPair(waiting, a, b, least));
      }
    }
    return least;
  }

  /**
   * For each gateway the layers that may end there in a window, cheapest first; empty when the
   * signal was raised, or they do not fit in memory.
   *
   * @param most what their c is below
   */
  static Optional<List<List<WindowLeg>>> below(
      long most, JointProblem problem, StopSignal stop, long[] waiting, TrioCost pairs) {
    List<List<WindowLeg>> legs = new ArrayList<>();
    for (int s = 0; s < problem.satellites(); s++) {
      legs.add(new ArrayList<>());
    }
    long kept = 0;
    for (int a = 0; a < problem.satellites(); a++) {
      for (int b = 0; b < a; b++) {
        long cost = pairs.ofPair(waiting, a, b, most);
        if (cost < most) {
          Answers there = pairs.between(a, b);
          legs.get(b).add(new WindowLeg(there, cost));
          legs.get(a).add(new WindowLeg(there.reversed(), cost));
          kept += there.ns().length;
        }
      }
      if (stop.raised() || kept > MOST_ANSWERS) {
        return Optional.empty();
      }
    }
    legs.forEach(list -> list.sort(Comparator.comparingLong(WindowLeg::cost)));
    return Optional.of(legs);
  }
}
