package io.spacemoe.scenario.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.oracle.BruteForceLatency;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.ejml.data.DMatrixRMaj;
import org.jgrapht.Graph;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TokenLatencyTest {

  /** Placed and evaluated by brute force; the figure is that of earlier versions. */
  @Test
  void spacemoeMeetsTheOracleWithZipfWeightsAndExpertWork() {
    assertMeetsOracle(new WeightSource.Zipf(1, 1, false), Compute.Include.EXPERTS, 909.645668765);
  }

  /** Placed and evaluated by brute force; the figure is that of earlier versions. */
  @Test
  void spacemoeMeetsTheOracleWithUniformWeightsAndNoWork() {
    assertMeetsOracle(new WeightSource.Uniform(), Compute.Include.NONE, 920.462260598);
  }

  private static void assertMeetsOracle(
      WeightSource weights, Compute.Include include, double published) {
    Scenario scenario = Scenarios.oracle(weights, include);
    Study study = new Study(scenario, 2);
    BruteForceLatency oracle = BruteForceLatency.of(scenario, study.network());
    double expected = oracle.tokenMs(oracle.spacemoe());
    assertThat(expected).isCloseTo(published, Percentage.withPercentage(1e-7));
    assertThat(study.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs())
        .isCloseTo(expected, Percentage.withPercentage(1e-7));
  }

  /** Distances by JGraphT, the maximum by enumerating the activated pairs. */
  @ParameterizedTest
  @EnumSource(
      value = Activation.Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void equalsAnIndependentEvaluation(Activation.Law law) {
    for (double survival : new double[] {1, 0.7, 0.3}) {
      Scenario scenario = Scenarios.small(law, survival, 3);
      Study study = new Study(scenario, 2);
      for (String scheme : List.of("rand-place", "rand-intra")) {
        Layout layout = Scenarios.layouts(study, scheme).get(0);
        TokenLatency latency = study.evaluate(layout);
        assertThat(latency.totalMs()).isCloseTo(independent(study, layout), within(1e-9));
        assertThat(latency.parts().totalMs()).isCloseTo(latency.totalMs(), within(1e-9));
        assertThat(Arrays.stream(latency.layersMs()).sum() + latency.headMs())
            .isCloseTo(latency.totalMs(), within(1e-9));
        assertThat(Arrays.stream(latency.slotsMs()).average().orElseThrow())
            .isCloseTo(latency.totalMs(), within(1e-9));
        assertThat(latency.parts().penaltyMs() > 0).isEqualTo(survival < 1);
      }
    }
  }

  /** As before, with up to four experts on a satellite. */
  @ParameterizedTest
  @EnumSource(
      value = Activation.Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void expertsThatShareASatelliteWaitForEachOther(Activation.Law law) {
    for (double survival : new double[] {1, 0.5}) {
      Study study = new Study(Scenarios.small(law, survival, 3, new SatelliteCapacity.Slots(4)), 2);
      int[] gateways = {0, 9, 17, 30};
      int[][] experts = {{4, 4, 5, 5}, {6, 6, 6, 6}, {8, 12, 8, 33}, {1, 2, 10, 20}};
      Layout layout = new Layout(gateways, experts);
      TokenLatency latency = study.evaluate(layout);
      assertThat(latency.totalMs()).isCloseTo(independent(study, layout), within(1e-9));
      assertThat(latency.parts().totalMs()).isCloseTo(latency.totalMs(), within(1e-9));
      assertThat(new Study(study.scenario(), 7).evaluate(layout).totalMs())
          .isEqualTo(latency.totalMs());
    }
  }

  private static double independent(Study study, Layout layout) {
    Scenario scenario = study.scenario();
    Network network = study.network();
    double expertMs = scenario.compute().ms(scenario.model().expertFlop(), 0);
    double sum = 0;
    for (int k = 0; k < network.snapshots(); k++) {
      Graph<Integer, DefaultWeightedEdge> graph = network.snapshot(k).toGraph();
      DijkstraShortestPath<Integer, DefaultWeightedEdge> paths = new DijkstraShortestPath<>(graph);
      for (int l = 0; l < layout.layers(); l++) {
        double[] tau = new double[layout.experts(l)];
        for (int e = 0; e < tau.length; e++) {
          double legs =
              paths.getPathWeight(layout.gateway(l), layout.expert(l, e))
                  + paths.getPathWeight(layout.expert(l, e), layout.nextGateway(l));
          tau[e] = Double.isInfinite(legs) ? 1000 : legs + expertMs;
        }
        sum += slowestOfPair(study.laws().get(l), tau, layout.expertsOf(l), expertMs);
      }
    }
    return sum / network.snapshots()
        + layout.layers() * scenario.compute().ms(scenario.model().gatewayFlop(), 0)
        + scenario.compute().ms(scenario.model().headFlop(), 0);
  }

  /** E[max] over activated pairs, from the probabilities of single pairs alone. */
  private static double slowestOfPair(
      ActivationLaw law, double[] tau, int[] satelliteOf, double expertMs) {
    double expected = 0;
    for (int a = 0; a < tau.length; a++) {
      for (int b = a + 1; b < tau.length; b++) {
        boolean wait = satelliteOf[a] == satelliteOf[b] && tau[a] < 1000;
        expected += pairProbability(law, a, b) * (Math.max(tau[a], tau[b]) + (wait ? expertMs : 0));
      }
    }
    return expected;
  }

  /** P(both a and b): with a and b first in the order, the later of the two decides. */
  private static double pairProbability(ActivationLaw law, int a, int b) {
    int[] order =
        IntStream.concat(
                IntStream.of(a, b), IntStream.range(0, law.experts()).filter(e -> e != a && e != b))
            .toArray();
    double[] decides = new double[order.length];
    law.maxDistribution(order, decides);
    return decides[1];
  }

  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void noResultDependsOnTheNumberOfThreads(PlacementScheme scheme) {
    Scenario scenario = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 5);
    SchemeResult one = new Study(scenario, 1).run(scheme, Engines.recommended());
    for (int threads : new int[] {2, 3, 7}) {
      SchemeResult many = new Study(scenario, threads).run(scheme, Engines.recommended());
      assertThat(many.layouts()).isEqualTo(one.layouts());
      assertThat(many.latency().totalMs()).isEqualTo(one.latency().totalMs());
      assertThat(many.latency().parts()).isEqualTo(one.latency().parts());
      assertThat(many.ciHalfWidthMs()).isEqualTo(one.ciHalfWidthMs());
    }
  }

  @Test
  void expectedPathLatenciesHaveTheSameBitsHoweverFewRowsFitInMemory() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 5), 2);
    PathLatency path = study.scenario().pathLatency();
    int[] gateways = {3, 17, 3, 29, 8, 17, 0};
    DMatrixRMaj whole = path.expected(study.network(), gateways, 1);
    for (int rows = 2; rows <= 8; rows++) {
      assertThat(path.expected(study.network(), gateways, 2, rows).data).isEqualTo(whole.data);
    }
    assertThatThrownBy(() -> path.expected(study.network(), new int[1 << 23], 1))
        .hasMessageStartingWith("8388608 layers x 40 satellites do not fit one table");
  }

  @Test
  void layoutsTogetherGiveWhatTheyGiveAlone() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 5), 2);
    List<Layout> layouts = Scenarios.layouts(study, "rand-place");
    double mean =
        layouts.stream()
            .mapToDouble(l -> study.evaluate(l).totalMs())
            .limit(5)
            .average()
            .orElseThrow();
    assertThat(study.run(Schemes.named("rand-place"), Engines.recommended()).latency().totalMs())
        .isCloseTo(mean, within(1e-9));
  }

  @Test
  void theConfidenceIntervalIsStudents() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 5), 2);
    SchemeResult result = study.run(Schemes.named("rand-place"), Engines.recommended());
    double[] totals =
        result.layouts().stream().mapToDouble(l -> study.evaluate(l).totalMs()).toArray();
    double mean = Arrays.stream(totals).average().orElseThrow();
    double variance = Arrays.stream(totals).map(t -> (t - mean) * (t - mean)).sum() / 4;
    double tabulated = 2.776445105; // Student's t, 4 degrees of freedom, 97.5 %
    assertThat(result.ciHalfWidthMs().getAsDouble())
        .isCloseTo(tabulated * Math.sqrt(variance / 5), Percentage.withPercentage(1e-6));
  }

  @Test
  void aLayoutOfAnotherScenarioIsRefusedByPlace() {
    Study study = new Study(Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 5), 2);
    int[][] experts = {{4, 5, 6, 7}, {8, 9, 10, 11}, {12, 13, 14, 15}, {16, 17, 18, 19}};
    assertRefused(
        study,
        new Layout(new int[] {0, 1, 2}, Arrays.copyOf(experts, 3)),
        "gateways has 3 entries");
    assertRefused(
        study, new Layout(new int[] {0, 1, 2, 40}, experts), "gateways[3] is 40; allowed: 0 to 39");
    assertRefused(study, new Layout(new int[] {0, 1, 2, 5}, experts), "already hosts gateways[3]");
    experts[2] = new int[] {12, 13, 14};
    assertRefused(study, new Layout(new int[] {0, 1, 2, 3}, experts), "experts[2] has 3 entries");
  }

  private static void assertRefused(Study study, Layout layout, String message) {
    assertThatThrownBy(() -> study.evaluate(layout))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
