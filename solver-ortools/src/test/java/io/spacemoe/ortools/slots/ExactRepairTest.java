package io.spacemoe.ortools.slots;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.Problems;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What turns a backend's placement into an exact and proved one, without any backend. */
class ExactRepairTest {

  /** From no placement at all, and from a bad placement with wild rents, to the best one. */
  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void repairsAnyStart(TrapInstances family) {
    family
        .instancesFor(Problems.SLOT_NEEDS, 60)
        .filter(problem -> HallSearch.of(problem).isEmpty())
        .forEach(
            problem -> {
              CandidatePairs pairs = CandidatePairs.undominated(problem);
              int[] nowhere = new int[problem.experts()];
              Arrays.fill(nowhere, -1);
              SplittableRandom random = new SplittableRandom(problem.name().hashCode());
              long[] wild = random.longs(problem.satellites(), 0, 1L << 40).toArray();
              long best = BruteForce.leastCost(problem).orElseThrow();

              int[] fromNothing =
                  new PlacementRepair(problem, pairs, nowhere, new long[problem.satellites()])
                      .satelliteOf();
              int[] fromRents = new PlacementRepair(problem, pairs, nowhere, wild).satelliteOf();
              int[] fromBad =
                  new PlacementRepair(problem, all(problem), backwards(fromNothing, problem), wild)
                      .satelliteOf();

              assertThat(cost(problem, fromNothing)).as(problem.name()).isEqualTo(best);
              assertThat(cost(problem, fromRents)).as(problem.name()).isEqualTo(best);
              assertThat(cost(problem, fromBad)).as(problem.name()).isEqualTo(best);
            });
  }

  /** A best placement gets rents that prove it; any other gets none. */
  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void rentsProveTheBestPlacementAndNoOther(TrapInstances family) {
    family
        .instancesFor(Problems.SLOT_NEEDS, 60)
        .filter(problem -> problem.experts() > 0 && BruteForce.best(problem).isPresent())
        .forEach(
            problem -> {
              CandidatePairs all = all(problem);
              Placement best = BruteForce.best(problem).orElseThrow();
              int[] other = backwards(best.toArray(), problem);
              long bestCost = problem.evaluate(best).cost();

              Optional<long[]> rents = RentsFromPlacement.of(problem, all, best.toArray());
              assertThat(rents).as(problem.name()).isPresent();
              assertThat(new Proof.Rents(rents.get()).bound(problem))
                  .as(problem.name())
                  .hasValue(bestCost);
              assertThat(RentsFromPlacement.of(problem, all, other).isPresent())
                  .as(problem.name())
                  .isEqualTo(cost(problem, other) == bestCost);
            });
  }

  private static CandidatePairs all(PlacementProblem problem) {
    return CandidatePairs.allowed(problem);
  }

  /** Another feasible placement: experts swap places, last with first, where that is allowed. */
  private static int[] backwards(int[] satelliteOf, PlacementProblem problem) {
    int[] other = satelliteOf.clone();
    for (int e = 0; e < other.length / 2; e++) {
      int f = other.length - 1 - e;
      if (problem.allows(e, other[f]) && problem.allows(f, other[e])) {
        int kept = other[e];
        other[e] = other[f];
        other[f] = kept;
      }
    }
    return other;
  }

  private static long cost(PlacementProblem problem, int[] satelliteOf) {
    var evaluation = problem.evaluate(Placement.of(satelliteOf));
    assertThat(evaluation.feasible()).as(problem.name()).isTrue();
    return evaluation.cost();
  }
}
