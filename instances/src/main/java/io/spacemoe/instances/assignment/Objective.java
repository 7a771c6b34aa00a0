package io.spacemoe.instances.assignment;

import io.spacemoe.solver.Costs;
import java.util.Locale;

/**
 * How a file's own numbers became costs: non-negative, and to be minimised.
 *
 * <p>A file to be minimised gives cost = number - base; one to be maximised gives cost = base -
 * number. Every expert is placed exactly once, so a placement's value in the file's own sense
 * follows from its cost, and the best placements are the same.
 *
 * @param maximised whether the file asks for the greatest value
 * @param base what stands for a cost of 0, in the file's own numbers
 */
public record Objective(boolean maximised, long base) {
  /** The file's numbers are the costs. */
  public static final Objective COST = new Objective(false, 0);

  /** Whether values are costs, so that there is nothing to convert. */
  public boolean isCost() {
    return !maximised && base == 0;
  }

  /**
   * The value of a placement in the file's own sense; a lower bound on costs becomes a bound on
   * values, an upper one when they are maximised.
   *
   * @param cost the placement's cost, or a bound on costs
   * @param experts the number of experts
   * @throws ArithmeticException when it does not fit a long; never for a cost of a placement of an
   *     {@link AssignmentFile}
   */
  public long value(long cost, int experts) {
    long all = Math.multiplyExact(base, experts);
    return maximised ? Math.subtractExact(all, cost) : Math.addExact(all, cost);
  }

  /**
   * The relative gap between a placement and a bound, in the file's own sense: the distance of
   * their values over the greater of the two, both without their signs; 0 when they are equal. For
   * costs that is (cost - bound) / cost.
   *
   * @param cost the placement's cost
   * @param bound a bound on costs
   * @param experts the number of experts
   */
  public double gap(long cost, long bound, int experts) {
    double greater =
        Math.max(Math.abs((double) value(cost, experts)), Math.abs((double) value(bound, experts)));
    return cost == bound ? 0 : Math.abs((double) (cost - bound)) / greater;
  }

  /**
   * The least or greatest number of the file as the base of an objective with only non-negative
   * costs; costs that are none below 0 stay as they are.
   *
   * @param numbers rows of the file's own numbers
   */
  static Objective of(boolean maximised, long[][] numbers) {
    long base = maximised ? Long.MIN_VALUE : 0;
    for (long[] row : numbers) {
      for (long number : row) {
        base = maximised ? Math.max(base, number) : Math.min(base, number);
      }
    }
    return new Objective(maximised, base == Long.MIN_VALUE ? 0 : base);
  }

  /** The cost of one of the file's numbers. */
  long cost(long number) {
    return maximised ? Math.subtractExact(base, number) : Math.subtractExact(number, base);
  }

  /** The file's number for a cost. */
  long number(long cost) {
    return value(cost, 1);
  }

  /** Refuses a base with which a placement's value could leave the range of a long. */
  void checkFor(int experts) {
    long all = base * experts;
    boolean fits = Math.multiplyHigh(base, experts) == all >> 63;
    if (!fits || all > Costs.MAX_TOTAL || all < -Costs.MAX_TOTAL) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "values around %d for each of %d experts sum to more than 2^62 - 1",
              base,
              experts));
    }
  }
}
