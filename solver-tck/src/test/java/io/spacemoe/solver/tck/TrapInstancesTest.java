package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrapInstancesTest {
  private static final int SEEDS = 300;
  private static final Set<TrapInstances> INFEASIBLE =
      EnumSet.of(
          TrapInstances.INFEASIBLE, TrapInstances.ONE_SHORT, TrapInstances.MEMORY_FRAGMENTED);

  private static List<PlacementProblem> some(TrapInstances family) {
    return LongStream.range(0, SEEDS).mapToObj(family::instance).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aSeedGivesTheSameProblemAgainAndAnotherSeedAnother(TrapInstances family) {
    assertThat(some(family)).isEqualTo(some(family));
    assertThat(some(family).stream().map(PlacementProblem::costs).distinct().count())
        .isGreaterThan(SEEDS / 2);
  }

  @ParameterizedTest
  @EnumSource
  void everySmallProblemIsJudgedFeasibleOrNotAsItsFamilySays(TrapInstances family) {
    assertThat(some(family))
        .allSatisfy(
            problem ->
                assertThat(BruteForce.leastCost(problem).isEmpty())
                    .as(problem.toString())
                    .isEqualTo(INFEASIBLE.contains(family)));
  }

  @ParameterizedTest
  @EnumSource
  void aFamilyComesInAnySizeAndSaysItInTheName(TrapInstances family) {
    PlacementProblem large = family.instance(7, 500);

    assertThat(large.experts()).isEqualTo(500);
    assertThat(large.name()).isEqualTo(family + "-7-of-500");
  }

  @Test
  void togetherTheyNeedEveryAbilityOfAProblem() {
    Set<Capability> needed = EnumSet.noneOf(Capability.class);
    for (TrapInstances family : TrapInstances.values()) {
      some(family).forEach(problem -> needed.addAll(problem.needs()));
    }

    assertThat(needed)
        .containsExactlyInAnyOrder(
            Capability.LAYERED_COSTS,
            Capability.MOVE_COSTS,
            Capability.MATRIX_COSTS,
            Capability.SLOTS,
            Capability.MEMORY,
            Capability.PAIR_DEMAND,
            Capability.FORBIDDEN_PAIRS);
  }

  @Test
  void anEngineWithoutAnyAbilityStillGetsProblems() {
    for (TrapInstances family : EnumSet.range(TrapInstances.SLACK, TrapInstances.TIGHT)) {
      assertThat(family.instancesFor(Set.of(), SEEDS).count()).isBetween(50L, 150L);
    }
  }

  @Test
  void fragmentedMemoryIsNoShortage() {
    PlacementProblem problem = TrapInstances.MEMORY_FRAGMENTED.instance(0, 6);
    Proof.Shortage everybody = new Proof.Shortage(IntStream.range(0, 6).toArray());

    assertThat(everybody.holds(problem)).isFalse();
    assertThat(BruteForce.best(problem)).isEqualTo(Optional.empty());
  }

  @Test
  void hugeTotalsEndJustBelowTheLimit() {
    PlacementProblem problem = TrapInstances.HUGE_COSTS.instance(5);
    long total = BruteForce.leastCost(problem).orElseThrow();

    assertThat((double) total / Costs.MAX_TOTAL).isBetween(0.99, 1.0);
  }
}
