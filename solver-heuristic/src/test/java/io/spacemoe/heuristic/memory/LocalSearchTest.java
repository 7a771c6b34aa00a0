package io.spacemoe.heuristic.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.tck.RandomProblems;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSearchTest {

  private static SolveResult solve(PlacementProblem problem, SolveOptions options) {
    return Solvers.solve(new LocalSearch(), problem, options);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void slotsAndForbiddenPairsAreProvedOptimal(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] rows = new long[60][];
    Arrays.setAll(rows, e -> random.longs(20, 0, 1000).toArray());
    List<int[]> forbidden =
        random.ints(300, 0, 1200).mapToObj(pair -> new int[] {pair / 20, pair % 20}).toList();

    SolveResult result =
        solve(
            new PlacementProblem(
                "slots",
                new Costs.Matrix(20, rows),
                Capacity.slots(random.ints(20, 3, 6).toArray()),
                ForbiddenPairs.of(forbidden)),
            SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.optimal());
  }

  @Test
  void aStoppedSlotSearchStillProvesABound() {
    SplittableRandom random = new SplittableRandom(1);
    long[][] rows = new long[100][];
    Arrays.setAll(rows, e -> random.longs(100, 1000, 2000).toArray());

    SolveResult result =
        solve(
            PlacementProblem.of("stopped", new Costs.Matrix(100, rows)),
            SolveOptions.defaults().withIterationLimit(700));

    assertThat(result.termination()).isEqualTo(Termination.feasible(Termination.Limit.ITERATIONS));
    assertThat(result.checkedGap().orElseThrow()).isBetween(0.0, 0.5);
  }

  /** Heavy-tailed costs and memory in lumps: what greedy leaves on the table, it finds. */
  @Test
  void memoryInLumpsIsFilledNearlyBest() {
    SplittableRandom random = new SplittableRandom(1);
    long[] memory = new long[80];
    Arrays.fill(memory, 10);
    long[] weight = random.ints(256, 1, 257).mapToLong(rank -> 1_000_000 / rank).toArray();
    PlacementProblem problem =
        new PlacementProblem(
            "boards",
            new Costs.Product(weight, random.longs(80, 10_000_000, 100_000_000).toArray()),
            Capacity.memory(memory, random.longs(256, 1, 5).toArray()),
            ForbiddenPairs.none());

    SolveResult result = solve(problem, SolveOptions.defaults().withIterationLimit(30_000));

    assertThat(result.checkedGap().orElseThrow()).isLessThan(0.004);
    assertThat(result.trace()).hasSizeGreaterThan(1);
  }

  /** The search ends when its tree does, with its proof. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void tightMemoryIsSearchedToTheEndTheSameWayTwice(long seed) {
    PlacementProblem problem = RandomProblems.tightMemory(60, 8, seed);
    SolveOptions options = SolveOptions.defaults().withIterationLimit(1_000_000).withSeed(seed);

    SolveResult result = solve(problem, options);
    SolveResult again = solve(problem, options);

    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.checkedBound()).isEqualTo(result.cost());
    assertThat(again.placement()).isEqualTo(result.placement());
    assertThat(again.iterations()).isEqualTo(result.iterations());
  }

  @Test
  void aTargetGapEndsTheSearch() {
    SplittableRandom random = new SplittableRandom(1);
    PlacementProblem problem =
        new PlacementProblem(
            "gap",
            new Costs.Product(
                random.longs(60, 1, 1000).toArray(), random.longs(20, 1000, 9000).toArray()),
            Capacity.memory(random.longs(20, 10, 20).toArray(), random.longs(60, 1, 5).toArray()),
            ForbiddenPairs.none());

    SolveResult result =
        solve(problem, SolveOptions.defaults().withTargetGap(0.05).withIterationLimit(100_000));

    assertThat(result.gap().orElseThrow()).isLessThanOrEqualTo(0.05);
    assertThat(result.iterations()).isLessThan(100_000);
  }

  @Test
  void withoutLimitsItEndsWhenNothingNewIsFound() {
    PlacementProblem problem =
        new PlacementProblem(
            "small",
            new Costs.Matrix(2, new long[][] {{5, 9}, {5, 9}, {4, 9}}),
            Capacity.memory(new long[] {3, 4}, new long[] {2, 2, 2}),
            ForbiddenPairs.none());

    SolveResult result = solve(problem, SolveOptions.defaults());

    assertThat(result.cost()).hasValue(22);
    assertThat(result.termination().reason()).isIn(Reason.FEASIBLE, Reason.OPTIMAL);
  }

  @Test
  void tooManyExpertsAreAShortage() {
    SolveResult result =
        solve(
            new PlacementProblem(
                "crowd",
                new Costs.Product(new long[] {1, 2, 3}, new long[] {4, 5, 6}),
                Capacity.one(),
                ForbiddenPairs.of(List.of(new int[] {0, 2}, new int[] {1, 2}, new int[] {2, 2}))),
            SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.infeasible());
    assertThat(result.evidence()).isEqualTo(SolveResult.Evidence.CHECKED);
  }

  /** The board agrees with the problem's own evaluation after any moves. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theBoardKeepsTheEvaluation(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] demands = new long[12][];
    Arrays.setAll(demands, e -> random.longs(6, 1, 9).toArray());
    PlacementProblem problem =
        new PlacementProblem(
            "board",
            new Costs.Product(random.longs(12, 1, 99).toArray(), random.longs(6, 1, 99).toArray()),
            Capacity.memory(random.longs(6, 5, 25).toArray(), demands),
            ForbiddenPairs.of(List.of(new int[] {3, 1}, new int[] {7, 4})));
    Board board = new Board(new PairTable(problem));
    for (int e = 0; e < 12; e++) {
      board.place(e, random.nextInt(6));
    }

    for (int i = 0; i < 2000; i++) {
      board.move(random.nextInt(12), random.nextInt(6));
      Evaluation seen = problem.evaluate(Placement.of(board.toArray()));
      assertThat(board.cost()).isEqualTo(seen.cost());
      assertThat(board.overload() > 0).isEqualTo(!seen.overfullSatellites().isEmpty());
      assertThat(board.feasible()).isEqualTo(seen.feasible());
    }
  }
}
