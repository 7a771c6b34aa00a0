package io.spacemoe.ortools.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Optima from the literature (OR-Library; Chu and Beasley 1997; Yagiura 2004). */
class PublishedOptimaTest {
  private Path folder;

  @BeforeEach
  void findFolder() {
    assumeTrue(PublishedProblems.folder().isPresent(), "the benchmark files are not here");
    folder = PublishedProblems.folder().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ortools-assignment",
        "ortools-cpsat",
        "ortools-flow",
        "ortools-lp",
        "ortools-mip"
      })
  void assign100IsProvedByEveryEngine(String engine) {
    SolveResult result =
        Problems.solve(
            engine,
            PublishedProblems.assignment(folder.resolve("assignment").resolve("assign100.txt")));

    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.cost()).hasValue(305);
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  @ParameterizedTest
  @CsvSource({
    "a05100, 1698, ortools-cpsat",
    "a05100, 1698, ortools-mip",
    "c05100, 1931, ortools-cpsat",
    "c05100, 1931, ortools-mip"
  })
  void theEasierGeneralisedProblemsAreSolved(String file, long optimum, String engine) {
    SolveResult result =
        Solvers.solve(
            Solvers.named(engine),
            PublishedProblems.generalised(folder.resolve("gap").resolve(file)),
            SolveOptions.defaults().withTimeLimit(Duration.ofSeconds(60)));

    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.cost()).hasValue(optimum);
    assertThat(result.checkedGap().orElseThrow()).isBetween(0.0, 0.005);
  }

  /** The optima of the linear programming relaxations, which no rents can exceed, rounded up. */
  @ParameterizedTest
  @CsvSource({"c10400, 5592", "d10400, 24956", "d20400, 24553"})
  void lagrangianRentsReachTheLinearRelaxation(String file, long relaxation) {
    PlacementProblem problem = PublishedProblems.generalised(folder.resolve("gap").resolve(file));
    CandidatePairs pairs = CandidatePairs.allowed(problem);
    LagrangianRents rents = LagrangianRents.after(400, problem, pairs, StopSignal.never());
    Placement start = StartPlacement.by(rents, problem, pairs, StopSignal.never()).orElseThrow();

    assertThat(rents.proof().bound(problem)).hasValue(relaxation);
    assertThat(problem.evaluate(start).cost()).isBetween(relaxation, relaxation * 102 / 100);
  }
}
