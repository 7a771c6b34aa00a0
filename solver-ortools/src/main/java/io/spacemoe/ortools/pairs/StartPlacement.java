package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/**
 * A quick placement to start a search from: experts with most to lose choose first, by cost plus
 * rent, and then move and swap as long as that saves costs (Martello, Toth, Knapsack Problems,
 * 1990, section 7.4, with rents in place of their weights). O(experts^2 + pairs) for each round of
 * moves, and about as much for the choice.
 */
public final class StartPlacement {
  /** Rounds of improvement at most. Chosen, not tuned. */
  private static final int MOST_ROUNDS = 30;

  private final PlacementProblem problem;
  private final CandidatePairs pairs;
  private final long[] left;
  private final int[] satelliteOf;
  private final int[] first;
  private final int[] second;

  private StartPlacement(PlacementProblem problem, CandidatePairs pairs) {
    this.problem = problem;
    this.pairs = pairs;
    this.satelliteOf = new int[problem.experts()];
    this.first = new int[problem.experts()];
    this.second = new int[problem.experts()];
    this.left = new long[problem.satellites()];
    for (int s = 0; s < left.length; s++) {
      left[s] = problem.room(s);
    }
  }

  /** A feasible placement on candidate pairs; empty when an expert finds no room, or no time. */
  public static Optional<Placement> by(
      LagrangianRents rents, PlacementProblem problem, CandidatePairs pairs, StopSignal stop) {
    StartPlacement start = new StartPlacement(problem, pairs);
    if (!start.choose(rents, stop)) {
      return Optional.empty();
    }
    boolean improved = true;
    for (int round = 0; round < MOST_ROUNDS && improved; round++) {
      improved = start.improve(stop);
    }
    return Optional.of(Placement.of(start.satelliteOf));
  }

  /** Places the expert that would lose most by its second choice, until all have a place. */
  private boolean choose(LagrangianRents rents, StopSignal stop) {
    int experts = satelliteOf.length;
    boolean[] placed = new boolean[experts];
    for (int e = 0; e < experts; e++) {
      look(e, rents);
    }
    for (int step = 0; step < experts; step++) {
      int next = -1;
      for (int e = 0; e < experts; e++) {
        if (!placed[e] && (next < 0 || regret(e, rents) > regret(next, rents))) {
          next = e;
        }
      }
      int s = first[next] < 0 ? emptied(next, placed) : pairs.satellite(first[next]);
      if (s < 0 || stop.raised()) {
        return false;
      }
      placed[next] = true;
      satelliteOf[next] = s;
      left[s] -= problem.demand(next, s);
      for (int e = 0; e < experts; e++) {
        if (!placed[e] && (lostRoom(e, first[e]) || lostRoom(e, second[e]))) {
          look(e, rents);
        }
      }
    }
    return true;
  }

  /** A satellite that gets room for an expert when one of its tenants moves; negative if none. */
  private int emptied(int expert, boolean[] placed) {
    for (int k = pairs.first(expert); k < pairs.end(expert); k++) {
      int s = pairs.satellite(k);
      long missing = problem.demand(expert, s) - left[s];
      for (int f = 0; f < placed.length; f++) {
        if (placed[f] && satelliteOf[f] == s && problem.demand(f, s) >= missing && moveAway(f)) {
          return s;
        }
      }
    }
    return -1;
  }

  private boolean moveAway(int expert) {
    int from = satelliteOf[expert];
    for (int k = pairs.first(expert); k < pairs.end(expert); k++) {
      int to = pairs.satellite(k);
      if (to != from && !lostRoom(expert, k)) {
        left[from] += problem.demand(expert, from);
        left[to] -= problem.demand(expert, to);
        satelliteOf[expert] = to;
        return true;
      }
    }
    return false;
  }

  private boolean lostRoom(int expert, int pair) {
    return pair >= 0 && problem.demand(expert, pairs.satellite(pair)) > left[pairs.satellite(pair)];
  }

  /** Finds an expert's two best choices among the satellites that have room for it. */
  private void look(int expert, LagrangianRents rents) {
    int best = -1;
    int next = -1;
    for (int k = pairs.first(expert); k < pairs.end(expert); k++) {
      if (!lostRoom(expert, k)) {
        if (best < 0 || rents.price(k) < rents.price(best)) {
          next = best;
          best = k;
        } else if (next < 0 || rents.price(k) < rents.price(next)) {
          next = k;
        }
      }
    }
    first[expert] = best;
    second[expert] = next;
  }

  /** What an expert loses when it gets its second choice; everything when there is none. */
  private double regret(int expert, LagrangianRents rents) {
    return second[expert] < 0
        ? Double.POSITIVE_INFINITY
        : rents.price(second[expert]) - rents.price(first[expert]);
  }

  private boolean improve(StopSignal stop) {
    boolean improved = false;
    for (int e = 0; e < satelliteOf.length && !stop.raised(); e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        improved |= move(e, pairs.satellite(k));
      }
      for (int f = 0; f < e; f++) {
        improved |= swap(e, f);
      }
    }
    return improved;
  }

  private boolean move(int expert, int to) {
    int from = satelliteOf[expert];
    if (problem.demand(expert, to) > left[to]
        || problem.cost(expert, to) >= problem.cost(expert, from)) {
      return false;
    }
    left[from] += problem.demand(expert, from);
    left[to] -= problem.demand(expert, to);
    satelliteOf[expert] = to;
    return true;
  }

  private boolean swap(int e, int f) {
    int a = satelliteOf[e];
    int b = satelliteOf[f];
    if (a == b
        || problem.cost(e, b) + problem.cost(f, a) >= problem.cost(e, a) + problem.cost(f, b)
        || pairs.pairOf(e, b) < 0
        || pairs.pairOf(f, a) < 0) {
      return false;
    }
    long leftA = left[a] + problem.demand(e, a) - problem.demand(f, a);
    long leftB = left[b] + problem.demand(f, b) - problem.demand(e, b);
    if (leftA < 0 || leftB < 0) {
      return false;
    }
    left[a] = leftA;
    left[b] = leftB;
    satelliteOf[e] = b;
    satelliteOf[f] = a;
    return true;
  }
}
