package io.spacemoe.heuristic.optaplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.expectedmax.SlowestExpertSearch;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import io.spacemoe.solver.tck.ExpectedMaxEnumeration;
import io.spacemoe.solver.tck.ExpectedMaxTraps;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

class ExpectedMaxEnginesTest {

  private static Stream<ExpectedMaxProvider> engines() {
    return Stream.of(new SlowestExpertSearch(), new SlowestExpertPlanner());
  }

  /** Neither engine proves anything here, but on small problems both find the best there is. */
  @ParameterizedTest
  @MethodSource("engines")
  void findTheBestOfAllPlacementsOfUpToSixExperts(ExpectedMaxProvider engine) {
    for (ExpectedMaxTraps family : ExpectedMaxTraps.values()) {
      for (long seed = 0; seed < 12; seed++) {
        ExpectedMaxProblem problem = family.instance(seed);
        long least = problem.evaluate(ExpectedMaxEnumeration.best(problem)).cost();
        SolveOptions options = SolveOptions.defaults().withSeed(seed).withIterationLimit(150);
        assertThat(ExpectedMaxSolvers.solve(engine, problem, options).cost())
            .as("%s on %s", engine.id(), problem)
            .hasValue(least);
      }
    }
  }

  /** OptaPlanner recomputes every score from scratch and throws where a trial differs. */
  @ParameterizedTest
  @EnumSource(ExpectedMaxTraps.class)
  void trialsWithstandFullAssertion(ExpectedMaxTraps family) {
    ExpectedMaxProblem problem = family.instance(3, 9);
    SolveOptions options = SolveOptions.defaults().withSeed(1).withIterationLimit(40);
    Search search =
        new Search(p -> problem.evaluate(p).cost(), options, StopSignal.never(), Progress.NONE);

    Answer answer = SlowestExpertPlanner.solve(problem, search, EnvironmentMode.FULL_ASSERT);

    assertThat(answer.placement()).isPresent();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void withoutLimitsTheyEndWhenNothingNewIsFound(ExpectedMaxProvider engine) {
    ExpectedMaxProblem problem = ExpectedMaxTraps.OPPOSED.instance(1, 5);
    assertThat(
            ExpectedMaxSolvers.solve(engine, problem, SolveOptions.defaults())
                .termination()
                .limit())
        .contains(Limit.EXHAUSTED);
  }
}
