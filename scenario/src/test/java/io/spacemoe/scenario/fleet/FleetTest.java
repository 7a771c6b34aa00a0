package io.spacemoe.scenario.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.JointSolvers;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Boards that differ, satellites that have failed, and gateways that share. */
class FleetTest {
  private static final Scenario SMALL = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.8, 5);

  private static Scenario with(Fleet fleet, PlacementPlan plan, Compute compute) {
    return new Scenario(
            SMALL.name(),
            SMALL.constellation(),
            SMALL.links(),
            SMALL.snapshots(),
            SMALL.model(),
            compute,
            SMALL.activation(),
            plan)
        .withFleet(fleet);
  }

  private static Scenario with(Fleet fleet) {
    return with(fleet, SMALL.placement(), SMALL.compute());
  }

  private static Fleet failing(Integer... satellites) {
    return new Fleet(Optional.empty(), new Failures(List.of(satellites), List.of(), 0, 1));
  }

  private static Fleet boards(Map<Integer, SatelliteBoard> boards) {
    return new Fleet(Optional.of(new Boards("boards.csv", "", boards)), Failures.NONE);
  }

  private static SatelliteBoard board(double gflops, double memoryGB) {
    return new SatelliteBoard(
        OptionalDouble.of(gflops),
        OptionalDouble.of(memoryGB),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        true);
  }

  private static Engines brief() {
    SolveOptions limits = SolveOptions.defaults().withIterationLimit(2);
    return Engines.recommended()
        .withJoint(
            (problem, options) ->
                JointSolvers.solve(
                    JointSolvers.named("joint-local-search"),
                    problem,
                    options.hint().map(limits::withHint).orElse(limits).withSeed(1)));
  }

  /** Every scheme, the ring's with the centre of layer 0 gone, places on what is left. */
  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void nothingSitsOnOrPassesAFailedSatellite(PlacementScheme scheme) {
    int centre = Scenarios.layouts(new Study(SMALL, 1), "spacemoe").get(0).gateway(0);
    Study study = new Study(with(failing(centre, 39)), 1);
    SchemeResult result = study.run(scheme, brief());
    for (Layout layout : result.layouts()) {
      assertThat(layout.gateways()).doesNotContain(centre, 39);
      for (int l = 0; l < layout.layers(); l++) {
        assertThat(layout.expertsOf(l)).doesNotContain(centre, 39);
      }
      study.evaluate(layout);
    }
    for (int link = 0; link < study.network().links(); link++) {
      if (study.network().linkA(link) == centre || study.network().linkB(link) == 39) {
        assertThat(study.network().snapshot(3).linkMs(link)).isInfinite();
      }
    }
    Layout layout = Scenarios.layouts(new Study(SMALL, 1), "spacemoe").get(0);
    assertThatThrownBy(() -> study.evaluate(layout))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("is satellite " + centre + ", which is out of service");
  }

  @Test
  void failuresAreNamedDrawnOrWholePlanes() {
    Constellation sky = SMALL.constellation();
    BitSet planes =
        new Fleet(Optional.empty(), new Failures(List.of(3), List.of(2), 0, 1)).unavailable(sky);
    assertThat(planes.stream().toArray()).containsExactly(3, 16, 17, 18, 19, 20, 21, 22, 23);
    BitSet before = new BitSet();
    for (int random = 1; random < 40; random++) {
      Failures failures = new Failures(List.of(), List.of(), random, 7);
      BitSet drawn = new Fleet(Optional.empty(), failures).unavailable(sky);
      assertThat(drawn.cardinality()).isEqualTo(random);
      BitSet both = (BitSet) drawn.clone();
      both.or(before);
      assertThat(both).as("more failures keep those there are").isEqualTo(drawn);
      before = drawn;
    }
    assertThatThrownBy(() -> with(failing(40))).hasMessageContaining("failures.satellites[0]");
    assertThatThrownBy(
            () -> with(new Fleet(Optional.empty(), new Failures(List.of(1), List.of(), 40, 1))))
        .hasMessageContaining("failures.random")
        .hasMessageContaining("0 to 39");
  }

  @Test
  void boardsThatAreAllAlikeChangeNothing() {
    Map<Integer, SatelliteBoard> alike = new HashMap<>();
    IntStream.range(0, 40).forEach(s -> alike.put(s, board(0.1, 5)));
    SchemeResult usual = new Study(SMALL, 1).run(scheme("spacemoe"), brief());
    SchemeResult same = new Study(with(boards(alike)), 1).run(scheme("spacemoe"), brief());
    assertThat(same.layouts()).isEqualTo(usual.layouts());
    assertThat(same.latency().totalMs()).isCloseTo(usual.latency().totalMs(), within(1e-9));
    Map<Integer, SatelliteBoard> said = new HashMap<>();
    IntStream.range(0, 40).forEach(s -> said.put(s, SatelliteBoard.USUAL));
    SchemeResult exact = new Study(with(boards(said)), 1).run(scheme("spacemoe"), brief());
    assertThat(exact.latency().totalMs()).isEqualTo(usual.latency().totalMs());
    assertThat(exact.latency().layersMs()).isEqualTo(usual.latency().layersMs());
  }

  private static PlacementScheme scheme(String id) {
    return Schemes.named(id);
  }

  /** A gateway ten times as fast takes a tenth; so do the head and an expert, where they are. */
  @Test
  void fastBoardsTakeLess() {
    Layout layout = Scenarios.layouts(new Study(SMALL, 1), "spacemoe").get(0);
    TokenLatency usual = new Study(SMALL, 1).evaluate(layout);
    double gatewayMs = SMALL.model().gatewayFlop() / 0.1e6;
    double headMs = SMALL.model().headFlop() / 0.1e6;

    TokenLatency fast =
        new Study(with(boards(Map.of(layout.gateway(3), board(1, 1)))), 1).evaluate(layout);
    assertThat(fast.headMs()).isCloseTo(headMs / 10, within(1e-9));
    assertThat(usual.totalMs() - fast.totalMs())
        .isCloseTo(0.9 * (gatewayMs + headMs), within(1e-6));

    Map<Integer, SatelliteBoard> experts = new HashMap<>();
    Arrays.stream(layout.expertsOf(1)).forEach(s -> experts.put(s, board(1, 1)));
    TokenLatency quick = new Study(with(boards(experts)), 1).evaluate(layout);
    double expertMs = SMALL.model().expertFlop() / 0.1e6;
    assertThat(usual.layersMs()[1] - quick.layersMs()[1])
        .isBetween(0.5 * expertMs, 0.9 * expertMs + 1e-6);
  }

  /** The roofline: an expert of 0.786 MB from memory of 1 MB/s takes 0.786 s, and not 7.86 ms. */
  @Test
  void memoryLimitsWork() {
    Compute compute =
        new Compute(0.1, Compute.Include.EXPERTS, OptionalDouble.of(1e-3), Optional.empty(), false);
    double bytes = 3.0 * 512 * 256 * 2;
    assertThat(SMALL.model().expertBytes()).isEqualTo(bytes);
    assertThat(compute.ms(SMALL.model().expertFlop(), bytes)).isCloseTo(786.432, within(1e-9));
    assertThat(compute.ms(1e9, bytes)).isCloseTo(10_000, within(1e-9));
    Layout layout = Scenarios.layouts(new Study(SMALL, 1), "spacemoe").get(0);
    Scenario limited = with(Fleet.UNIFORM, SMALL.placement(), compute);
    TokenLatency latency = new Study(limited, 1).evaluate(layout);
    double cut = latency.parts().penaltyMs();
    assertThat(latency.parts().expertComputeMs() + cut * 0.786432)
        .isCloseTo(4 * 786.432, within(1e-6));
  }

  /** 3 MB boards hold 3 experts of 0.786 MB, or 1 beside a gateway; one board holds none. */
  @Test
  void memoryOfEachSatelliteAndBesideGateways() {
    PlacementPlan plan =
        new PlacementPlan("spacemoe", 1000, 5, 1, new SatelliteCapacity.Memory(0.003, 0), true);
    Fleet fleet = boards(Map.of(7, board(0.1, 0.0007), 8, board(0.1, 0.008), 9, board(0.1, 0.004)));
    Scenario scenario = with(fleet, plan, SMALL.compute());
    double gatewayBytes = (4 * 512 * 512 + 512 * 4) * 2 + 786_432 + 2 * 512 * 128 * 2;
    assertThat(SMALL.model().gatewayBytes()).isEqualTo(gatewayBytes);
    Rooms rooms = scenario.rooms();
    assertThat(rooms.slots(0)).isEqualTo(3);
    assertThat(rooms.besideGateway(0)).isZero();
    assertThat(rooms.slots(7)).isZero();
    assertThat(rooms.slots(8)).isEqualTo(10);
    assertThat(rooms.besideGateway(8)).isEqualTo(6);
    assertThat(rooms.besideGateway(9)).isEqualTo((int) ((4e6 - gatewayBytes) / 786_432));
    Study study = new Study(scenario, 1);
    for (String id : new String[] {"spacemoe", "rand-place", "rand-intra-cg"}) {
      study.run(scheme(id), brief()).layouts().forEach(study::evaluate);
    }
    int[][] experts = {{8, 8, 8, 8}, {1, 1, 1, 2}, {2, 2, 3, 3}, {4, 4, 4, 5}};
    study.evaluate(new Layout(new int[] {8, 10, 11, 12}, experts));
    experts[0][0] = 7;
    assertThatThrownBy(() -> study.evaluate(new Layout(new int[] {8, 10, 11, 12}, experts)))
        .hasMessageContaining("is satellite 7, whose memory no expert fits");
    assertThatThrownBy(
            () -> new PlacementPlan("spacemoe", 1000, 5, 1, new SatelliteCapacity.Slots(2), true))
        .hasMessageContaining("placement.gatewaysShare");
  }
}
