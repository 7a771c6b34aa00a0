package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What any placement of a small joint problem costs at least, in whatever order each layer's
 * experts sit. Its check is a search through all placements for one that costs less.
 *
 * @param floor in femtoseconds, at least 0
 */
public record PlacementFloor(long floor) implements JointBound {
  /** More than any placement costs. */
  private static final long NO_LIMIT = 1L << 62;

  /** Choices that a finder looks at: some seconds. */
  private static final long MOST_NODES = 1_000_000;

  /**
   * Checks the range.
   *
   * @param floor in femtoseconds, at least 0
   */
  public PlacementFloor {
    if (floor < 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the floor is %d; allowed: 0 or more", floor));
    }
  }

  @Override
  public long claimed(JointProblem problem) {
    return floor;
  }

  @Override
  public OptionalLong bound(JointProblem problem, StopSignal stop) {
    JointBound.checkOneEach(problem);
    if (problem.satellites() > PlacementSearch.MOST_SATELLITES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a floor of all placements for %s; expected at most %d satellites",
              problem,
              PlacementSearch.MOST_SATELLITES));
    }
    PlacementSearch search = PlacementSearch.inAnyOrder(problem, Long.MAX_VALUE, stop);
    long least = search.least(Math.min(floor, NO_LIMIT));
    if (least < floor) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a placement may cost %d fs, less than the floor %d", least, floor));
    }
    return search.complete() ? OptionalLong.of(floor) : OptionalLong.empty();
  }

  /**
   * {@return the highest floor there is, where things and satellites are few and all placements are
   * looked at in time; else none}
   *
   * @param problem the problem
   * @param stop when to return
   */
  public static Optional<PlacementFloor> find(JointProblem problem, StopSignal stop) {
    if (!PlacementSearch.small(problem)) {
      return Optional.empty();
    }
    PlacementSearch search = PlacementSearch.inAnyOrder(problem, MOST_NODES, stop);
    long least = search.least(NO_LIMIT);
    return search.complete() ? Optional.of(new PlacementFloor(least)) : Optional.empty();
  }
}
