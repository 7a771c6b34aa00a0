package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlacementProblemTest {
  private static final Costs COSTS = new Costs.Product(new long[] {1, 2}, new long[] {3, 4, 5});
  private static final Costs MATRIX = new Costs.Matrix(3, new long[][] {{1, 2, 3}, {4, 5, 6}});

  private static PlacementProblem problem(Capacity capacity) {
    return new PlacementProblem("p", COSTS, capacity, ForbiddenPairs.none());
  }

  private static void refused(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theCostOfAPlacementIsTheSumOfItsExperts() {
    PlacementProblem problem = PlacementProblem.of("p", COSTS);

    assertThat(problem.evaluate(Placement.of(2, 0)))
        .isEqualTo(new Evaluation(1 * 5 + 2 * 3, List.of(), List.of()));
    assertThat(problem).hasToString("p (2 experts, 3 satellites)");
  }

  @Test
  void whatIsWrongWithAPlacementIsListed() {
    PlacementProblem problem =
        new PlacementProblem(
            "p", COSTS, Capacity.one(), ForbiddenPairs.of(List.of(new int[] {1, 2})));
    Evaluation seen = problem.evaluate(Placement.of(2, 2));

    assertThat(seen.overfullSatellites()).containsExactly(2);
    assertThat(seen.forbiddenPairsUsed()).containsExactly(1);
    assertThat(seen.feasible()).isFalse();
    assertThat(problem.evaluate(Placement.of(1, 2)).feasible()).isFalse();
    assertThat(problem.evaluate(Placement.of(2, 1)).feasible()).isTrue();
  }

  @Test
  void everyCapacityHasItsRoomAndDemand() {
    PlacementProblem one = problem(Capacity.one());
    PlacementProblem slots = problem(Capacity.slots(0, 2, 1));
    PlacementProblem memory = problem(Capacity.memory(new long[] {9, 8, 7}, new long[] {8, 1}));
    PlacementProblem pairs =
        problem(Capacity.memory(new long[] {9, 8, 7}, new long[][] {{1, 9, 1}, {2, 3, 4}}));

    assertThat(one.room(2)).isEqualTo(1);
    assertThat(slots.room(1)).isEqualTo(2);
    assertThat(slots.demand(0, 1)).isEqualTo(1);
    assertThat(slots.allows(0, 0)).isFalse();
    assertThat(slots.evaluate(Placement.of(1, 1)).feasible()).isTrue();
    assertThat(memory.room(1)).isEqualTo(8);
    assertThat(memory.demand(0, 2)).isEqualTo(8);
    assertThat(memory.allows(0, 2)).isFalse();
    assertThat(memory.evaluate(Placement.of(0, 0)).feasible()).isTrue();
    assertThat(memory.evaluate(Placement.of(1, 1)).overfullSatellites()).containsExactly(1);
    assertThat(pairs.demand(1, 2)).isEqualTo(4);
    assertThat(pairs.allows(0, 1)).isFalse();
    assertThat(one.countsSlots() && slots.countsSlots()).isTrue();
    assertThat(memory.countsSlots() || pairs.countsSlots()).isFalse();
  }

  @Test
  void anOverfullSatelliteStaysOverfullWhateverIsAdded() {
    int experts = 2000;
    long[] demand = new long[experts];
    Arrays.fill(demand, Capacity.Memory.MAX);
    PlacementProblem problem =
        new PlacementProblem(
            "heavy",
            new Costs.Product(new long[experts], new long[1]),
            Capacity.memory(new long[] {Capacity.Memory.MAX}, demand),
            ForbiddenPairs.none());

    assertThat(problem.evaluate(Placement.of(new int[experts])).overfullSatellites())
        .containsExactly(0);
  }

  @Test
  void aProblemKnowsWhatItNeeds() {
    Costs layered = new Costs.LayeredProduct(3, new int[2], new long[2], new long[][] {{1, 1, 1}});
    ForbiddenPairs pairs = ForbiddenPairs.of(List.of(new int[] {0, 0}));

    assertThat(PlacementProblem.of("p", COSTS).needs()).isEmpty();
    assertThat(PlacementProblem.of("p", MATRIX).needs()).containsExactly(Capability.MATRIX_COSTS);
    assertThat(PlacementProblem.of("p", layered).needs()).containsExactly(Capability.LAYERED_COSTS);
    assertThat(problem(Capacity.slots(1, 1, 1)).needs()).containsExactly(Capability.SLOTS);
    assertThat(problem(Capacity.memory(new long[3], new long[2])).needs())
        .containsExactly(Capability.MEMORY);
    assertThat(problem(Capacity.memory(new long[3], new long[2][3])).needs())
        .containsExactly(Capability.PAIR_DEMAND);
    assertThat(new PlacementProblem("p", COSTS, Capacity.one(), pairs).needs())
        .containsExactly(Capability.FORBIDDEN_PAIRS);
  }

  @Test
  void partsThatDoNotBelongTogetherAreRefused() {
    refused("slots has 1 entries; expected one per satellite, 3", () -> problem(Capacity.slots(1)));
    refused(
        "memory has 1 entries; expected one per satellite, 3",
        () -> problem(Capacity.memory(new long[1], new long[2])));
    refused(
        "demand has 1 entries; expected one per expert, 2",
        () -> problem(Capacity.memory(new long[3], new long[1])));
    refused(
        "forbidden pair [0, 3]; allowed: experts 0 to 1, satellites 0 to 2",
        () ->
            new PlacementProblem(
                "p", COSTS, Capacity.one(), ForbiddenPairs.of(List.of(new int[] {0, 3}))));
    refused(
        "placement has 1 entries; expected one per expert, 2",
        () -> problem(Capacity.one()).evaluate(Placement.of(1)));
    refused(
        "expert 1 is on satellite 3; allowed: 0 to 2",
        () -> problem(Capacity.one()).evaluate(Placement.of(1, 3)));
    refused("expert 0 is on satellite -1", () -> Placement.of(-1));
  }

  @Test
  void capacitiesOutOfRangeAreRefused() {
    refused("slots[1] is -1", () -> Capacity.slots(1, -1));
    refused(
        "memory[0] is -1; allowed: 0 to 2^53", () -> Capacity.memory(new long[] {-1}, new long[0]));
    refused(
        "demand[0] is 9007199254740993",
        () -> Capacity.memory(new long[0], new long[] {(1L << 53) + 1}));
    refused("demands[1][0] is -2", () -> Capacity.memory(new long[1], new long[][] {{0}, {-2}}));
    refused(
        "demands[0] has 2 values; expected one per satellite, 1",
        () -> Capacity.memory(new long[1], new long[][] {{0, 0}}));
  }

  @Test
  void capacitiesAreValues() {
    List<Capacity> some = capacities();

    assertThat(some).isEqualTo(capacities()).hasSameHashCodeAs(capacities());
    assertThat(some).doesNotHaveDuplicates();
  }

  private static List<Capacity> capacities() {
    return List.of(
        Capacity.one(),
        Capacity.slots(1, 2),
        Capacity.slots(2, 1),
        Capacity.memory(new long[] {1}, new long[] {1}),
        Capacity.memory(new long[] {1}, new long[] {0}),
        Capacity.memory(new long[] {1}, new long[][] {{1}}));
  }

  @Test
  void forbiddenPairsAreAValueHoweverTheyWereGiven() {
    ForbiddenPairs listed =
        ForbiddenPairs.of(List.of(new int[] {2, 1}, new int[] {0, 3}, new int[] {2, 1}));
    BitSet three = new BitSet();
    three.set(3);
    BitSet one = new BitSet();
    one.set(1);
    ForbiddenPairs sets = ForbiddenPairs.ofSets(three, null, one, new BitSet());
    three.clear();

    assertThat(listed).isEqualTo(sets).hasSameHashCodeAs(sets);
    assertThat(listed.count()).isEqualTo(2);
    assertThat(listed.contains(2, 1)).isTrue();
    assertThat(listed.contains(1, 1) || listed.contains(9, 1)).isFalse();
    assertThat(listed.of(2)).isEqualTo(one);
    assertThat(listed.of(1)).isEqualTo(new BitSet());
    assertThat(listed).isNotEqualTo(ForbiddenPairs.none());
    assertThat(listed).isNotEqualTo(ForbiddenPairs.of(List.of(new int[] {2, 1}, new int[] {0, 2})));
    assertThat(ForbiddenPairs.ofSets(new BitSet()).isEmpty()).isTrue();
    refused("forbidden pair [1]", () -> ForbiddenPairs.of(List.of(new int[] {1})));
    refused("forbidden pair [-1, 0]", () -> ForbiddenPairs.of(List.of(new int[] {-1, 0})));
    refused("forbidden pair [0, -1]", () -> ForbiddenPairs.of(List.of(new int[] {0, -1})));
  }

  @Test
  void placementsAreValues() {
    int[] satelliteOf = {2, 0};
    Placement placement = Placement.of(satelliteOf);
    satelliteOf[0] = 1;
    placement.toArray()[1] = 1;

    assertThat(placement).isEqualTo(Placement.of(2, 0)).hasSameHashCodeAs(Placement.of(2, 0));
    assertThat(placement).isNotEqualTo(Placement.of(2)).hasToString("[2, 0]");
  }
}
