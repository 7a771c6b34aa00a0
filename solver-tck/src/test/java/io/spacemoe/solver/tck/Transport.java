package io.spacemoe.solver.tck;

import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Places one expert after the other by the cheapest chain of moves, found by Bellman-Ford
 * (successive shortest paths; Ahuja, Magnanti, Orlin, Network Flows, section 9.7).
 */
final class Transport {
  private static final long FAR = Long.MAX_VALUE;

  private final PlacementProblem problem;
  private final Honest.Budget budget;
  private final int[] at;
  private final long[] left;

  Transport(PlacementProblem problem, Honest.Budget budget) {
    this.problem = problem;
    this.budget = budget;
    this.at = new int[problem.experts()];
    this.left = IntStream.range(0, problem.satellites()).mapToLong(problem::room).toArray();
  }

  Answer answer() {
    for (int e = 0; e < at.length; e++) {
      Optional<Limit> stopped = budget.step();
      if (stopped.isPresent()) {
        return Answer.noSolution(stopped.get());
      }
      long[] distance = new long[left.length];
      int[] mover = new int[left.length];
      if (!spread(e, distance, mover)) {
        return Answer.noSolution(budget.step().orElse(Limit.OTHER));
      }
      int end = -1;
      for (int s = 0; s < left.length; s++) {
        if (left[s] > 0 && distance[s] < FAR && (end < 0 || distance[s] < distance[end])) {
          end = s;
        }
      }
      if (end < 0) {
        return Answer.infeasible(shortage(e, distance));
      }
      move(e, end, mover);
    }
    return Answer.optimal(Placement.of(at), rents());
  }

  /** The cheapest way for a new expert to every satellite; false when told to stop. */
  private boolean spread(int expert, long[] distance, int[] mover) {
    for (int s = 0; s < distance.length; s++) {
      distance[s] = problem.allows(expert, s) ? problem.cost(expert, s) : FAR;
      mover[s] = expert;
    }
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < expert; i++) {
        if (distance[at[i]] == FAR) {
          continue;
        }
        long base = distance[at[i]] - problem.cost(i, at[i]);
        for (int s = 0; s < distance.length; s++) {
          if (problem.allows(i, s) && base + problem.cost(i, s) < distance[s]) {
            distance[s] = base + problem.cost(i, s);
            mover[s] = i;
            changed = true;
          }
        }
      }
      if (budget.stopped()) {
        return false;
      }
    }
    return true;
  }

  private void move(int expert, int end, int[] mover) {
    left[end]--;
    int satellite = end;
    for (int i = mover[satellite]; i != expert; i = mover[satellite]) {
      int before = at[i];
      at[i] = satellite;
      satellite = before;
    }
    at[expert] = satellite;
  }

  private Proof.Shortage shortage(int expert, long[] distance) {
    return new Proof.Shortage(
        IntStream.rangeClosed(0, expert)
            .filter(i -> i == expert || distance[at[i]] < FAR)
            .toArray());
  }

  /** Shortest distances to a satellite with a slot left, or to an outside option at any price. */
  private Proof.Rents rents() {
    long[] rents = new long[left.length];
    Arrays.setAll(rents, s -> left[s] > 0 || problem.room(s) == 0 ? 0 : Costs.MAX_TOTAL);
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int i = 0; i < at.length; i++) {
        for (int s = 0; s < rents.length; s++) {
          if (problem.allows(i, s)) {
            long price = problem.cost(i, s) - problem.cost(i, at[i]) + rents[s];
            if (price < rents[at[i]]) {
              rents[at[i]] = price;
              changed = true;
            }
          }
        }
      }
    }
    return new Proof.Rents(rents);
  }
}
