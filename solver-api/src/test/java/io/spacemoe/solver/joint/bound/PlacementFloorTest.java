package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementFloorTest {

  /** On every kind of sky, with ties and without, against every placement there is. */
  @ParameterizedTest
  @CsvSource({"6, 1, 3, 9", "7, 2, 2, 9", "8, 2, 3, 3", "7, 3, 1, 9", "8, 4, 1, 3", "9, 3, 2, 1"})
  void theFloorIsTheOptimum(int satellites, int layers, int experts, int seeds) {
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < seeds; seed++) {
        JointProblem problem = RandomJoint.of(sky, satellites, layers, experts, seed);
        isOptimum(problem);
        int[][] alike = new int[layers][];
        Arrays.fill(alike, problem.lastPpm(0));
        isOptimum(RandomJoint.of(sky, satellites, alike, seed));
      }
    }
  }

  private static void isOptimum(JointProblem problem) {
    long optimum = JointOracle.optimum(problem);
    PlacementFloor found = PlacementFloor.find(problem, StopSignal.never()).orElseThrow();
    assertThat(found.bound(problem)).as("%s", problem).isEqualTo(optimum);
    assertThatIllegalArgumentException()
        .as("%s", problem)
        .isThrownBy(() -> new PlacementFloor(optimum + 1).bound(problem))
        .withMessageContaining("less than the floor");
    AtomicReference<Placement> best = new AtomicReference<>();
    PlacementSearch search =
        PlacementSearch.inOrder(problem, Long.MAX_VALUE, StopSignal.never(), best::set);
    assertThat(search.least(Long.MAX_VALUE / 2)).isEqualTo(optimum);
    assertThat(problem.evaluate(best.get()).cost()).as("%s", problem).isEqualTo(optimum);
    assertThat(problem.evaluate(best.get()).feasible()).as("%s", problem).isTrue();
  }

  @Test
  void saysNothingThatItHasNotLookedAt() {
    JointProblem problem = RandomJoint.of(RandomJoint.Sky.PLANE, 24, 4, 4, 1);
    PlacementSearch some = PlacementSearch.inAnyOrder(problem, 1000, StopSignal.never());
    some.least(Long.MAX_VALUE / 2);
    assertThat(some.complete()).isFalse();
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    StopSignal stop = new StopSignal(cancelled, Long.MAX_VALUE);
    assertThat(new PlacementFloor(1).bound(problem, stop)).isEmpty();
    assertThat(PlacementFloor.find(problem, stop)).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlacementFloor(-1))
        .withMessageContaining("floor is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PlacementFloor(1).bound(RandomJoint.of(RandomJoint.Sky.PLANE, 129, 2, 1, 1)))
        .withMessageContaining("at most 128 satellites");
  }
}
