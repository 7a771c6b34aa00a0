package io.spacemoe.ortools.slots;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.BitSet;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HallSearchTest {

  /** For slots a shortage is found exactly where there is no placement; for memory only there. */
  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void findsShortagesThatHoldAndOverlooksNone(TrapInstances family) {
    family
        .instancesFor(EnumSet.allOf(Capability.class), 60)
        .forEach(
            problem -> {
              var shortage = HallSearch.of(problem);
              boolean feasible = BruteForce.best(problem).isPresent();
              assertThat(shortage.isPresent() && feasible).as(problem.name()).isFalse();
              if (problem.countsSlots()) {
                assertThat(shortage.isEmpty()).as(problem.name()).isEqualTo(feasible);
              }
              shortage.ifPresent(s -> assertThat(s.holds(problem)).as(problem.name()).isTrue());
            });
  }

  @Test
  void splitsDemandsBeforeItGivesUp() {
    // Experts 0 and 1 both fit only if expert 0 is poured half here and half there.
    PlacementProblem split =
        problem(Capacity.memory(new long[] {3, 3}, new long[] {3, 3}), ForbiddenPairs.none());
    assertThat(HallSearch.of(split)).isEmpty();

    PlacementProblem crowded =
        problem(Capacity.memory(new long[] {3, 9}, new long[] {2, 2}), forbid(1));
    assertThat(HallSearch.of(crowded))
        .hasValueSatisfying(s -> assertThat(s.experts()).containsExactly(0, 1));
  }

  private static PlacementProblem problem(Capacity capacity, ForbiddenPairs forbidden) {
    Costs costs = new Costs.Product(new long[] {1, 1}, new long[] {1, 1});
    return new PlacementProblem("p", costs, capacity, forbidden);
  }

  /** Forbids a satellite to both experts. */
  private static ForbiddenPairs forbid(int satellite) {
    BitSet set = new BitSet();
    set.set(satellite);
    return ForbiddenPairs.ofSets(set, set);
  }
}
