package io.spacemoe.scenario.operations.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.operations.CapacityLimits;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.Limit;
import io.spacemoe.scenario.operations.Loads;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.scenario.workload.Workload;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSimulationTest {
  private static final Layout SHARED =
      new Layout(
          new int[] {0, 9, 17, 30},
          new int[][] {{4, 4, 5, 5}, {6, 6, 6, 6}, {8, 12, 8, 33}, {1, 2, 10, 20}});

  /** Three laws, with and without outages, with and without satellites that experts share. */
  static Stream<Arguments> scenarios() {
    Activation race =
        Activation.of(Activation.Law.PLACKETT_LUCE, new WeightSource.Zipf(1.5, 2, true));
    int[][] sets = {{0, 1}, {0, 1}, {2, 3}, {0, 3}, {1, 2}};
    Activation trace =
        Activation.of(new ActivationTrace("recorded", new int[][][] {sets, sets, sets, sets}));
    return Stream.of(
        Arguments.of(Loads.small(1), Loads.layout()),
        Arguments.of(Loads.small(0.7), SHARED),
        Arguments.of(Loads.with(Loads.small(1), race), SHARED),
        Arguments.of(Loads.with(Loads.small(0.8), race), Loads.layout()),
        Arguments.of(Loads.with(Loads.small(1), trace), SHARED),
        Arguments.of(Loads.with(Loads.small(0.5), trace), Loads.layout()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aTokenThatIsAloneTakesTheTokenLatency(Scenario scenario, Layout layout) {
    Study study = new Study(scenario, 2);
    double exact = study.evaluate(layout).totalMs();
    LoadPoint point =
        new LoadSimulation(study, layout, 2)
            .run(new SimulationPlan(new Workload(0, 0, 1), 12_000, 2, false, 7));
    Measured tpot = point.tpotMs().orElseThrow();
    assertThat(point.ttftMs()).isEqualTo(tpot);
    assertThat(tpot.mean()).isCloseTo(exact, within(tpot.halfWidth(0.99)));
    assertThat(tpot.halfWidth(0.99)).isLessThan(0.02 * exact);
  }

  /** Both states leave over one link: the one for the farther expert waits for the other. */
  @Test
  void whatLeavesOverOneLinkWaits() {
    Study study = Loads.row();
    Layout layout = new Layout(new int[] {0}, new int[][] {{1, 2}});
    LoadSimulation simulation = new LoadSimulation(study, layout, 1);
    Workload alone = new Workload(0, 0, 1);
    double free = simulation.run(new SimulationPlan(alone, 100, 1, false, 1)).ttftMs().mean();
    assertThat(free).isCloseTo(study.evaluate(layout).totalMs(), within(1e-5));
    assertThat(simulation.run(new SimulationPlan(alone, 100, 1, true, 1)).ttftMs().mean())
        .isCloseTo(free + study.network().transmissionMs(), within(1e-5));
  }

  /** Pollaczek and Khinchine: with fixed service the mean wait is ρ / (2 (1 - ρ)) services. */
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.8})
  void oneExpertIsMD1(double busy) {
    Study study = Loads.single();
    Layout layout = new Layout(new int[] {0}, new int[][] {{1}});
    double serviceMs = study.scenario().compute().ms(study.scenario().model().expertFlop(), 0);
    double waitMs = busy / (2 * (1 - busy)) * serviceMs;
    LoadPoint point =
        new LoadSimulation(study, layout, 2)
            .run(
                new SimulationPlan(
                    new Workload(1000 * busy / serviceMs, 0, 1), 100_000, 2, false, 1));
    Measured tpot = point.tpotMs().orElseThrow();
    assertThat(tpot.mean())
        .isCloseTo(study.evaluate(layout).totalMs() + waitMs, within(tpot.halfWidth(0.99)));
    assertThat(tpot.halfWidth(0.99)).isLessThan(0.1 * waitMs);
    assertThat(point.processors().get(1)).isCloseTo(busy, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0, false", "0.7, 12, false", "0.6, 3, true"})
  void littlesLawHolds(double load, int prompt, boolean queued) {
    Study study = new Study(Loads.small(0.8), 1);
    Workload workload = new Workload(1, prompt, 6);
    double saturation =
        CapacityLimits.of(study, SHARED, workload, Optional.empty(), 1)
            .saturation()
            .tokensPerSecond();
    LoadPoint point =
        new LoadSimulation(study, SHARED, 2)
            .run(
                new SimulationPlan(
                    workload.withRequestsPerSecond(load * saturation / 6), 2_000, 2, queued, 3));
    double expected = point.arrivalsPerSecond() * point.stayMs().mean() / 1000;
    assertThat(point.inFlight()).isCloseTo(expected, within(0.03 * expected));
  }

  static Stream<Arguments> loads() {
    return Stream.of(
        Arguments.of(Loads.still(Compute.Include.ALL), 0),
        Arguments.of(Loads.still(Compute.Include.ALL), 5),
        Arguments.of(Loads.remembering(), 3));
  }

  @ParameterizedTest
  @MethodSource("loads")
  void everyServerIsAsBusyAsItsLoadSays(Study study, int prompt) {
    Workload workload = new Workload(1, prompt, 4);
    CapacityLimits limits = CapacityLimits.of(study, Loads.layout(), workload, Optional.empty(), 1);
    double tokens = 0.6 * limits.saturation().tokensPerSecond();
    LoadPoint point =
        new LoadSimulation(study, Loads.layout(), 2)
            .run(new SimulationPlan(workload.withRequestsPerSecond(tokens / 4), 5_000, 2, true, 1));
    for (int s = 0; s < 40; s++) {
      assertThat(point.processors().get(s))
          .isCloseTo(tokens * limits.load().busyMs(s) / 1000, within(0.02));
    }
    for (int link = 0; link < point.transmitters().size(); link++) {
      assertThat(point.transmitters().get(link))
          .isCloseTo(
              tokens * limits.load().hiddenStates(link) * study.network().transmissionMs() / 1000,
              within(0.02));
    }
    assertThat(point.tokensPerSecond()).isCloseTo(tokens, within(0.04 * tokens));
  }

  /** Gateways; experts, of which others are activated each time; links. */
  static Stream<Arguments> bottlenecks() {
    return Stream.of(
        Arguments.of(Loads.still(Compute.Include.ALL), false, Limit.Kind.COMPUTE),
        Arguments.of(Loads.still(Compute.Include.EXPERTS), false, Limit.Kind.COMPUTE),
        Arguments.of(Loads.allActive(Compute.Include.NONE), true, Limit.Kind.LINK));
  }

  /**
   * Beyond saturation tokens are left half done in the queues, and the more so the further beyond:
   * first come, first served is no schedule that reaches the limit there.
   */
  @ParameterizedTest
  @MethodSource("bottlenecks")
  void moreThanSaturationIsReachedButForFivePercentAndNeverExceeded(
      Study study, boolean queued, Limit.Kind kind) {
    Workload workload = new Workload(1, 0, 2);
    CapacityLimits limits = CapacityLimits.of(study, Loads.layout(), workload, Optional.empty(), 1);
    Limit limit = queued ? limits.saturation() : limits.compute();
    assertThat(limit.kind()).isEqualTo(kind);
    LoadPoint point =
        new LoadSimulation(study, Loads.layout(), 2)
            .run(
                new SimulationPlan(
                    workload.withRequestsPerSecond(1.05 * limit.tokensPerSecond() / 2),
                    10_000,
                    2,
                    queued,
                    1));
    // What is drawn need not be the mean: the busiest expert of a run is busy by chance.
    double chance = study.scenario().compute().include() == Compute.Include.EXPERTS ? 0.01 : 0.001;
    assertThat(point.tokensPerSecond())
        .isBetween(0.95 * limit.tokensPerSecond(), (1 + chance) * limit.tokensPerSecond());
    assertThat(point.utilisationMax()).isBetween(0.98, 1.0);
  }

  /** With all experts activated nothing is drawn: each takes the whole prompt as one message. */
  @Test
  void aPromptPassesTheLayersAsOneBatch() {
    Study study = Loads.allActive(Compute.Include.ALL);
    Layout layout = Loads.layout();
    int prompt = 7;
    DijkstraShortestPath<Integer, DefaultWeightedEdge> paths =
        new DijkstraShortestPath<>(study.network().snapshot(0).toGraph());
    Compute compute = study.scenario().compute();
    double expected = compute.ms(study.scenario().model().headFlop(), 0);
    for (int l = 0; l < layout.layers(); l++) {
      double slowest = 0;
      for (int e = 0; e < layout.experts(l); e++) {
        List<GraphPath<Integer, DefaultWeightedEdge>> legs =
            List.of(
                paths.getPath(layout.gateway(l), layout.expert(l, e)),
                paths.getPath(layout.expert(l, e), layout.nextGateway(l)));
        double ms = prompt * compute.ms(study.scenario().model().expertFlop(), 0);
        for (GraphPath<Integer, DefaultWeightedEdge> leg : legs) {
          ms += leg.getWeight();
          ms += (prompt - 1) * leg.getLength() * study.network().transmissionMs();
        }
        slowest = Math.max(slowest, ms);
      }
      expected += slowest + prompt * compute.ms(study.scenario().model().gatewayFlop(), 0);
    }
    LoadPoint point =
        new LoadSimulation(study, layout, 1)
            .run(new SimulationPlan(new Workload(0, prompt, 3), 100, 1, false, 1));
    assertThat(point.ttftMs().mean()).isCloseTo(expected, within(1e-4));
    assertThat(point.tpotMs().orElseThrow().mean())
        .isCloseTo(study.evaluate(layout).totalMs(), within(1e-4));
    assertThat(point.stayMs().mean())
        .isCloseTo(expected + 2 * study.evaluate(layout).totalMs(), within(1e-3));
    assertThat(point.ttftMs().halfWidth(0.95)).isCloseTo(0, within(1e-4));
    assertThat(point.overloaded()).isFalse();

    // The same requests by turns with others that have no prompt, each long after the one before.
    double[] seconds = new double[100];
    int[] prompts = new int[100];
    int[] outputs = new int[100];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = 100.0 + 1000 * i;
      prompts[i] = i % 2 == 0 ? prompt : 0;
      outputs[i] = i % 2 == 0 ? 3 : 1;
    }
    RequestTrace trace = new RequestTrace(seconds, prompts, outputs);
    LoadPoint replay =
        new LoadSimulation(study, layout, 1).run(new SimulationPlan(trace, 100, 1, false, 1));
    double token = study.evaluate(layout).totalMs();
    assertThat(replay.ttftMs().mean()).isCloseTo((expected + token) / 2, within(1e-4));
    assertThat(replay.ttftMs().p50()).isCloseTo(Math.min(expected, token), within(1e-4));
    assertThat(replay.ttftMs().p95()).isCloseTo(Math.max(expected, token), within(1e-4));
    assertThat(replay.tpotMs().orElseThrow().mean()).isCloseTo(token, within(1e-4));
    assertThat(replay.stayMs().mean()).isCloseTo((expected + 3 * token) / 2, within(1e-3));
    assertThat(replay.overloaded()).isFalse();
    assertThatThrownBy(() -> new SimulationPlan(trace, 101, 1, false, 1))
        .hasMessage("requests is 101; allowed: the 100 of the trace at most");
  }

  /** A trace that comes as a Poisson process is one: the same requests, to the last event. */
  @Test
  void aTraceOfAPoissonProcessIsReplayedAsOne() {
    Study study = new Study(Loads.small(0.8), 1);
    SimulationPlan plan = new SimulationPlan(new Workload(0.5, 4, 5), 300, 1, true, 9);
    double[] seconds = Arrays.stream(Arrivals.times(plan, 0)).mapToDouble(ns -> ns / 1e9).toArray();
    int[] prompts = new int[300];
    Arrays.fill(prompts, 4);
    int[] outputs = new int[300];
    Arrays.fill(outputs, 5);
    RequestTrace trace = new RequestTrace(seconds, prompts, outputs);
    LoadSimulation simulation = new LoadSimulation(study, SHARED, 1);
    LoadPoint poisson = simulation.run(plan);
    LoadPoint replay = simulation.run(new SimulationPlan(trace, 300, 1, true, 9));
    // The clock starts with the first request, so the constellation stands elsewhere.
    assertThat(replay.arrivalsPerSecond()).isCloseTo(poisson.arrivalsPerSecond(), within(1e-9));
    assertThat(replay.stayMs().mean())
        .isCloseTo(
            poisson.stayMs().mean(),
            within(poisson.stayMs().halfWidth(0.99) + replay.stayMs().halfWidth(0.99)));
    assertThat(replay.events()).isEqualTo(poisson.events());
  }

  @Test
  void noResultDependsOnTheNumberOfThreads() {
    Study study = new Study(Loads.small(0.8), 1);
    SimulationPlan plan = new SimulationPlan(new Workload(1, 4, 5), 300, 5, true, 9);
    LoadPoint one = new LoadSimulation(study, SHARED, 1).run(plan);
    assertThat(new LoadSimulation(study, SHARED, 3).run(plan)).isEqualTo(one);
    SimulationPlan other = new SimulationPlan(new Workload(1, 4, 5), 300, 5, true, 10);
    assertThat(new LoadSimulation(study, SHARED, 1).run(other)).isNotEqualTo(one);
  }

  /**
   * Six tokens of about a third of a second each: 4,000 requests of 1,000 a second come too fast.
   */
  @Test
  void tooFewRequestsToFillTheQueuesAreRefused() {
    LoadSimulation simulation = new LoadSimulation(new Study(Loads.small(1), 1), SHARED, 1);
    assertThatThrownBy(
            () -> simulation.run(new SimulationPlan(new Workload(1000, 0, 6), 4_000, 1, false, 1)))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageMatching(
            "requests is 4000; allowed: \\d+ or more, since \\d+ come before the queues have filled at 1000.0 requests a second");
  }

  @Test
  void theLoopAllocatesNothing() {
    Study study = new Study(Loads.small(0.8), 1);
    DeploymentTables tables = new DeploymentTables(study, Deployment.of(SHARED), true, 1);
    SimulationPlan plan = new SimulationPlan(new Workload(3, 0, 10), 1_000, 1, true, 1);
    EventLoop loop =
        new EventLoop(tables, CopyChoice.NEAREST, new double[0][], false, plan, 100, 0);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    ReplicationRecord record = loop.run();
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(record.events()).isGreaterThan(300_000);
    // Tables that grow, and the two rows of utilisation; not a byte for each event.
    assertThat(allocated).isLessThan(record.events() / 4);
  }
}
