package io.spacemoe.solver.tck;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The judge of small problems: tries every placement, expert by expert, and gives up a branch only
 * when it already costs as much as the best placement found, or when some expert does not fit.
 */
public final class BruteForce {
  private static final double MOST_LEAVES = 1 << 24;

  private final PlacementProblem problem;
  private final long[] left;
  private final int[] satelliteOf;
  private int[] best;
  private long bestCost = Long.MAX_VALUE;

  private BruteForce(PlacementProblem problem) {
    this.problem = problem;
    this.satelliteOf = new int[problem.experts()];
    this.left = new long[problem.satellites()];
    for (int s = 0; s < left.length; s++) {
      left[s] = problem.room(s);
    }
  }

  /** Whether a problem is small enough: satellites to the power of experts is at most 2^24. */
  public static boolean canJudge(PlacementProblem problem) {
    return Math.pow(problem.satellites(), problem.experts()) <= MOST_LEAVES;
  }

  /**
   * A placement of least cost; the first of them in lexicographic order.
   *
   * @return empty when the problem is infeasible
   * @throws IllegalArgumentException when the problem is too large to be judged
   */
  public static Optional<Placement> best(PlacementProblem problem) {
    if (!canJudge(problem)) {
      throw new IllegalArgumentException(
          problem + " is too large for brute force; allowed: satellites^experts up to 2^24");
    }
    BruteForce search = new BruteForce(problem);
    search.place(0, 0);
    return Optional.ofNullable(search.best).map(Placement::of);
  }

  /**
   * The least cost of any placement; empty when the problem is infeasible.
   *
   * @throws IllegalArgumentException when the problem is too large to be judged
   */
  public static OptionalLong leastCost(PlacementProblem problem) {
    return best(problem)
        .map(placement -> OptionalLong.of(problem.evaluate(placement).cost()))
        .orElseGet(OptionalLong::empty);
  }

  private void place(int expert, long cost) {
    if (cost >= bestCost) {
      return;
    }
    if (expert == satelliteOf.length) {
      bestCost = cost;
      best = satelliteOf.clone();
      return;
    }
    for (int s = 0; s < left.length; s++) {
      long demand = problem.demand(expert, s);
      if (demand <= left[s] && !problem.forbidden().contains(expert, s)) {
        left[s] -= demand;
        satelliteOf[expert] = s;
        place(expert + 1, Math.addExact(cost, problem.cost(expert, s)));
        left[s] += demand;
      }
    }
  }
}
