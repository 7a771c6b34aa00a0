package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.Shifts;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LayerFloorsTest {

  /** Tried against every placement there is. */
  @Test
  void noPlacementIsBelowTheBound() {
    long optima = 0;
    long bounds = 0;
    for (long seed = 0; seed < 16; seed++) {
      JointProblem problem =
          seed % 2 == 0
              ? RandomJoint.of(RandomJoint.Sky.PLANE, 7, 3, 1, seed)
              : RandomJoint.of(RandomJoint.Sky.PLANE, 8, 2, (int) (1 + seed % 3), seed);
      long bound = LayerFloors.find(problem, StopSignal.never()).orElseThrow().bound(problem);
      long optimum = JointOracle.optimum(problem);
      assertThat(bound).as("%s", problem).isLessThanOrEqualTo(optimum);
      optima += optimum;
      bounds += bound;
    }
    assertThat((double) bounds / optima).isGreaterThan(0.5);
  }

  /** Floors are the highest that pass: a femtosecond more and the checker finds the trio. */
  @Test
  void theCheckerRefusesFloorsThatAreTooHigh() {
    for (long seed = 0; seed < 10; seed++) {
      JointProblem problem = RandomJoint.of(RandomJoint.Sky.PLANE, 60, 4, 4, seed);
      long[] floors = LayerFloors.find(problem, StopSignal.never()).orElseThrow().floors();
      new LayerFloors(floors).bound(problem);
      int layer = (int) seed % 4;
      floors[layer]++;
      assertThatIllegalArgumentException()
          .as("%s", problem)
          .isThrownBy(() -> new LayerFloors(floors).bound(problem))
          .withMessageStartingWith("layers " + layer);
    }
  }

  /** Over even distances no floor is higher, and where they are even already it is the same. */
  @ParameterizedTest
  @EnumSource
  void shiftsAreEnoughToLookAtWhereDistancesAreEven(RandomJoint.Sky sky) {
    for (long seed = 0; seed < 12; seed++) {
      Optional<Shifts> shifts = Optional.of(new Shifts(3, 4, (int) seed % 4, seed % 3 > 0));
      JointProblem problem =
          RandomJoint.of(sky, 12, (int) (2 + seed % 2), (int) (1 + seed % 3), seed);
      JointProblem even = problem.evened(shifts.get(), StopSignal.never()).orElseThrow();
      LayerFloors own = LayerFloors.find(problem, StopSignal.never()).orElseThrow();
      LayerFloors shifted = LayerFloors.find(problem, shifts, StopSignal.never()).orElseThrow();
      assertThat(shifted.floors())
          .as("%s", problem)
          .containsExactly(LayerFloors.find(even, StopSignal.never()).orElseThrow().floors());
      assertThat(shifted.bound(problem)).isLessThanOrEqualTo(own.bound(problem));
      long[] floors = shifted.floors();
      floors[0]++;
      assertThatIllegalArgumentException()
          .as("%s", problem)
          .isThrownBy(() -> new LayerFloors(shifts, floors).bound(problem))
          .withMessageStartingWith("layers 0");
    }
  }

  /** Six satellites in a ring of the same distance serve one layer of three, but not two. */
  @Test
  void allowsForExpertsThatCompete() {
    int[][] lastPpm = {{0, 0, 1_000_000}, {0, 0, 1_000_000}, {0, 0, 1_000_000}};
    JointProblem problem =
        new JointProblem(
            "near-and-far", 40, lastPpm, (a, b) -> a == b ? 0 : Math.max(a, b) < 7 ? 10 : 100);
    long[] floors = LayerFloors.find(problem, StopSignal.never()).orElseThrow().floors();
    assertThat(floors).containsOnly(20_000_000L + 200_000_000L);
  }

  @Test
  void refusesWhatDoesNotFit() {
    JointProblem problem = RandomJoint.of(RandomJoint.Sky.PLANE, 20, 3, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerFloors(1, 2).bound(problem))
        .withMessageContaining("2 floors for 3 layers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerFloors(1, -2))
        .withMessageContaining("floors[1] is -2");
    assertThat(
            LayerFloors.find(
                RandomJoint.of(RandomJoint.Sky.PLANE, 20, 1, 2, 1), StopSignal.never()))
        .isEmpty();
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    assertThat(LayerFloors.find(problem, new StopSignal(cancelled, Long.MAX_VALUE))).isEmpty();
    assertThat(Arrays.asList(new LayerFloors(1, 2))).contains(new LayerFloors(1, 2));
  }
}
