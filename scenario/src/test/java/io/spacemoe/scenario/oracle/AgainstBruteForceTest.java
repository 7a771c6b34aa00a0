package io.spacemoe.scenario.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scheme, law, capacity and offset on tiny skies, and what must not change a latency. */
class AgainstBruteForceTest {
  private static final Percentage EXACT = Percentage.withPercentage(1e-7);
  private static final List<SatelliteCapacity> CAPACITIES =
      List.of(
          new SatelliteCapacity.One(),
          new SatelliteCapacity.Slots(2),
          new SatelliteCapacity.Memory(0.0037, 0.0001));

  /** Skies with a number of layers for which rings have room. */
  private static final Map<String, Integer> LAYERS =
      Map.of("delta:4000:60:24/4/1", 3, "star:8000:80:24/8/2", 4, "delta:8000:55:24/8/5", 5);

  /** Each sky with each offset, "nearest" where there is none, with and without outages. */
  private static Stream<Arguments> skies() {
    List<OptionalInt> offsets =
        List.of(OptionalInt.of(0), OptionalInt.of(1), OptionalInt.empty(), OptionalInt.of(-2));
    return LAYERS.keySet().stream()
        .sorted()
        .flatMap(
            sky ->
                offsets.stream()
                    .flatMap(
                        offset ->
                            Stream.of(1.0, 0.6)
                                .map(survival -> Arguments.of(sky, offset, survival))));
  }

  @ParameterizedTest
  @MethodSource("skies")
  void everySchemeLawAndCapacityHasTheLatencyOfItsDefinition(
      String sky, OptionalInt offset, double survival) {
    Layout joint = null; // searched for once, then evaluated under every law and capacity
    for (Activation.Law law : Activation.Law.values()) {
      for (SatelliteCapacity capacity : CAPACITIES) {
        Scenario scenario = scenario(sky, LAYERS.get(sky), offset, survival, law, capacity);
        Study study = new Study(scenario, 1);
        BruteForceLatency oracle = BruteForceLatency.of(scenario, study.network());
        for (PlacementScheme scheme : Schemes.installed()) {
          if (scheme.id().equals("joint") && joint != null) {
            assertThat(study.evaluate(joint).totalMs())
                .as("joint, %s, %s", law, capacity)
                .isCloseTo(oracle.tokenMs(joint), EXACT);
            continue;
          }
          SchemeResult result = study.run(scheme, Engines.recommended().withJoint(briefly()));
          double expected =
              result.layouts().stream().mapToDouble(oracle::tokenMs).average().orElseThrow();
          assertThat(result.latency().totalMs())
              .as("%s, %s, %s", scheme.id(), law, capacity)
              .isCloseTo(expected, EXACT);
          joint = scheme.id().equals("joint") ? result.layouts().get(0) : joint;
        }
        double ring =
            study.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs();
        assertThat(ring)
            .as("placed by the oracle, %s, %s", law, capacity)
            .isCloseTo(oracle.tokenMs(oracle.spacemoe()), EXACT);
      }
    }
  }

  /** Without outages, numbering slots along the links changes no ring scheme's latency. */
  @ParameterizedTest
  @CsvSource({
    "delta:4000:60:24/4/1, 3, 1",
    "delta:4000:60:24/4/3, 2, -2",
    "star:8000:80:24/8/2, 4, 2",
    "delta:8000:55:24/8/5, 5, 1"
  })
  void aNetworkNumberedAlongItsLinksGivesTheSameRings(String sky, int layers, int offset) {
    for (SatelliteCapacity capacity : CAPACITIES) {
      Activation.Law law = Activation.Law.PLACKETT_LUCE;
      Scenario turned =
          Scenarios.withDraws(scenario(sky, layers, OptionalInt.of(offset), 1, law, capacity), 3);
      Scenario straight =
          Scenarios.withDraws(scenario(sky, layers, OptionalInt.of(0), 1, law, capacity), 3);
      Study study = new Study(turned, 1);
      BruteForceLatency oracle = BruteForceLatency.of(turned, study.network());
      BruteForceLatency alongLinks = oracle.alongLinks();
      for (String scheme : List.of("rand-intra", "rand-intra-cg", "nearest-random-order")) {
        for (int draw = 0; draw < 3; draw++) {
          Layout layout = Scenarios.layouts(study, scheme).get(draw);
          assertThat(study.evaluate(layout).totalMs())
              .isCloseTo(alongLinks.tokenMs(oracle.alongLinks(layout)), EXACT);
          if (!scheme.equals("nearest-random-order")) {
            assertThat(oracle.alongLinks(layout))
                .isEqualTo(Scenarios.layouts(new Study(straight, 1), scheme).get(draw));
          }
        }
      }
      assertThat(study.run(Schemes.named("spacemoe"), Engines.recommended()).latency().totalMs())
          .isCloseTo(alongLinks.tokenMs(alongLinks.spacemoe()), EXACT);
    }
  }

  /**
   * A whole constellation that moves on by one slot, or turns by one plane, is itself at another
   * time; so a placement that goes with it is as good, whatever scheme made it.
   */
  @ParameterizedTest
  @CsvSource({
    "delta:4000:60:24/4/1, 3, 0",
    "delta:4000:60:24/4/3, 3, 1",
    "delta:8000:55:24/8/5, 5, -2"
  })
  void aTransportedPlacementIsAsGood(String notation, int layers, int offset) {
    Scenario scenario =
        scenario(
            notation,
            layers,
            OptionalInt.of(offset),
            1,
            Activation.Law.TRACE,
            new SatelliteCapacity.Slots(2));
    Constellation sky = scenario.constellation();
    Study study = new Study(withSlots(scenario, sky.satellites()), 1);
    int slots = sky.satellitesPerPlane();
    IntUnaryOperator nextSlot = v -> sky.index(sky.planeOf(v), (sky.slotOf(v) + 1) % slots);
    IntUnaryOperator nextPlane =
        v ->
            sky.planeOf(v) + 1 < sky.planes()
                ? v + slots
                : (sky.slotOf(v) + sky.seamSlots()) % slots;
    for (PlacementScheme scheme : Schemes.installed()) {
      Layout layout =
          study.run(scheme, Engines.recommended().withJoint(briefly())).layouts().get(0);
      double ms = study.evaluate(layout).totalMs();
      assertThat(study.evaluate(moved(layout, nextSlot)).totalMs()).isCloseTo(ms, EXACT);
      assertThat(study.evaluate(moved(layout, nextPlane)).totalMs()).isCloseTo(ms, EXACT);
    }
  }

  @Test
  void anotherNameChangesNothing() {
    Scenario scenario =
        scenario(
            "delta:4000:60:24/4/1",
            3,
            OptionalInt.of(1),
            0.6,
            Activation.Law.CONDITIONAL_POISSON,
            new SatelliteCapacity.One());
    Scenario renamed =
        new Scenario(
            "another name \u536b\u661f",
            scenario.constellation(),
            scenario.links(),
            scenario.snapshots(),
            scenario.model(),
            scenario.compute(),
            scenario.activation(),
            scenario.placement());
    for (PlacementScheme scheme : Schemes.installed()) {
      SchemeResult a =
          new Study(scenario, 1).run(scheme, Engines.recommended().withJoint(briefly()));
      SchemeResult b =
          new Study(renamed, 1).run(scheme, Engines.recommended().withJoint(briefly()));
      assertThat(b.layouts()).isEqualTo(a.layouts());
      assertThat(b.latency().totalMs()).isEqualTo(a.latency().totalMs());
    }
  }

  private static Layout moved(Layout layout, IntUnaryOperator to) {
    return new Layout(
        Arrays.stream(layout.gateways()).map(to).toArray(),
        IntStream.range(0, layout.layers())
            .mapToObj(l -> Arrays.stream(layout.expertsOf(l)).map(to).toArray())
            .toArray(int[][]::new));
  }

  private static JointSolver briefly() {
    SolveOptions limits = SolveOptions.defaults().withIterationLimit(2);
    return (problem, options) ->
        JointSolvers.solve(
            JointSolvers.named("joint-local-search"),
            problem,
            options.hint().map(limits::withHint).orElse(limits).withSeed(1).withThreads(1));
  }

  private static Scenario withSlots(Scenario scenario, int slots) {
    return new Scenario(
        scenario.name(),
        scenario.constellation(),
        scenario.links(),
        new SnapshotPlan(slots, 1, 1),
        scenario.model(),
        scenario.compute(),
        scenario.activation(),
        scenario.placement());
  }

  /** Three experts of 1.18 MB, two active, all kinds of work, slow links. */
  private static Scenario scenario(
      String sky,
      int layers,
      OptionalInt offset,
      double survival,
      Activation.Law law,
      SatelliteCapacity capacity) {
    LinkRules links =
        new LinkRules(
            offset,
            0.01,
            0.25,
            survival,
            OptionalDouble.empty(),
            OptionalDouble.of(75),
            OptionalDouble.empty());
    return new Scenario(
        "tiny",
        Constellation.parse(sky),
        links,
        new SnapshotPlan(3, 2, 5),
        new MoeModel("custom", layers, 512, 3, 2, 384, 1, 1000, 128, 2, 2),
        new Compute(0.1, Compute.Include.ALL),
        activation(law, layers),
        new PlacementPlan("spacemoe", 300, 2, 3, capacity));
  }

  private static Activation activation(Activation.Law law, int layers) {
    Random random = new Random(11);
    if (law == Activation.Law.TRACE) {
      int[][] sets = {{0, 1}, {1, 2}, {1, 2}, {0, 2}, {1, 2}, {0, 1}};
      int[][][] all =
          IntStream.range(0, layers)
              .mapToObj(l -> Arrays.copyOfRange(sets, l % 2, 6))
              .toArray(int[][][]::new);
      return Activation.of(new ActivationTrace("made up", all));
    }
    double[][] rows = new double[layers][];
    Arrays.setAll(rows, l -> random.doubles(3, 0.1, 5).toArray());
    return Activation.of(law, new WeightSource.Table(TableMeaning.WEIGHTS, rows, Optional.empty()));
  }
}
