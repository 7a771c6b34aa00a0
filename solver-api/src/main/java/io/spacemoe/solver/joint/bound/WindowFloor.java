package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lower bound for a joint problem of three layers or more: what any three layers in a row, a
 * <em>window</em>, are worth at least, wherever their four gateways are (docs/model.md, section
 * 6.3).
 *
 * <p>A window counts its outer layers {@value #OUTER} times each and its middle one {@value
 * #MIDDLE} times. Round the chain every layer is in three windows, once in each place, so it counts
 * {@value #TOTAL} times, and
 *
 * <pre>{@code
 * cost of a placement >= layers x floor / 48
 * }</pre>
 *
 * <p>The floor allows for the window's experts and gateways having a satellite each, and forgets
 * all other layers.
 *
 * <p>A window favours outer layers that take the best satellites at the middle one's expense, which
 * not all windows can. So what its middle layer would cost alone is added 2 &middot; {@value
 * #SHIFT} times, and what its outer ones would cost alone is taken off {@value #SHIFT} times each:
 * round the chain that comes to nothing, whatever the placement. This is a Lagrangian decomposition
 * (Guignard and Kim 1987): neighbouring windows must agree on the gateways that they share, and the
 * multipliers of that constraint are in proportion to a cost that depends on two gateways alone.
 *
 * @param floor what every window is worth at least, in 1/{@value #TOTAL} femtoseconds, at least 0
 */
public record WindowFloor(long floor) implements JointBound {
  /**
   * How often an outer layer counts, how often the middle one does, and what the shift is in units
   * of c. Any numbers give a bound; the middle one is even, to be halved. Chosen on tori of equal
   * links with 144 and 196 satellites, 8 layers and 2 of 8 experts, where the bound is 33.90 with
   * these. Without a shift it is 33.14, with shifts of 2, 3, 5 and 6 it is 33.52, 33.71, 33.90 and
   * 33.70; 14, 20 and 4 give 33.87, 16, 16 and 6 give 33.93.
   */
  static final int OUTER = 15;

  /** See {@link #OUTER}. */
  static final int MIDDLE = 18;

  /** See {@link #OUTER}. */
  static final int SHIFT = 4;

  /** How often a layer counts round the chain. */
  static final int TOTAL = 2 * OUTER + MIDDLE;

  /** All pairs of satellites are looked at; 4,096 have 8 million. */
  static final int MOST_SATELLITES = 4096;

  /**
   * Checks the range.
   *
   * @param floor what every window is worth at least, in 1/{@value #TOTAL} femtoseconds, at least 0
   */
  public WindowFloor {
    checkRange(floor);
  }

  /** Refuses a floor below 0. */
  static void checkRange(long floor) {
    if (floor < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the floor is %d; allowed: 0 or more", floor));
    }
  }

  @Override
  public long claimed(JointProblem problem) {
    long layers = problem.layers();
    long rest = floor % TOTAL * layers;
    return Math.addExact(
        Math.multiplyExact(floor / TOTAL, layers), rest / TOTAL + (rest % TOTAL > 0 ? 1 : 0));
  }

  @Override
  public OptionalLong bound(JointProblem problem, StopSignal stop) {
    JointBound.checkOneEach(problem);
    if (!fits(problem)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a floor of windows for %s; expected at least 3 layers, at most %d satellites, and distances that can be counted %d times",
              problem,
              MOST_SATELLITES,
              TOTAL));
    }
    GatewayWindows windows = new GatewayWindows(problem, stop, Long.MAX_VALUE);
    long least = windows.least(floor);
    return holds(
            floor,
            windows.complete() ? OptionalLong.of(least) : OptionalLong.empty(),
            "three",
            stop)
        ? OptionalLong.of(claimed(problem))
        : OptionalLong.empty();
  }

  /**
   * Whether layers in a row are worth no less than a floor, or there was no time to know.
   *
   * @param least what they are worth; empty when not all of them were looked at
   * @param layers how many, in words
   * @throws IllegalArgumentException if they are worth less, or too many of them are near it
   */
  static boolean holds(long floor, OptionalLong least, String layers, StopSignal stop) {
    if (least.isEmpty()) {
      if (!stop.raised()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "too many layers cost little enough for a floor of %d to be checked",
                floor));
      }
      return false;
    }
    if (least.getAsLong() < floor) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s layers in a row may be worth %d, less than the floor %d",
              layers,
              least.getAsLong(),
              floor));
    }
    return true;
  }

  /**
   * {@return the highest floor there is, or with more than 32 experts that of layers that do not
   * compete; a lower one where there was no time for all windows, or too many are near the floor;
   * nothing when there are fewer than three layers, more than 4096 satellites, or no time at all}
   *
   * <p>O(satellites squared x experts), and some microseconds for each window near the floor, up to
   * two million of them.
   *
   * @param problem the problem
   * @param stop when to return
   */
  public static Optional<WindowFloor> find(JointProblem problem, StopSignal stop) {
    if (!fits(problem) || stop.raised()) {
      return Optional.empty();
    }
    OptionalLong least = new GatewayWindows(problem, stop, GatewayWindows.MOST_WINDOWS).least();
    return least.isPresent()
        ? Optional.of(new WindowFloor(Math.max(0, least.getAsLong())))
        : Optional.empty();
  }

  /** Whether a problem has windows, and their worth does not overflow. */
  static boolean fits(JointProblem problem) {
    if (problem.layers() < 3 || problem.satellites() > MOST_SATELLITES) {
      return false;
    }
    // A layer's answer takes two distances, the shift doubles, and a sum of both is still in range.
    long most = Long.MAX_VALUE / JointProblem.PPM / TOTAL / 8;
    for (int a = 0; a < problem.satellites(); a++) {
      for (int b = 0; b < a; b++) {
        if (problem.distances().ns(a, b) > most) {
          return false;
        }
      }
    }
    return true;
  }
}
