package io.spacemoe.solver.tck;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import java.util.Optional;
import java.util.stream.IntStream;

/** Depth-first search over experts, bounded by what the rest costs where nobody else is. */
final class Packing {
  private final PlacementProblem problem;
  private final Honest.Budget budget;
  private final long[] left;
  private final long[] restCost;
  private final int[] at;
  private Optional<Limit> stopped = Optional.empty();
  private int[] best;
  private long bestCost = Long.MAX_VALUE;

  Packing(PlacementProblem problem, Honest.Budget budget) {
    this.problem = problem;
    this.budget = budget;
    this.at = new int[problem.experts()];
    this.left = IntStream.range(0, problem.satellites()).mapToLong(problem::room).toArray();
    this.restCost = new long[at.length + 1];
    for (int i = at.length - 1; i >= 0; i--) {
      int expert = i;
      restCost[i] =
          restCost[i + 1]
              + IntStream.range(0, left.length)
                  .filter(s -> problem.allows(expert, s))
                  .mapToLong(s -> problem.cost(expert, s))
                  .min()
                  .orElse(0);
    }
  }

  Answer answer() {
    place(0, 0);
    if (best == null) {
      return stopped
          .map(Answer::noSolution)
          .orElseGet(() -> Answer.infeasible(Proof.Claim.infeasible("honest")));
    }
    Placement placement = Placement.of(best);
    return stopped
        .map(limit -> Answer.feasible(placement, limit, Proof.Claim.bound("honest", restCost[0])))
        .orElseGet(() -> Answer.optimal(placement, Proof.Claim.bound("honest", bestCost)));
  }

  private void place(int expert, long cost) {
    if (stopped.isPresent() || cost + restCost[expert] >= bestCost) {
      return;
    }
    if (expert == at.length) {
      best = at.clone();
      bestCost = cost;
      return;
    }
    stopped = budget.step();
    for (int s = 0; s < left.length && stopped.isEmpty(); s++) {
      long demand = problem.demand(expert, s);
      if (demand <= left[s] && !problem.forbidden().contains(expert, s)) {
        left[s] -= demand;
        at[expert] = s;
        place(expert + 1, cost + problem.cost(expert, s));
        left[s] += demand;
      }
    }
  }
}
