package io.spacemoe.heuristic.optaplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.heuristic.memory.LocalSearch;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.RandomProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Product costs from a random start, given as the hint. With {@code -Dspacemoe.seconds=5},
 * OptaPlanner gets as much time and 1000 experts; {@code target/random-start.csv} has what came
 * out.
 */
class RandomStartTest {
  private static final Integer SECONDS = Integer.getInteger("spacemoe.seconds");

  /** The door says OPTIMAL only where its checker finds the rents tight. */
  @ParameterizedTest
  @CsvSource({"200, 300, 1", "200, 200, 2", "1000, 1584, 3"})
  void localSearchProvesTheOptimum(int experts, int satellites, long seed) throws IOException {
    SolveResult result =
        solve(new LocalSearch(), experts, satellites, seed, SolveOptions.defaults());

    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.trace()).hasSizeGreaterThan(2);
  }

  @Test
  void tabuSearchClosesTheGap() throws IOException {
    SolveResult result =
        SECONDS == null
            ? tabu(100, 160, SolveOptions.defaults().withIterationLimit(12_000))
            : tabu(
                1000,
                1584,
                SolveOptions.defaults().withTimeLimit(Duration.ofSeconds(SECONDS)).withSeed(1));

    assertThat(result.checkedGap().orElseThrow()).isLessThan(1e-4);
  }

  private static SolveResult tabu(int experts, int satellites, SolveOptions options)
      throws IOException {
    return solve(new OptaPlannerEngine.Tabu(), experts, satellites, 3, options);
  }

  private static SolveResult solve(
      SolverProvider engine, int experts, int satellites, long seed, SolveOptions options)
      throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Placement start = Placement.of(random.ints(0, satellites).distinct().limit(experts).toArray());
    PlacementProblem problem = RandomProblems.product(experts, satellites, seed);

    SolveResult result = Solvers.solve(engine, problem, options.withHint(start));

    assertThat(result.trace().get(0).cost()).hasValue(problem.evaluate(start).cost());
    Files.createDirectories(Path.of("target"));
    Files.writeString(
        Path.of("target", "random-start.csv"),
        String.format(
            Locale.ROOT,
            "%s,%dx%d,%.2f s,gap %.2e%n",
            engine.id(),
            experts,
            satellites,
            result.seconds(),
            result.checkedGap().orElseThrow()),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    return result;
  }
}
