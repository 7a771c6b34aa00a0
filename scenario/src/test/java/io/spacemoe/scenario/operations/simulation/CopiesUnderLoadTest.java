package io.spacemoe.scenario.operations.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.Loads;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches, copies and instances in the simulator, and their limits. */
class CopiesUnderLoadTest {

  /**
   * Who comes while the processor works, which takes D however many it works on, waits for half of
   * D on average. It works for D and then rests, with probability e^-λD, for 1/λ.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3})
  void waitsForABatchAreThoseOfBulkService(double tokensPerService) {
    Study study = Loads.singleInBatches(50);
    Layout layout = new Layout(new int[] {0}, new int[][] {{1}});
    double serviceMs = 50 * study.scenario().compute().ms(study.scenario().model().expertFlop(), 0);
    double busy = tokensPerService / (tokensPerService + Math.exp(-tokensPerService));
    LoadPoint point =
        new LoadSimulation(study, layout, 2)
            .run(
                new SimulationPlan(
                    new Workload(1000 * tokensPerService / serviceMs, 0, 1), 50_000, 2, false, 1));
    Measured tpot = point.tpotMs().orElseThrow();
    double alone = study.evaluate(layout).totalMs();
    assertThat(tpot.mean()).isCloseTo(alone + busy * serviceMs / 2, within(tpot.halfWidth(0.99)));
    assertThat(tpot.halfWidth(0.99)).isLessThan(0.03 * serviceMs);
    assertThat(point.processors().get(1)).isCloseTo(busy, within(0.01));
    CapacityLimits limits =
        CapacityLimits.of(study, layout, new Workload(0, 0, 1), Optional.empty(), 1);
    assertThat(limits.compute().tokensPerSecond()).isCloseTo(50 * 1000 / serviceMs, within(1e-6));
  }

  /** Alone, a token is its own batch everywhere, also on gateways and at the head. */
  @Test
  void aTokenThatIsAloneTakesTheTokenLatencyAlsoInBatches() {
    Study roofline = Loads.remembering();
    Study study = Loads.inBatches(roofline);
    LoadPoint point =
        new LoadSimulation(study, Loads.layout(), 1)
            .run(new SimulationPlan(new Workload(0, 0, 3), 5_000, 1, false, 1));
    Measured tpot = point.tpotMs().orElseThrow();
    double exact = roofline.evaluate(Loads.layout()).totalMs();
    assertThat(tpot.mean()).isCloseTo(exact, within(tpot.halfWidth(0.99)));
    assertThat(tpot.halfWidth(0.99)).isLessThan(0.02 * exact);

    // More than one by one could be done: experts are read for several tokens at once.
    Workload workload = new Workload(1, 6, 4);
    double oneByOne =
        CapacityLimits.of(roofline, Loads.layout(), workload, Optional.empty(), 1)
            .compute()
            .tokensPerSecond();
    double inBatches =
        CapacityLimits.of(study, Loads.layout(), workload, Optional.empty(), 1)
            .compute()
            .tokensPerSecond();
    assertThat(inBatches).isGreaterThanOrEqualTo(oneByOne);
    LoadPoint loaded =
        new LoadSimulation(study, Loads.layout(), 1)
            .run(
                new SimulationPlan(
                    workload.withRequestsPerSecond(0.7 * inBatches / 4), 2_000, 1, true, 1));
    assertThat(loaded.overloaded()).isFalse();
    double expected = loaded.arrivalsPerSecond() * loaded.stayMs().mean() / 1000;
    assertThat(loaded.inFlight()).isCloseTo(expected, within(0.03 * expected));
  }

  @ParameterizedTest
  @EnumSource(CopyChoice.class)
  void aTokenThatIsAloneGoesToTheNearestCopy(CopyChoice choice) {
    Study study = new Study(Loads.small(0.7), 2);
    Layout layout = Loads.withCopies(study);
    double nearest = study.evaluate(layout).totalMs();
    assertThat(nearest).isLessThan(study.evaluate(Loads.layout()).totalMs());
    LoadPoint point =
        new LoadSimulation(study, Deployment.of(layout), choice, 2)
            .run(new SimulationPlan(new Workload(0, 0, 1), 12_000, 2, false, 7));
    Measured tpot = point.tpotMs().orElseThrow();
    if (choice == CopyChoice.SHARES) {
      assertThat(tpot.mean()).isGreaterThan(nearest + tpot.halfWidth(0.99));
    } else {
      assertThat(tpot.mean()).isCloseTo(nearest, within(tpot.halfWidth(0.99)));
    }
    assertThat(tpot.halfWidth(0.99)).isLessThan(0.02 * nearest);
  }

  /**
   * By nearest and by shares every processor is as busy as its load says. By least work a near one
   * is filled before a far one gets any.
   */
  @ParameterizedTest
  @EnumSource(CopyChoice.class)
  void copiesShareTheWorkAsTheirLimitSays(CopyChoice choice) {
    Study study = Loads.still(Compute.Include.EXPERTS);
    Deployment deployment = Deployment.of(Loads.withCopies(study));
    Workload workload = new Workload(1, 0, 2);
    CapacityLimits limits =
        CapacityLimits.of(study, deployment, workload, choice, Optional.empty(), 1);
    double without =
        CapacityLimits.of(study, Loads.layout(), workload, Optional.empty(), 1)
            .compute()
            .tokensPerSecond();
    double most = limits.compute().tokensPerSecond();
    assertThat(most).isGreaterThan((choice == CopyChoice.NEAREST ? 0.999 : 1.3) * without);
    LoadSimulation simulation = new LoadSimulation(study, deployment, choice, 2);
    Workload below = workload.withRequestsPerSecond(0.6 * most / 2);
    LoadPoint point = simulation.run(new SimulationPlan(below, 8_000, 2, false, 1));
    assertThat(point.utilisationMax()).isBetween(0.57, 1.0);
    if (choice != CopyChoice.LEAST_WORK) {
      for (int s = 0; s < 40; s++) {
        assertThat(point.processors().get(s))
            .isCloseTo(0.6 * most * limits.load().busyMs(s) / 1000, within(0.02));
      }
    }
    Workload above = workload.withRequestsPerSecond(1.05 * most / 2);
    LoadPoint full = simulation.run(new SimulationPlan(above, 8_000, 2, false, 1));
    assertThat(full.tokensPerSecond()).isBetween(0.93 * most, 1.01 * most);
  }

  /** The second instance gives as much again, and takes as many requests. */
  @Test
  void instancesShareTheRequests() {
    Study study = Loads.still(Compute.Include.ALL);
    Deployment both = new Deployment(List.of(Loads.layout(), Loads.secondLayout()));
    Workload workload = new Workload(1, 3, 4);
    double one =
        CapacityLimits.of(study, Loads.layout(), workload, Optional.empty(), 1)
            .saturation()
            .tokensPerSecond();
    CapacityLimits limits =
        CapacityLimits.of(study, both, workload, CopyChoice.LEAST_WORK, Optional.empty(), 1);
    double most = limits.compute().tokensPerSecond();
    assertThat(most).isCloseTo(2 * one, within(1e-6));
    LoadPoint point =
        new LoadSimulation(study, both, CopyChoice.LEAST_WORK, 1)
            .run(
                new SimulationPlan(
                    workload.withRequestsPerSecond(0.8 * most / 4), 4_000, 1, false, 1));
    assertThat(point.overloaded()).isFalse();
    for (int instance = 0; instance < 2; instance++) {
      int[] gateways = both.instances().get(instance).gateways();
      double busiest =
          Arrays.stream(gateways).mapToDouble(point.processors()::get).max().orElseThrow();
      assertThat(busiest).isCloseTo(0.8, within(0.05));
    }
    LoadPoint alone =
        new LoadSimulation(study, both, CopyChoice.LEAST_WORK, 1)
            .run(new SimulationPlan(workload.withRequestsPerSecond(0), 100, 1, false, 1));
    assertThat(IntStream.of(3, 11, 19, 27)).allMatch(s -> alone.processors().get(s) == 0);
  }
}
