package io.spacemoe.scenario.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.fleet.Boards;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.fleet.SatelliteBoard;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.Snapshot;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.scenario.workload.Sun;
import io.spacemoe.scenario.workload.Workload;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityLimitsTest {
  private static final Workload TOKENS = new Workload(0, 0, 1);

  /** Work counted satellite by satellite, from paths by JGraphT; some are cut off. */
  @ParameterizedTest
  @CsvSource({"1, 0, 1", "0.7, 0, 1", "0.5, 0, 128", "0.7, 100, 16", "0.7, 20, 1"})
  void equalAnIndependentCount(double survival, int prompt, int output) {
    Study study = new Study(Loads.small(survival), 2);
    Layout layout =
        new Layout(
            new int[] {0, 9, 17, 30},
            new int[][] {{4, 4, 5, 5}, {6, 6, 6, 6}, {8, 12, 8, 33}, {1, 2, 10, 20}});
    CapacityLimits limits =
        CapacityLimits.of(study, layout, new Workload(1, prompt, output), Optional.empty(), 2);
    double passes = (prompt + (prompt > 0 ? output - 1.0 : output)) / output;
    double worst = Double.POSITIVE_INFINITY;
    double ways = 0;
    double[] mean = new double[40];
    for (int k = 0; k < study.network().snapshots(); k++) {
      Snapshot snapshot = study.network().snapshot(k);
      double[] busyMs = busyMs(study, layout, snapshot, passes);
      worst = Math.min(worst, 1000 / Arrays.stream(busyMs).max().orElseThrow());
      Arrays.setAll(mean, s -> mean[s] + busyMs[s] / study.network().snapshots());
      ways += hops(study, layout, snapshot) * passes / study.network().snapshots();
    }
    assertThat(limits.compute().tokensPerSecond()).isCloseTo(worst, within(1e-9 * worst));
    double sent = 0;
    for (int link = 0; link < 2 * study.network().links(); link++) {
      sent += limits.load().hiddenStates(link);
    }
    assertThat(sent).isCloseTo(ways, within(1e-9 * ways));
    for (int s = 0; s < mean.length; s++) {
      assertThat(limits.load().busyMs(s)).isCloseTo(mean[s], within(1e-9));
    }
    assertThat(
            CapacityLimits.of(study, layout, new Workload(1, prompt, output), Optional.empty(), 1)
                .saturation())
        .isEqualTo(limits.saturation());
  }

  private static double[] busyMs(Study study, Layout layout, Snapshot snapshot, double passes) {
    Graph<Integer, DefaultWeightedEdge> graph = snapshot.toGraph();
    DijkstraShortestPath<Integer, DefaultWeightedEdge> paths = new DijkstraShortestPath<>(graph);
    Compute compute = study.scenario().compute();
    double[] busyMs = new double[40];
    for (int l = 0; l < layout.layers(); l++) {
      double[] active = study.laws().get(l).inclusionProbabilities();
      busyMs[layout.gateway(l)] += passes * compute.ms(study.scenario().model().gatewayFlop(), 0);
      for (int e = 0; e < active.length; e++) {
        int s = layout.expert(l, e);
        double legs =
            paths.getPathWeight(layout.gateway(l), s)
                + paths.getPathWeight(s, layout.nextGateway(l));
        if (legs < Double.POSITIVE_INFINITY) {
          busyMs[s] += passes * active[e] * compute.ms(study.scenario().model().expertFlop(), 0);
        }
      }
    }
    busyMs[layout.gateway(layout.layers() - 1)] +=
        compute.ms(study.scenario().model().headFlop(), 0);
    return busyMs;
  }

  /** Hops of all activations, each weighted with its probability. */
  private static double hops(Study study, Layout layout, Snapshot snapshot) {
    DijkstraShortestPath<Integer, DefaultWeightedEdge> paths =
        new DijkstraShortestPath<>(snapshot.toGraph());
    double sum = 0;
    for (int l = 0; l < layout.layers(); l++) {
      double[] active = study.laws().get(l).inclusionProbabilities();
      for (int e = 0; e < active.length; e++) {
        var in = paths.getPath(layout.gateway(l), layout.expert(l, e));
        var out = paths.getPath(layout.expert(l, e), layout.nextGateway(l));
        sum += in == null || out == null ? 0 : active[e] * (in.getLength() + out.getLength());
      }
    }
    return sum;
  }

  /** Every other request has a prompt: half of the load of one kind and half of the other. */
  @Test
  void aTraceAsksForTheMeanOfItsRequests() {
    Study study = Loads.remembering();
    Layout layout = Loads.layout();
    RequestTrace trace =
        new RequestTrace(new double[] {5, 6, 6, 8}, new int[] {0, 7, 0, 7}, new int[] {2, 6, 2, 6});
    assertThat(trace.requestsPerSecond()).isEqualTo(1);
    assertThat(trace.faster(0.25).requestsPerSecond()).isEqualTo(0.25);
    assertThat(trace.tokensPerSecond()).isEqualTo(4);
    TokenLoad both = CapacityLimits.of(study, layout, trace, Optional.empty(), 1).load();
    TokenLoad with =
        CapacityLimits.of(study, layout, new Workload(1, 7, 6), Optional.empty(), 1).load();
    TokenLoad without =
        CapacityLimits.of(study, layout, new Workload(1, 0, 2), Optional.empty(), 1).load();
    for (int s = 0; s < 40; s++) {
      assertThat(both.busyMs(s))
          .isCloseTo((6 * with.busyMs(s) + 2 * without.busyMs(s)) / 8, within(1e-12));
    }
    assertThatThrownBy(
            () -> new RequestTrace(new double[] {1, 0.5}, new int[] {1, 1}, new int[] {1, 1}))
        .hasMessage("seconds[1] is 0.5; allowed: 1 to 1000000000");
    assertThatThrownBy(
            () -> new RequestTrace(new double[] {1, 2}, new int[] {1, 1}, new int[] {1, 0}))
        .hasMessage("outputTokens[1] is 0; allowed: 1 to 1000000");
  }

  /** What links carry, weighted with their latency, is what paths take. */
  @Test
  void linksCarryWhatGoesOverLeastLatencyPaths() {
    Study study = Loads.still(Compute.Include.NONE);
    Network network = study.network();
    CapacityLimits limits = CapacityLimits.of(study, Loads.layout(), TOKENS, Optional.empty(), 1);
    Snapshot snapshot = network.snapshot(0);
    DijkstraShortestPath<Integer, DefaultWeightedEdge> paths =
        new DijkstraShortestPath<>(snapshot.toGraph());
    double expected = 0;
    double[] surplus = new double[network.satellites()];
    for (int l = 0; l < 4; l++) {
      double[] active = study.laws().get(l).inclusionProbabilities();
      for (int e = 0; e < 4; e++) {
        int s = Loads.layout().expert(l, e);
        expected += active[e] * paths.getPathWeight(Loads.layout().gateway(l), s);
        expected += active[e] * paths.getPathWeight(s, Loads.layout().nextGateway(l));
      }
    }
    double carried = 0;
    double most = 0;
    for (int link = 0; link < network.links(); link++) {
      double there = limits.load().hiddenStates(2 * link);
      double back = limits.load().hiddenStates(2 * link + 1);
      carried += there + back > 0 ? (there + back) * snapshot.linkMs(link) : 0;
      most = Math.max(most, Math.max(there, back));
      surplus[network.linkA(link)] += there - back;
      surplus[network.linkB(link)] += back - there;
    }
    assertThat(carried).isCloseTo(expected, within(1e-9 * expected));
    // Every gateway sends to two experts what comes back from two: nothing gathers anywhere.
    assertThat(surplus)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
        .containsOnly(0);
    // 8192 bits at 10 Mbit/s
    assertThat(limits.link().tokensPerSecond()).isCloseTo(1000 / (0.8192 * most), within(1e-6));
    assertThat(limits.saturation()).isEqualTo(limits.link());
    assertThat(limits.saturation().bottleneck()).matches("link \\d+ -> \\d+");
    assertThat(limits.compute().tokensPerSecond()).isInfinite();
    assertThat(limits.meanTokensPerSecond())
        .isCloseTo(limits.saturation().tokensPerSecond(), within(1e-9));
  }

  /** Always in sunlight, so that the satellite that works most runs out first. */
  @Test
  void theEnergyLimitIsWhereTheSunPaysNoMore() {
    Study study = Loads.still(Compute.Include.ALL);
    Power power = new Power(10, 2, 3, 0, new Sun.Beta(90));
    CapacityLimits limits = CapacityLimits.of(study, Loads.layout(), TOKENS, Optional.of(power), 1);
    // The last gateway: its layer's work and the output head.
    double gflop =
        (study.scenario().model().gatewayFlop() + study.scenario().model().headFlop()) / 1e9;
    EnergyBudget energy = limits.energy().orElseThrow();
    assertThat(energy.limit().tokensPerSecond()).isCloseTo(8 / (3 * gflop), within(1e-6));
    assertThat(energy.limit().bottleneck()).isEqualTo("energy of satellite 30");
    assertThat(energy.computeJoules())
        .isCloseTo(3 * study.scenario().model().tokenFlop() / 1e9, within(1e-12));
    assertThat(energy.sendJoules()).isZero();
    assertThat(energy.batteryWh(30, 5)).isZero();
    // 0.1 GFLOP/s is reached at 24 tokens a second, 8 W at about 640.
    assertThat(limits.saturation()).isEqualTo(limits.compute());
    assertThat(limits.compute().tokensPerSecond()).isCloseTo(0.1 / gflop, within(1e-6));

    Power poor = new Power(10, 12, 3, 0, new Sun.Beta(90));
    assertThat(CapacityLimits.of(study, Loads.layout(), TOKENS, Optional.of(poor), 1).saturation())
        .isEqualTo(new Limit(0, Limit.Kind.ENERGY, 0, 0));
  }

  /** A board of its own: half the rate and half the sun of the others. */
  @Test
  void satellitesMayDiffer() {
    Scenario still = Loads.still(Compute.Include.EXPERTS).scenario();
    SatelliteBoard slow =
        new SatelliteBoard(
            OptionalDouble.of(0.05),
            OptionalDouble.empty(),
            OptionalDouble.of(5),
            OptionalDouble.empty(),
            true);
    Fleet fleet =
        new Fleet(Optional.of(new Boards("boards.csv", "", Map.of(4, slow))), Failures.NONE);
    Scenario mixed = still.withFleet(fleet);
    Power power = new Power(10, 0, 1, 0, new Sun.Beta(90));
    CapacityLimits usual = limits(new Study(still, 1), power);
    CapacityLimits own = limits(new Study(mixed, 1), power);
    for (int s = 0; s < 40; s++) {
      double times = s == 4 ? 2 : 1;
      assertThat(own.load().busyMs(s)).isCloseTo(times * usual.load().busyMs(s), within(1e-9));
      assertThat(own.load().gflop(s)).isCloseTo(usual.load().gflop(s), within(1e-12));
    }
    double least =
        Math.min(
            5 / own.load().gflop(4),
            IntStream.range(5, 40).mapToDouble(s -> 10 / own.load().gflop(s)).min().orElseThrow());
    assertThat(own.energy().orElseThrow().limit().tokensPerSecond())
        .isCloseTo(least, within(1e-9 * least));
  }

  private static CapacityLimits limits(Study study, Power power) {
    return CapacityLimits.of(study, Loads.layout(), TOKENS, Optional.of(power), 1);
  }

  @Test
  void sendingAndTheShadowTakeEnergy() {
    Study study = Loads.still(Compute.Include.ALL);
    Power power = new Power(10, 2, 0, 1000, new Sun.Beta(0));
    CapacityLimits limits = CapacityLimits.of(study, Loads.layout(), TOKENS, Optional.of(power), 1);
    double hops = hops(study, Loads.layout(), study.network().snapshot(0));
    EnergyBudget energy = limits.energy().orElseThrow();
    assertThat(energy.sendJoules()).isCloseTo(1000 * hops * 8192e-9, within(1e-9));
    int most = energy.largestBattery(5);
    double shadowHours =
        (1 - power.sun().sunlit(Constellation.parse("delta:1200:60:40/5/1"), 0))
            * study.scenario().constellation().periodSeconds()
            / 3600;
    assertThat(energy.batteryWh(most, 5))
        .isCloseTo((2 + 5 * energy.joules(most)) * shadowHours, within(1e-9));
    assertThat(energy.limit().from()).isEqualTo(most);
  }
}
