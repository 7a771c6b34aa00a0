package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A lower bound for a joint problem of five layers or more: what any four layers in a row are worth
 * at least, wherever their five gateways are. As {@link WindowFloor} of three; the outer layers
 * count {@value #OUTER} times and the inner ones {@value #INNER} times, and {@value #SHIFT} times
 * what each would cost alone is moved from the outer to the inner ones, which comes to nothing
 * round the chain.
 *
 * <pre>{@code
 * cost of a placement >= layers x floor / 48
 * }</pre>
 *
 * @param floor what four layers in a row are worth at least, in 1/{@value #TOTAL} femtoseconds, at
 *     least 0
 */
public record FourFloor(long floor) implements JointBound {
  /**
   * How often an outer layer counts, an inner one, and what is moved. Any numbers give a bound; the
   * inner one is even, to be halved. Chosen on {@code paper-star-1056}, whose propagation is at
   * least 321.9 ms with these, with 4 and 5 in place of 3 at least 321.3 and 320.4, with 8, 16 and
   * 2 320.7; on {@code paper-delta-1056} 4 come to 539.8, 3 to 539.2. More moved is slower, as ends
   * weigh less.
   */
  static final int OUTER = 10;

  /** See {@link #OUTER}. */
  static final int INNER = 14;

  /** See {@link #OUTER}. */
  static final int SHIFT = 3;

  /** How often a layer counts round the chain. */
  static final int TOTAL = 2 * (OUTER + INNER);

  /** With more experts too many windows are near the least. */
  private static final int MOST_EXPERTS = 32;

  /**
   * Checks the range.
   *
   * @param floor what four layers in a row are worth at least, in 1/{@value #TOTAL} femtoseconds,
   *     at least 0
   */
  public FourFloor {
    WindowFloor.checkRange(floor);
  }

  @Override
  public long claimed(JointProblem problem) {
    return new WindowFloor(floor).claimed(problem); // layers count as often
  }

  @Override
  public OptionalLong bound(JointProblem problem, StopSignal stop) {
    JointBound.checkOneEach(problem);
    if (!fits(problem)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a floor of four layers in a row for %s; expected at least 5 layers, at most %d experts and %d satellites, and distances that can be counted %d times",
              problem,
              MOST_EXPERTS,
              WindowFloor.MOST_SATELLITES,
              TOTAL));
    }
    OptionalLong least = new GatewayFours(problem, stop).least(floor);
    return WindowFloor.holds(floor, least, "four", stop)
        ? OptionalLong.of(claimed(problem))
        : OptionalLong.empty();
  }

  /**
   * {@return the highest floor there is; nothing when there are fewer than five layers, more than
   * {@value #MOST_EXPERTS} experts or 4096 satellites, too little time, or too many windows near
   * the floor}
   *
   * @param problem the problem
   * @param stop when to return
   */
  public static Optional<FourFloor> find(JointProblem problem, StopSignal stop) {
    if (!fits(problem) || stop.raised()) {
      return Optional.empty();
    }
    OptionalLong least = new GatewayFours(problem, stop).least();
    return least.isPresent()
        ? Optional.of(new FourFloor(Math.max(0, least.getAsLong())))
        : Optional.empty();
  }

  private static boolean fits(JointProblem problem) {
    return problem.layers() > 4 && problem.experts() <= MOST_EXPERTS && WindowFloor.fits(problem);
  }
}
