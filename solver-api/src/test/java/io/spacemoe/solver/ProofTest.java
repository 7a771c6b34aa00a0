package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProofTest {
  private static final PlacementProblem TWO_BY_TWO =
      PlacementProblem.of("2x2", new Costs.Matrix(2, new long[][] {{1, 5}, {2, 9}}));

  @Test
  void noRentsProveMoreThanTheCheapestPlacementCosts() {
    SplittableRandom random = new SplittableRandom(1);
    int tight = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      PlacementProblem problem = RandomProblems.of(seed);
      Proof.Rents rents =
          new Proof.Rents(
              random.longs(problem.satellites(), 0, 12).toArray(), 1 + random.nextInt(3));
      OptionalLong bound = rents.bound(problem);
      long[] least = {Long.MAX_VALUE};
      RandomProblems.forEachPlacement(problem, seen -> least[0] = Math.min(least[0], seen.cost()));

      assertThat(bound.orElse(Long.MAX_VALUE)).as(problem.name()).isLessThanOrEqualTo(least[0]);
      tight += bound.isPresent() && bound.getAsLong() == least[0] ? 1 : 0;
    }
    assertThat(tight).isGreaterThan(500);
  }

  @Test
  void withoutRentsTheBoundIsTheSumOfTheCheapest() {
    assertThat(new Proof.Rents(0, 0).bound(TWO_BY_TWO)).hasValue(1 + 2);
  }

  @Test
  void theRentOfTheContestedSatelliteMakesTheBoundTight() {
    assertThat(new Proof.Rents(4, 0).bound(TWO_BY_TWO)).hasValue(5 + 6 - 4);
    assertThat(TWO_BY_TWO.evaluate(Placement.of(1, 0)).cost()).isEqualTo(7);
  }

  @Test
  void fractionsOfACostUnitAreRoundedUp() {
    assertThat(new Proof.Rents(new long[] {10, 0}, 3).bound(TWO_BY_TWO)).hasValue(7);
    assertThat(new Proof.Rents(new long[] {9, 0}, 3).bound(TWO_BY_TWO)).hasValue(6);
  }

  @Test
  void aRentForRoomThatNobodyWantsProvesNothingButZero() {
    assertThat(new Proof.Rents(0, 1_000_000).bound(TWO_BY_TWO)).hasValue(0);
  }

  @Test
  void rentsArePaidPerUnitOfMemory() {
    PlacementProblem problem =
        new PlacementProblem(
            "memory",
            new Costs.Matrix(2, new long[][] {{0, 6}, {0, 6}}),
            Capacity.memory(new long[] {3, 9}, new long[] {2, 2}),
            ForbiddenPairs.none());

    assertThat(new Proof.Rents(3, 0).bound(problem)).hasValue(6 + 6 - 9);
  }

  @Test
  void anExpertAllowedNowhereLeavesNoFiniteBound() {
    PlacementProblem closed =
        new PlacementProblem(
            "closed",
            new Costs.Product(new long[] {1}, new long[] {1}),
            Capacity.slots(0),
            ForbiddenPairs.none());

    assertThat(new Proof.Rents(0).bound(closed)).isEmpty();
    assertThat(new Proof.Shortage(0).holds(closed)).isTrue();
  }

  @Test
  void rentsAtTheRangeLimitAreAddedExactlyOrRefused() {
    PlacementProblem dear =
        PlacementProblem.of("dear", new Costs.Matrix(1, new long[][] {{Costs.MAX_TOTAL}}));

    assertThat(new Proof.Rents(Costs.MAX_TOTAL).bound(dear)).hasValue(Costs.MAX_TOTAL);
    assertThatThrownBy(() -> new Proof.Rents(Long.MAX_VALUE).bound(dear))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Proof.Rents(new long[] {0}, 4).bound(dear))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> new Proof.Rents(1, -2))
        .hasMessage("rents[1] is -2; a rent must not be negative");
    assertThatThrownBy(() -> new Proof.Rents(new long[1], 0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new Proof.Rents(1).bound(TWO_BY_TWO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 rents for 2 satellites");
    assertThatThrownBy(() -> new Proof.Shortage()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> new Proof.Shortage(1, 1)).hasMessageContaining("distinct");
    assertThatThrownBy(() -> new Proof.Shortage(-1)).hasMessageContaining("from 0");
  }

  /** Hall's theorem: for slots a shortage exists exactly when there is no placement. */
  @Test
  void shortagesAreSoundAndForSlotsComplete() {
    int infeasible = 0;
    for (int seed = 0; seed < 5_000; seed++) {
      PlacementProblem problem = RandomProblems.of(seed);
      boolean feasible = RandomProblems.feasible(problem);
      boolean shortage =
          IntStream.range(1, 1 << problem.experts())
              .mapToObj(set -> IntStream.range(0, 4).filter(e -> (set >> e & 1) == 1).toArray())
              .anyMatch(experts -> new Proof.Shortage(experts).holds(problem));

      assertThat(feasible && shortage).as(problem.name()).isFalse();
      if (problem.countsSlots()) {
        assertThat(shortage).as(problem.name()).isEqualTo(!feasible);
      }
      infeasible += feasible ? 0 : 1;
    }
    assertThat(infeasible).isBetween(1_000, 4_000);
  }

  @Test
  void aShortageOfUnknownExpertsDoesNotHold() {
    assertThat(new Proof.Shortage(2).holds(TWO_BY_TWO)).isFalse();
  }

  @Test
  void proofsAreValues() {
    assertThat(new Proof.Rents(1, 2)).isEqualTo(new Proof.Rents(1, 2));
    assertThat(new Proof.Rents(1, 2)).hasSameHashCodeAs(new Proof.Rents(1, 2));
    assertThat(new Proof.Rents(1, 2)).isNotEqualTo(new Proof.Rents(new long[] {1, 2}, 2));
    assertThat(new Proof.Shortage(2, 1)).isEqualTo(new Proof.Shortage(1, 2));
    assertThat(new Proof.Shortage(2, 1)).hasSameHashCodeAs(new Proof.Shortage(1, 2));
    assertThat(new Proof.Shortage(2, 1)).hasToString("shortage of experts [1, 2]");
    assertThat(new Proof.Rents(1, 2)).hasToString("rents of 2 satellites");
    assertThat(new Proof.Rents(1, 2).rents()).containsExactly(1, 2);
  }
}
