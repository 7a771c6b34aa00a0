package io.spacemoe.heuristic.optaplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import io.spacemoe.solver.tck.RandomProblems;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

class OptaPlannerTest {

  private static Stream<OptaPlannerEngine> engines() {
    return Stream.of(
        new OptaPlannerEngine.Tabu(),
        new OptaPlannerEngine.LateAcceptance(),
        new OptaPlannerEngine.Annealed());
  }

  /** Demands that depend on the pair, forbidden pairs, no start that fits without effort. */
  private static PlacementProblem crowded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] costs = new long[24][];
    long[][] demands = new long[24][];
    Arrays.setAll(costs, e -> random.longs(6, 0, 1_000_000_000_000L).toArray());
    Arrays.setAll(demands, e -> random.longs(6, 3, 9).toArray());
    long[] memory = new long[6];
    Arrays.fill(memory, 27);
    return new PlacementProblem(
        "crowded",
        new Costs.Matrix(6, costs),
        Capacity.memory(memory, demands),
        ForbiddenPairs.of(List.of(new int[] {0, 1}, new int[] {5, 2}, new int[] {7, 0})));
  }

  /** OptaPlanner recomputes every score from scratch and throws where ours differs. */
  @ParameterizedTest
  @MethodSource("engines")
  void scoresWithstandFullAssertion(OptaPlannerEngine engine) {
    PlacementProblem problem = crowded(1);
    SolveOptions options = SolveOptions.defaults().withSeed(1).withIterationLimit(200);
    Search search = Search.of(problem, options, StopSignal.never(), Progress.NONE);

    Answer answer = engine.solve(problem, search, EnvironmentMode.FULL_ASSERT);

    assertThat(answer.placement()).isPresent();
    assertThat(problem.evaluate(answer.placement().get()).feasible()).isTrue();
  }

  /** First fit decreasing is the closed form here, and the bound says so. */
  @Test
  void productCostsAreProvedOptimalAtOnce() {
    SolveResult result =
        Solvers.solve(
            new OptaPlannerEngine.Tabu(),
            RandomProblems.product(60, 90, 3),
            SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.optimal());
  }

  @ParameterizedTest
  @MethodSource("engines")
  void withoutLimitsItEndsWhenNothingNewIsFound(OptaPlannerEngine engine) {
    SolveResult result = Solvers.solve(engine, crowded(2), SolveOptions.defaults());

    assertThat(result.termination().reason()).isEqualTo(Reason.FEASIBLE);
    assertThat(result.termination().limit()).contains(Limit.EXHAUSTED);
    assertThat(result.checkedGap().orElseThrow()).isBetween(0.0, 0.9);
  }

  /** Tabu search needs more moves for its first placement here than it tries in vain later. */
  @Test
  void withoutLimitsItGoesOnUntilThereIsAPlacement() {
    SolveResult result =
        Solvers.solve(
            new OptaPlannerEngine.Tabu(),
            RandomProblems.tightMemory(18, 6, 13),
            SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.feasible(Limit.EXHAUSTED));
  }

  @Test
  void tooManyExpertsAreAShortage() {
    PlacementProblem problem =
        PlacementProblem.of("crowd", new Costs.Product(new long[] {1, 2, 3}, new long[] {4, 5}));

    SolveResult result =
        Solvers.solve(new OptaPlannerEngine.Tabu(), problem, SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.infeasible());
    assertThat(result.evidence()).isEqualTo(SolveResult.Evidence.CHECKED);
  }
}
