package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayFileTest {
  private static final Costs COSTS = new Costs.Product(new long[] {1, 2}, new long[] {3, 4});

  private static String json(Costs costs, Capacity capacity, ForbiddenPairs forbidden) {
    return ReplayFile.of(new PlacementProblem("p", costs, capacity, forbidden)).json();
  }

  @Test
  void productCostsAndForbiddenPairs() {
    ForbiddenPairs pairs = ForbiddenPairs.of(List.of(new int[] {0, 1}, new int[] {1, 0}));

    assertThat(json(COSTS, Capacity.one(), pairs))
        .isEqualTo(
            """
            {"format": "spacemoe-assignment/1", "name": "p", "experts": 2, "satellites": 2,
             "costs": {"kind": "product", "weightPpm": [1, 2], "latencyNs": [3, 4]},
             "capacity": {"kind": "one"},
             "forbidden": [[0, 1], [1, 0]]}
            """);
  }

  @Test
  void layeredCostsAndSlots() {
    Costs costs =
        new Costs.LayeredProduct(
            2, new int[] {1, 0}, new long[] {5, 6}, new long[][] {{1, 2}, {3, 4}});

    assertThat(json(costs, Capacity.slots(0, 3), ForbiddenPairs.none()))
        .contains(
            "{\"kind\": \"layered-product\", \"layerOf\": [1, 0], \"weightPpm\": [5, 6],"
                + " \"latencyNs\": [[1, 2], [3, 4]]}")
        .contains("\"capacity\": {\"kind\": \"slots\", \"slots\": [0, 3]}")
        .contains("\"forbidden\": []");
  }

  @Test
  void matrixCostsAndMemory() {
    Costs costs = new Costs.Matrix(2, new long[][] {{1, 2}, {3, 4}});

    assertThat(
            json(
                costs,
                Capacity.memory(new long[] {8, 9}, new long[] {5, 6}),
                ForbiddenPairs.none()))
        .contains("{\"kind\": \"matrix\", \"rows\": [[1, 2], [3, 4]]}")
        .contains("{\"kind\": \"memory\", \"memory\": [8, 9], \"demand\": [5, 6]}");
    assertThat(
            json(
                costs,
                Capacity.memory(new long[] {8, 9}, new long[][] {{1, 2}, {3, 4}}),
                ForbiddenPairs.none()))
        .contains("{\"kind\": \"memory\", \"memory\": [8, 9], \"demands\": [[1, 2], [3, 4]]}");
  }

  @Test
  void aNameIsQuoted() {
    assertThat(ReplayFile.of(PlacementProblem.of("a \"b\"\\\n\u00e9", COSTS)).json())
        .contains("\"name\": \"a \\u0022b\\u0022\\u005c\\u000a\u00e9\"");
  }

  @Test
  void nobodyHasNoRows() {
    PlacementProblem nobody =
        new PlacementProblem(
            "nobody",
            new Costs.Matrix(2, new long[0][]),
            Capacity.memory(new long[2], new long[0]),
            ForbiddenPairs.none());

    assertThat(ReplayFile.of(nobody).json()).contains("\"rows\": []").contains("\"demand\": []");
  }
}
