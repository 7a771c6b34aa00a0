package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CostsTest {
  private static final long[] NOBODY = {};

  static Stream<Arguments> kinds() {
    long[][] latency = {{1, 2, 3}, {6, 5, 4}};
    return Stream.of(
        Arguments.of(
            new Costs.Product(new long[] {10, 20}, new long[] {1, 2, 3}),
            new long[][] {{10, 20, 30}, {20, 40, 60}}),
        Arguments.of(
            new Costs.LayeredProduct(3, new int[] {1, 0}, new long[] {10, 20}, latency),
            new long[][] {{60, 50, 40}, {20, 40, 60}}),
        Arguments.of(
            new Costs.LayeredProduct(3, new int[] {1, 0}, new long[] {10, 20}, latency)
                .withMoves(new int[] {2, Costs.NOWHERE}, new long[] {5, 7}),
            new long[][] {{65, 55, 40}, {27, 47, 67}}),
        Arguments.of(new Costs.Matrix(3, latency), latency));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindGivesItsCostsOneByOneAndByTheRow(Costs costs, long[][] expected) {
    assertThat(costs.experts()).isEqualTo(2);
    assertThat(costs.satellites()).isEqualTo(3);
    for (int e = 0; e < 2; e++) {
      long[] row = new long[3];
      costs.copyRow(e, row);
      assertThat(row).containsExactly(expected[e]);
      for (int s = 0; s < 3; s++) {
        assertThat(costs.cost(e, s)).isEqualTo(expected[e][s]);
      }
    }
  }

  @Test
  void theStructureCanBeRead() {
    Costs.Product product = new Costs.Product(new long[] {7}, new long[] {8});
    Costs.LayeredProduct layered =
        new Costs.LayeredProduct(1, new int[] {1}, new long[] {7}, new long[][] {{8}, {9}});

    assertThat(product.weightPpm(0)).isEqualTo(7);
    assertThat(product.latencyNs(0)).isEqualTo(8);
    assertThat(layered.layers()).isEqualTo(2);
    assertThat(layered.layerOf(0)).isEqualTo(1);
    assertThat(layered.weightPpm(0)).isEqualTo(7);
    assertThat(layered.latencyNs(1, 0)).isEqualTo(9);
  }

  @Test
  void arraysAreCopied() {
    long[] weight = {1};
    long[] latency = {1};
    long[][] rows = {{1}};
    int[] layerOf = {0};
    List<Costs> costs =
        List.of(
            new Costs.Product(weight, latency),
            new Costs.LayeredProduct(1, layerOf, weight, rows),
            new Costs.Matrix(1, rows));
    weight[0] = latency[0] = rows[0][0] = layerOf[0] = 9;

    assertThat(costs).allSatisfy(c -> assertThat(c.cost(0, 0)).isEqualTo(1));
  }

  @Test
  void costsAreValues() {
    Supplier<List<Costs>> make = () -> kinds().map(kind -> (Costs) kind.get()[0]).toList();

    assertThat(make.get()).isEqualTo(make.get()).doesNotHaveDuplicates();
    assertThat(make.get()).hasSameHashCodeAs(make.get());
  }

  @Test
  void thereMayBeNobodyAndNothing() {
    assertThat(new Costs.Product(NOBODY, new long[3]).satellites()).isEqualTo(3);
    assertThat(new Costs.Matrix(3, new long[0][]).satellites()).isEqualTo(3);
    assertThat(new Costs.LayeredProduct(3, new int[0], NOBODY, new long[0][]).satellites())
        .isEqualTo(3);
    assertThat(new Costs.Matrix(0, new long[][] {{}}).experts()).isEqualTo(1);
  }

  static Stream<Arguments> totals() {
    long half = Costs.MAX_TOTAL / 2;
    return Stream.of(
        total(true, () -> new Costs.Matrix(2, new long[][] {{0, half}, {half + 1, 0}})),
        total(false, () -> new Costs.Matrix(2, new long[][] {{0, half}, {half + 2, 0}})),
        total(true, () -> new Costs.Product(new long[] {1L << 31}, new long[] {(1L << 31) - 1})),
        total(false, () -> new Costs.Product(new long[] {1L << 31}, new long[] {1L << 31})),
        total(false, () -> new Costs.Product(new long[] {1L << 32}, new long[] {1L << 31})),
        total(false, () -> new Costs.Product(new long[] {1L << 32}, new long[] {1L << 32})),
        total(
            false,
            () ->
                new Costs.LayeredProduct(
                    1, new int[] {0}, new long[] {1L << 32}, new long[][] {{1L << 32}})),
        total(true, () -> movable(0, Costs.MAX_TOTAL)),
        total(false, () -> movable(1, Costs.MAX_TOTAL)),
        total(false, () -> movable(Long.MAX_VALUE, Long.MAX_VALUE)),
        total(true, () -> new Costs.Product(new long[] {0, 0}, new long[] {Long.MAX_VALUE})));
  }

  private static Costs movable(long latency, long moveCost) {
    return new Costs.LayeredProduct(1, new int[1], new long[] {1}, new long[][] {{latency}})
        .withMoves(new int[1], new long[] {moveCost});
  }

  private static Arguments total(boolean allowed, Supplier<Costs> costs) {
    return Arguments.of(allowed, costs);
  }

  @ParameterizedTest
  @MethodSource("totals")
  void noPlacementCanCostMoreThanTheLimit(boolean allowed, Supplier<Costs> costs) {
    if (allowed) {
      assertThat(costs.get().experts()).isPositive();
    } else {
      assertThatThrownBy(costs::get)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("cost more than 2^62 - 1 together")
          .hasMessageContaining("Maybe use a coarser unit");
    }
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        bad("weightPpm[1] is -5", () -> new Costs.Product(new long[] {1, -5}, NOBODY)),
        bad("latencyNs[0] is -1", () -> new Costs.Product(NOBODY, new long[] {-1})),
        bad("Maybe add the same", () -> new Costs.Product(NOBODY, new long[] {-1})),
        bad("rows[1][0] is -3", () -> new Costs.Matrix(1, new long[][] {{0}, {-3}})),
        bad("rows[1] has 2 values", () -> new Costs.Matrix(1, new long[][] {{0}, {1, 2}})),
        bad("satellites is -1", () -> new Costs.Matrix(-1, new long[0][])),
        bad(
            "layerOf has 1 entries, and costs are given for 0 experts",
            () -> new Costs.LayeredProduct(0, new int[1], NOBODY, new long[1][0])),
        bad(
            "layerOf[0] is 1; allowed: 0 to 0",
            () -> new Costs.LayeredProduct(0, new int[] {1}, new long[1], new long[1][0])),
        bad(
            "home[0] is 1; allowed: -1 to 0",
            () ->
                new Costs.LayeredProduct(1, new int[1], new long[1], new long[1][1])
                    .withMoves(new int[] {1}, new long[1])),
        bad(
            "moveCost[0] is -1",
            () ->
                new Costs.LayeredProduct(1, new int[1], new long[1], new long[1][1])
                    .withMoves(new int[1], new long[] {-1})),
        bad(
            "home has 0 entries, and costs are given for 1 experts",
            () ->
                new Costs.LayeredProduct(1, new int[1], new long[1], new long[1][1])
                    .withMoves(new int[0], new long[1])),
        bad(
            "moveCost has 2 entries, and costs are given for 1 experts",
            () ->
                new Costs.LayeredProduct(1, new int[1], new long[1], new long[1][1])
                    .withMoves(new int[2], new long[2])),
        bad(
            "layerOf[0] is -1",
            () -> new Costs.LayeredProduct(0, new int[] {-1}, new long[1], new long[1][0])));
  }

  private static Arguments bad(String message, Supplier<Costs> costs) {
    return Arguments.of(message, costs);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nonsense")
  void nonsenseIsNamed(String message, Supplier<Costs> costs) {
    assertThatThrownBy(costs::get)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
