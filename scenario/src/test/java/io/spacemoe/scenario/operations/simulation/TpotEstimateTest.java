package io.spacemoe.scenario.operations.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.Loads;
import io.spacemoe.scenario.operations.TpotEstimate;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Workload;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TpotEstimateTest {
  private static final Workload TOKENS = new Workload(0, 0, 1);

  private static double[] estimate(
      Study study, Layout layout, Workload workload, CopyChoice choice, double... tokens) {
    return TpotEstimate.ms(study, Deployment.of(layout), workload, choice, tokens, 2);
  }

  @Test
  void withoutLoadItIsTheTokenLatency() {
    Study study = new Study(Loads.small(0.7), 2);
    Layout shared =
        new Layout(
            new int[] {0, 9, 17, 30},
            new int[][] {{4, 4, 5, 5}, {6, 6, 6, 6}, {8, 12, 8, 33}, {1, 2, 10, 20}});
    for (Layout layout : new Layout[] {shared, Loads.withCopies(study)}) {
      double exact = study.evaluate(layout).totalMs();
      assertThat(estimate(study, layout, TOKENS, CopyChoice.NEAREST, 0)[0])
          .isCloseTo(exact, within(1e-4));
    }
  }

  /** Where it is exact: one queue of Poisson arrivals with fixed service. */
  @Test
  void oneExpertIsMD1() {
    Study study = Loads.single();
    Layout layout = new Layout(new int[] {0}, new int[][] {{1}});
    double serviceMs = study.scenario().compute().ms(study.scenario().model().expertFlop(), 0);
    double[] estimated =
        estimate(study, layout, TOKENS, CopyChoice.NEAREST, 800 / serviceMs, 1000 / serviceMs);
    assertThat(estimated[0])
        .isCloseTo(study.evaluate(layout).totalMs() + 2 * serviceMs, within(1e-4));
    assertThat(estimated[1]).isInfinite();
  }

  /** Prompts come to all gateways one after the other, and decoded tokens pile up behind them. */
  static Stream<Arguments> loads() {
    return Stream.of(
        Arguments.of(Loads.still(Compute.Include.EXPERTS), new Workload(1, 0, 4), 0.01),
        Arguments.of(Loads.still(Compute.Include.ALL), new Workload(1, 0, 4), 0.05),
        Arguments.of(Loads.remembering(), new Workload(1, 5, 4), 0.08));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void itIsNearTheSimulation(Study study, Workload workload, double error) {
    Layout copies = Loads.withCopies(study);
    Deployment deployment = Deployment.of(copies);
    double most =
        CapacityLimits.of(study, deployment, workload, CopyChoice.SHARES, Optional.empty(), 1)
            .compute()
            .tokensPerSecond();
    LoadSimulation simulation = new LoadSimulation(study, deployment, CopyChoice.SHARES, 2);
    double estimated = estimate(study, copies, workload, CopyChoice.SHARES, 0.6 * most)[0];
    LoadPoint point =
        simulation.run(
            new SimulationPlan(workload.withRequestsPerSecond(0.6 * most / 4), 3_000, 1, false, 1));
    double simulated = point.tpotMs().orElseThrow().mean();
    assertThat(estimated).isCloseTo(simulated, within(error * simulated));
    assertThatThrownBy(
            () -> estimate(Loads.inBatches(study), copies, workload, CopyChoice.SHARES, 1))
        .hasMessage("batches have no estimate");
  }
}
