package io.spacemoe.scenario.replan;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The curve and budgets against all placements of small problems. */
class MoveCurveTest {
  private static final int PROBLEMS = 500;

  /** A problem of moving, and the least cost of any placement for each number of moves. */
  private static final class Small {
    final SplittableRandom random;
    final Costs.LayeredProduct costs;
    final int[] home;
    final int[] slots;
    final long[] leastCost;

    Small(long seed) {
      random = new SplittableRandom(seed);
      int experts = 2 + random.nextInt(3);
      int satellites = experts + random.nextInt(3);
      int layers = 1 + random.nextInt(2);
      long[][] latency = new long[layers][];
      Arrays.setAll(latency, l -> random.longs(satellites, 1, 60_000_000).toArray());
      costs =
          new Costs.LayeredProduct(
              satellites,
              random.ints(experts, 0, layers).toArray(),
              random.longs(experts, 1, 1_000_000).toArray(),
              latency);
      slots = random.ints(satellites, 1, 3).toArray();
      home = new int[experts];
      Arrays.setAll(home, e -> e == 0 && seed % 3 == 0 ? Costs.NOWHERE : e);
      leastCost = new long[experts + 1];
      Arrays.fill(leastCost, Long.MAX_VALUE);
      enumerate(new int[experts], 0);
    }

    private void enumerate(int[] at, int expert) {
      if (expert < at.length) {
        for (int s = 0; s < costs.satellites(); s++) {
          at[expert] = s;
          enumerate(at, expert + 1);
        }
        return;
      }
      if (problem(0).evaluate(Placement.of(at)).feasible()) {
        Hosts hosts = hosts(at, OptionalLong.empty(), null);
        leastCost[hosts.moves()] = Math.min(leastCost[hosts.moves()], hosts.costFs());
      }
    }

    PlacementProblem problem(long mu) {
      long[] moveCost = new long[home.length];
      Arrays.setAll(moveCost, e -> home[e] == Costs.NOWHERE ? 0 : mu);
      return new PlacementProblem(
          "small", costs.withMoves(home, moveCost), Capacity.slots(slots), ForbiddenPairs.none());
    }

    Hosts hosts(int[] at, OptionalLong mu, SolveResult answer) {
      int moves = 0;
      long cost = 0;
      for (int e = 0; e < at.length; e++) {
        moves += home[e] != Costs.NOWHERE && home[e] != at[e] ? 1 : 0;
        cost += costs.cost(e, at[e]);
      }
      return new Hosts(at.clone(), moves, cost, mu, answer);
    }

    Hosts at(long mu) {
      SolveResult answer = Solvers.solve(problem(mu), SolveOptions.defaults());
      assertThat(answer.checkedBound()).isEqualTo(answer.cost());
      return hosts(answer.placement().orElseThrow().toArray(), OptionalLong.of(mu), answer);
    }

    Hosts staying() {
      return at(1L << 52);
    }

    long least(long mu) {
      long least = Long.MAX_VALUE;
      for (int k = 0; k < leastCost.length; k++) {
        if (leastCost[k] < Long.MAX_VALUE) {
          least = Math.min(least, leastCost[k] + mu * k);
        }
      }
      return least;
    }

    /** The numbers of moves on the lower convex hull, from many to none. */
    List<Integer> hull() {
      List<Integer> hull = new ArrayList<>();
      int at = 0;
      for (int k = 1; k < leastCost.length; k++) {
        at = leastCost[k] < leastCost[at] ? k : at;
      }
      hull.add(at);
      while (at > 0) {
        int next = 0;
        for (int k = at - 1; k >= 0; k--) {
          if (leastCost[k] < Long.MAX_VALUE && slope(k, at) < slope(next, at)) {
            next = k;
          }
        }
        hull.add(next);
        at = next;
      }
      return hull;
    }

    private double slope(int fewer, int more) {
      return (double) (leastCost[fewer] - leastCost[more]) / (more - fewer);
    }
  }

  @Test
  void everyPointIsTheBestOfAllPlacementsForWhatItsMovesCost() {
    int points = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Small small = new Small(seed);
      List<Hosts> curve = MoveCurve.whole(small.staying(), small::at);
      assertThat(curve.stream().map(Hosts::moves)).as("seed %d", seed).isEqualTo(small.hull());
      for (Hosts point : curve) {
        long mu = point.moveCostFs().orElseThrow();
        assertThat(point.valueAt(mu)).as("seed %d", seed).isEqualTo(small.least(mu));
        assertThat(point.costFs()).isEqualTo(small.leastCost[point.moves()]);
      }
      points += curve.size();
    }
    assertThat(points).isGreaterThan(3 * PROBLEMS / 2);
  }

  @Test
  void aBudgetIsKeptAndItsGapIsTrue() {
    int gaps = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      Small small = new Small(seed);
      for (int most = 0; most < small.leastCost.length; most++) {
        MoveCurve.Budget budget = MoveCurve.within(most, small.staying(), small::at);
        long best = Arrays.stream(small.leastCost, 0, most + 1).min().orElseThrow();
        assertThat(budget.point().moves()).isLessThanOrEqualTo(most);
        assertThat(budget.bound()).as("seed %d", seed).isLessThanOrEqualTo(best);
        assertThat(budget.point().costFs()).isGreaterThanOrEqualTo(best);
        gaps += budget.point().costFs() > budget.bound() ? 1 : 0;
        if (most == 0) {
          assertThat(budget.point().costFs()).isEqualTo(budget.bound()).isEqualTo(best);
        }
      }
      Hosts all = MoveCurve.within(small.home.length, small.staying(), small::at).point();
      assertThat(all.costFs()).isEqualTo(small.least(0));
    }
    assertThat(gaps).isPositive();
  }
}
