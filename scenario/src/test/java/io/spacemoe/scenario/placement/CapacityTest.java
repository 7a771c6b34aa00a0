package io.spacemoe.scenario.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.scheme.RandPlaceScheme;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.scenario.scheme.RingSubnets;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Capacity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Satellites with room for several experts. */
class CapacityTest {
  private static final MoeModel DEEPSEEK = ModelPresets.named("deepseek-v3", 4096, 1, 2);

  @ParameterizedTest
  @CsvSource({
    "8, 0, 181", // 44,040,192 bytes per expert
    "8, 4, 90",
    "0.044040192, 0, 1", // exactly one
    "0.088080384, 0, 2", // exactly two
    "0.088080383, 0, 1",
    "0.544040192, 0.5, 1",
    "1e6, 0, 22706531",
  })
  void memoryIsANumberOfExperts(double memory, double reserved, int experts) {
    assertThat(new SatelliteCapacity.Memory(memory, reserved).slots(DEEPSEEK)).isEqualTo(experts);
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    assertRefused(
        () -> new SatelliteCapacity.Slots(0),
        "placement.capacity.slots is 0; allowed: 1 to 100000");
    assertRefused(
        () -> new SatelliteCapacity.Memory(0, 0), "placement.capacity.memoryGB is 0.0; allowed: ");
    assertRefused(
        () -> new SatelliteCapacity.Memory(Double.NaN, 0), "placement.capacity.memoryGB is NaN");
    assertRefused(
        () -> new SatelliteCapacity.Memory(8, 8),
        "placement.capacity.reservedGB is 8.0; allowed: 0 to less than memoryGB, 8.0");
    assertRefused(
        () -> new SatelliteCapacity.Memory(0.5, 0.46).slots(DEEPSEEK),
        "placement.capacity.memoryGB leaves 0.04 GB for experts, but one takes 0.044040192 GB.");
  }

  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void oneSlotGivesTheLayoutsOfTheBaseCase(PlacementScheme scheme) {
    SchemeResult base = run(scheme, new SatelliteCapacity.One());
    SchemeResult slot = run(scheme, new SatelliteCapacity.Slots(1));
    assertThat(slot.layouts()).isEqualTo(base.layouts());
    assertThat(slot.latency().totalMs()).isEqualTo(base.latency().totalMs());
    assertThat(slot.latency().parts()).isEqualTo(base.latency().parts());
  }

  @ParameterizedTest
  @MethodSource("io.spacemoe.scenario.Schemes#installed")
  void noSatelliteHoldsMoreThanItsRoomAndGatewaysSitAlone(PlacementScheme scheme) {
    for (int slots : new int[] {2, 3, 100}) {
      SchemeResult result = run(scheme, new SatelliteCapacity.Slots(slots));
      assertThat(result.layouts()).hasSize(scheme.random() ? 5 : 1);
      for (Layout layout : result.layouts()) {
        Map<Integer, Long> tenants = tenants(layout);
        assertThat(Arrays.stream(layout.gateways()).distinct().count()).isEqualTo(4);
        assertThat(tenants.keySet()).doesNotContainAnyElementsOf(boxed(layout.gateways()));
        assertThat(tenants.values()).allSatisfy(n -> assertThat(n).isBetween(1L, (long) slots));
        assertThat(tenants.values()).contains((long) layout.fullest());
      }
      assertThat(result.layouts()).anyMatch(layout -> layout.fullest() > 1);
    }
  }

  private static Map<Integer, Long> tenants(Layout layout) {
    return IntStream.range(0, layout.layers())
        .flatMap(l -> Arrays.stream(layout.expertsOf(l)))
        .boxed()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static List<Integer> boxed(int[] satellites) {
    return Arrays.stream(satellites).boxed().toList();
  }

  private static SchemeResult run(PlacementScheme scheme, SatelliteCapacity capacity) {
    return new Study(Scenarios.small(Law.CONDITIONAL_POISSON, 0.9, 7, capacity), 2)
        .run(scheme, Engines.recommended());
  }

  /** With three slots and four experts, three sit on the nearest satellite and one on the next. */
  @Test
  void spacemoeFillsSatellitesInTheOrderOfLatencyHeaviestExpertsFirst() {
    Scenario scenario =
        Scenarios.small(Law.CONDITIONAL_POISSON, 0.9, 7, new SatelliteCapacity.Slots(3));
    Study study = new Study(scenario, 2);
    PlacementContext context = study.context(Engines.recommended());
    RingLayers ring = new RingLayers(context);
    double[][] activation = context.activation();
    DMatrixRMaj latency = context.expectedPathLatencyMs(ring.centres());
    Layout layout = Scenarios.layouts(study, "spacemoe").get(0);
    for (int l = 0; l < 4; l++) {
      int layer = l;
      LayerProblem problem = ring.problemOf(l);
      assertThat(problem.problem().capacity())
          .isEqualTo(Capacity.slots(IntStream.of(problem.candidates()).map(s -> 3).toArray()));
      int[] near =
          Arrays.stream(problem.candidates())
              .boxed()
              .sorted((a, b) -> Double.compare(latency.get(layer, a), latency.get(layer, b)))
              .limit(2)
              .mapToInt(s -> s)
              .toArray();
      int lightest =
          IntStream.range(0, 4)
              .boxed()
              .min((a, b) -> Double.compare(activation[layer][a], activation[layer][b]))
              .orElseThrow();
      int[] expected = {near[0], near[0], near[0], near[0]};
      expected[lightest] = near[1];
      assertThat(layout.expertsOf(l)).containsExactly(expected);
      assertThat(Scenarios.layouts(study, "nearest-random-order").get(0).expertsOf(l))
          .containsExactlyInAnyOrder(expected);
    }
    assertThat(ring.problemOfAllLayers().problem().capacity())
        .isEqualTo(Capacity.slots(IntStream.range(0, 36).map(s -> 3).toArray()));
  }

  @Test
  void capacityMakesRoomForModelsLargerThanTheirSubnets() {
    Constellation sky = Constellation.parse("delta:550:53:1584/72/17");
    assertRefused(
        () -> RingSubnets.checkRoom(sky, DEEPSEEK, Rooms.uniform(1584, 11)),
        "model.expertsPerLayer is 256, but the ring subnet of layer 0 has 24 satellites, beside the gateway room for 253 experts: 3 missing; allowed: at most 253.");
    assertThat(RingSubnets.of(new LinkRows(sky, 0), DEEPSEEK, Rooms.uniform(1584, 12))).hasSize(58);
    assertRefused(
        () -> new RandPlaceScheme().checkRoom(sky, DEEPSEEK, Rooms.uniform(1584, 9)),
        "14848 experts in all, but the constellation has 1584 satellites, beside the gateways room for 13734: 1114 missing; allowed: at most 236.");
    new RandPlaceScheme().checkRoom(sky, DEEPSEEK, Rooms.uniform(1584, 10));
  }

  @Test
  void aLayoutIsHeldToTheRoom() {
    Study study =
        new Study(
            Scenarios.small(Law.CONDITIONAL_POISSON, 1, 5, new SatelliteCapacity.Slots(2)), 2);
    int[] gateways = {0, 1, 2, 3};
    int[][] experts = {{4, 4, 5, 5}, {6, 6, 7, 7}, {8, 8, 9, 10}, {10, 11, 12, 13}};
    assertThat(study.evaluate(new Layout(gateways, experts)).totalMs()).isPositive();
    experts[3][3] = 5;
    assertRefused(
        () -> study.evaluate(new Layout(gateways, experts)),
        "experts[3][3] is satellite 5, which already hosts 2 experts, experts[0][2] the first; placement.capacity gives a satellite room for 2 experts");
    experts[3][3] = 2;
    assertRefused(
        () -> study.evaluate(new Layout(gateways, experts)),
        "experts[3][3] is satellite 2, which already hosts gateways[2]; a gateway sits alone on its satellite");
  }

  private static void assertRefused(Runnable what, String message) {
    assertThatThrownBy(what::run)
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(message);
  }
}
