package io.spacemoe.solver.tck;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.Locale;

/** The judge of small {@link ExpectedMaxProblem}s: tries every placement. */
public final class ExpectedMaxEnumeration {
  private static final double MOST_PLACEMENTS = 1 << 17;

  private final ExpectedMaxProblem problem;
  private final int[] satelliteOf;
  private final boolean[] taken;
  private Placement best;
  private long bestCost = Long.MAX_VALUE;

  private ExpectedMaxEnumeration(ExpectedMaxProblem problem) {
    this.problem = problem;
    this.satelliteOf = new int[problem.experts()];
    this.taken = new boolean[problem.satellites()];
  }

  /**
   * A placement of least cost; the first of them in lexicographic order.
   *
   * @throws IllegalArgumentException when there are more than 2^17 placements
   */
  public static Placement best(ExpectedMaxProblem problem) {
    double placements = 1;
    for (int e = 0; e < problem.experts(); e++) {
      placements *= problem.satellites() - e;
    }
    if (placements > MOST_PLACEMENTS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %.0f placements; allowed: up to %.0f",
              problem,
              placements,
              MOST_PLACEMENTS));
    }
    ExpectedMaxEnumeration search = new ExpectedMaxEnumeration(problem);
    search.place(0);
    return search.best;
  }

  private void place(int expert) {
    if (expert == satelliteOf.length) {
      Placement placement = Placement.of(satelliteOf);
      long cost = problem.evaluate(placement).cost();
      if (cost < bestCost) {
        bestCost = cost;
        best = placement;
      }
      return;
    }
    for (int s = 0; s < taken.length; s++) {
      if (!taken[s]) {
        taken[s] = true;
        satelliteOf[expert] = s;
        place(expert + 1);
        taken[s] = false;
      }
    }
  }
}
