package io.spacemoe.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedMaxLayersTest {
  private static ExpectedMaxSolver engine(String id) {
    return ExpectedMaxSolver.of(
        ExpectedMaxSolvers.named(id), SolveOptions.defaults().withIterationLimit(100));
  }

  private static SchemeResult spacemoe(Study study) {
    return study.run(
        Schemes.named("spacemoe"),
        Engines.recommended().withExpectedMax(engine("expected-max-local-search")));
  }

  /** What the solver minimised is what the evaluator, which shares no code with it, finds. */
  @ParameterizedTest
  @CsvSource({"1, 1", "0.9, 2", "0.6, 3"})
  void theObjectiveIsTheTokenLatencyWithoutItsConstants(double survival, long seed) {
    Study study = new Study(Scenarios.small(Law.CONDITIONAL_POISSON, survival, seed), 2);

    SchemeResult result = spacemoe(study);

    double layersMs = 0;
    for (SolveResult solve : result.solves()) {
      layersMs += solve.cost().orElseThrow() / 1e6 / study.network().snapshots();
    }
    double constantMs = result.latency().parts().gatewayComputeMs();
    assertThat(layersMs + constantMs).isCloseTo(result.latency().totalMs(), within(1e-4));
    assertThat(study.evaluate(result.layouts().get(0)).totalMs())
        .isEqualTo(result.latency().totalMs());
  }

  @Test
  void neverWorseThanTheLinearObjective() {
    Study study = new Study(Scenarios.small(Law.CONDITIONAL_POISSON, 0.6, 5), 2);

    double linear = study.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs();
    double direct = spacemoe(study).latency().totalMs();

    assertThat(direct).isLessThanOrEqualTo(linear + 1e-6);
  }

  @Test
  void otherLawsAreRefusedByName() {
    Study study = new Study(Scenarios.small(Law.PLACKETT_LUCE, 0.9, 1), 1);
    assertThatThrownBy(() -> spacemoe(study))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is plackett-luce");
  }

  /** Frequencies of 0 and of 1 per token give weights that the problem can hold, and their law. */
  @Test
  void expertsThatAreAlwaysActivatedGetFiniteWeights() {
    WeightSource frequencies =
        new WeightSource.Table(
            TableMeaning.FREQUENCIES,
            new double[][] {{4, 0, 2, 2}, {4, 4, 0, 0}, {1, 1, 1, 3}, {2, 2, 2, 2}},
            Optional.empty());
    Scenario scenario = Scenarios.small(Law.CONDITIONAL_POISSON, 0.9, 1);
    Activation activation = Activation.of(Law.CONDITIONAL_POISSON, frequencies);

    List<double[]> weights = ActivationLaws.weights(activation, scenario.model());

    assertThat(weights).allMatch(row -> Arrays.stream(row).allMatch(Double::isFinite));
    double[] sure =
        ActivationLaws.of(Law.CONDITIONAL_POISSON, weights.get(0), 2).inclusionProbabilities();
    assertThat(sure).containsExactly(new double[] {1, 0, 0.5, 0.5}, within(1e-12));
  }
}
