package io.spacemoe.ortools;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A quick placement to start a search from: experts with most to lose choose first, by cost plus
 * rent, and then move and swap as long as that saves costs (Martello, Toth, Knapsack Problems,
 * 1990, section 7.4, with rents in place of their weights). O(pairs) for the choice, O(experts^2 +
 * pairs) for each round of moves.
 */
final class StartPlacement {
  private static final int MOST_ROUNDS = 30;

  private final PlacementProblem problem;
  private final CandidatePairs pairs;
  private final long[] left;
  private final int[] satelliteOf;

  private StartPlacement(PlacementProblem problem, CandidatePairs pairs) {
    this.problem = problem;
    this.pairs = pairs;
    this.satelliteOf = new int[problem.experts()];
    this.left = new long[problem.satellites()];
    for (int s = 0; s < left.length; s++) {
      left[s] = problem.room(s);
    }
  }

  /** A feasible placement on candidate pairs; empty when an expert finds no room. */
  static Optional<Placement> by(
      LagrangianRents rents, PlacementProblem problem, CandidatePairs pairs, StopSignal stop) {
    StartPlacement start = new StartPlacement(problem, pairs);
    if (!start.choose(rents)) {
      return Optional.empty();
    }
    boolean improved = true;
    for (int round = 0; round < MOST_ROUNDS && improved; round++) {
      improved = start.improve(stop);
    }
    return Optional.of(Placement.of(start.satelliteOf));
  }

  private boolean choose(LagrangianRents rents) {
    double[] regret = new double[satelliteOf.length];
    Arrays.setAll(regret, e -> regret(e, rents));
    int[] order =
        IntStream.range(0, regret.length)
            .boxed()
            .sorted((a, b) -> Double.compare(regret[b], regret[a]))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int e : order) {
      int chosen = -1;
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        int s = pairs.satellite(k);
        if (problem.demand(e, s) <= left[s]
            && (chosen < 0 || rents.price(k) < rents.price(chosen))) {
          chosen = k;
        }
      }
      if (chosen < 0) {
        return false;
      }
      satelliteOf[e] = pairs.satellite(chosen);
      left[satelliteOf[e]] -= problem.demand(e, satelliteOf[e]);
    }
    return true;
  }

  /** What an expert loses when it gets its second choice. */
  private double regret(int expert, LagrangianRents rents) {
    double first = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (int k = pairs.first(expert); k < pairs.end(expert); k++) {
      double price = rents.price(k);
      second = Math.min(second, Math.max(first, price));
      first = Math.min(first, price);
    }
    return second - first;
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
