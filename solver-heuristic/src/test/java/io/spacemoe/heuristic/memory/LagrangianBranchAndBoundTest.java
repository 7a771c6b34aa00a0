package io.spacemoe.heuristic.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.proof.TreeProof;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LagrangianBranchAndBoundTest {
  /** Of each family; {@code -Dspacemoe.problems=2000} takes a minute. */
  private static final int PROBLEMS = Integer.getInteger("spacemoe.problems", 50);

  @ParameterizedTest
  @EnumSource(names = {"MEMORY", "MEMORY_TIGHT", "MEMORY_FRAGMENTED", "PAIR_DEMAND"})
  void everySmallProblemIsProvedAsTryingAllPlacementsSays(TrapInstances family) {
    for (long seed = 0; seed < PROBLEMS; seed++) {
      PlacementProblem problem = family.instance(seed);
      OptionalLong least = BruteForce.leastCost(problem);

      SolveResult result = solve(problem, SolveOptions.defaults());

      assertThat(result.cost()).as("%s", problem).isEqualTo(least);
      assertThat(result.evidence()).as("%s", problem).isEqualTo(Evidence.CHECKED);
      assertThat(result.termination().reason())
          .as("%s", problem)
          .isEqualTo(least.isPresent() ? Reason.OPTIMAL : Reason.INFEASIBLE);
    }
  }

  /** Bytes of memory with no common divisor, which no table could count. */
  @Test
  void memoryInFineUnitsIsCountedCoarser() {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long[][] demands = new long[8][];
      Arrays.setAll(demands, e -> random.longs(3, 1L << 33, 1L << 36).toArray());
      long[][] rows = new long[8][];
      Arrays.setAll(rows, e -> random.longs(3, 0, 1000).toArray());
      PlacementProblem problem =
          new PlacementProblem(
              "bytes",
              new Costs.Matrix(3, rows),
              Capacity.memory(random.longs(3, 1L << 36, 1L << 37).toArray(), demands),
              ForbiddenPairs.none());

      SolveResult result = solve(problem, SolveOptions.defaults());

      assertThat(result.cost()).isEqualTo(BruteForce.leastCost(problem));
      assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
    }
  }

  @Test
  void theResultIsTheSameForAnyNumberOfThreadsAndALimitLeavesACheckedBound() {
    PlacementProblem problem = typeD(100, 10);
    SolveOptions options = SolveOptions.defaults().withSeed(1).withIterationLimit(40_000);

    SolveResult one = solve(problem, options.withThreads(1));
    SolveResult three = solve(problem, options.withThreads(3));

    assertThat(one.termination()).isEqualTo(Termination.feasible(Termination.Limit.ITERATIONS));
    assertThat(one.evidence()).isEqualTo(Evidence.CHECKED);
    assertThat(one.checkedGap().orElseThrow()).isBetween(1e-9, 0.01);
    TreeProof tree = (TreeProof) one.proofs().get(0);
    assertThat(tree.check(problem, 2).nodes()).isGreaterThan(100);
    assertThat(three.placement()).isEqualTo(one.placement());
    assertThat(three.proofs()).isEqualTo(one.proofs());
    assertThat(three.iterations()).isEqualTo(one.iterations());
  }

  /** Costs that fall as demands rise, as in Chu and Beasley's type D. */
  private static PlacementProblem typeD(int experts, int satellites) {
    SplittableRandom random = new SplittableRandom(7);
    long[][] demands = new long[experts][];
    Arrays.setAll(demands, e -> random.longs(satellites, 1, 101).toArray());
    long[][] rows = new long[experts][];
    Arrays.setAll(
        rows,
        e -> Arrays.stream(demands[e]).map(d -> 111 - d + random.nextLong(-10, 11)).toArray());
    long[] memory = new long[satellites];
    Arrays.setAll(
        memory, s -> Arrays.stream(demands).mapToLong(d -> d[s]).sum() * 8 / 10 / satellites);
    return new PlacementProblem(
        "type D",
        new Costs.Matrix(satellites, rows),
        Capacity.memory(memory, demands),
        ForbiddenPairs.none());
  }

  private static SolveResult solve(PlacementProblem problem, SolveOptions options) {
    return Solvers.solve(new LagrangianBranchAndBound(), problem, options);
  }
}
