package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BruteForceTest {

  /** Counts through all satellites^experts placements like an odometer, without any pruning. */
  private static OptionalLong leastOfAll(PlacementProblem problem) {
    int[] satelliteOf = new int[problem.experts()];
    OptionalLong least = OptionalLong.empty();
    boolean more = problem.satellites() > 0;
    while (more) {
      Evaluation seen = problem.evaluate(Placement.of(satelliteOf));
      if (seen.feasible() && (least.isEmpty() || seen.cost() < least.getAsLong())) {
        least = OptionalLong.of(seen.cost());
      }
      int e = 0;
      while (e < satelliteOf.length && ++satelliteOf[e] == problem.satellites()) {
        satelliteOf[e++] = 0;
      }
      more = e < satelliteOf.length;
    }
    return least;
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheOdometer(TrapInstances family) {
    for (long seed = 0; seed < 100; seed++) {
      PlacementProblem problem = family.instance(seed, 1 + (int) (seed % 4));

      assertThat(BruteForce.leastCost(problem)).as(problem.name()).isEqualTo(leastOfAll(problem));
    }
  }

  @Test
  void refusesWhatWouldTakeForEver() {
    PlacementProblem large = TrapInstances.TIGHT.instance(1, 9);

    assertThat(BruteForce.canJudge(large)).isFalse();
    assertThatThrownBy(() -> BruteForce.best(large))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tight-1-of-9")
        .hasMessageContaining("2^24");
  }
}
