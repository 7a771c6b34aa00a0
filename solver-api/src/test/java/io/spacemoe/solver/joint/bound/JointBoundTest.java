package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointBoundTest {
  private static final int[] LAST = {0, 0, 0, 0, 0, 0, 0, 1_000_000};
  private static final int[] FIRST = {1_000_000, 0, 0, 0, 0, 0, 0, 0};

  @Test
  void sumsOfFloorsDoNotOverflowWhereCostsDoNot() {
    long ns = 24_019_198_012L;
    int[][] rows = {{0, 1_000_000}, {0, 1_000_000}, {0, 1_000_000}, {0, 1_000_000}, {0, 1_000_000}};
    JointProblem problem = new JointProblem("far", 20, rows, (a, b) -> a == b ? 0 : ns);

    JointBound bound = JointBound.find(problem, StopSignal.never()).orElseThrow();

    assertThat(bound.bound(problem)).isEqualTo(5 * 2 * ns * 1_000_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void ofLayersOfDifferentKindsTheHigherBoundIsTaken(long seed) {
    JointProblem problem =
        RandomJoint.of(
            RandomJoint.Sky.NEARLY_EQUAL, 40, new int[][] {LAST, FIRST, LAST, FIRST}, seed);

    long found = JointBound.find(problem, StopSignal.never()).orElseThrow().bound(problem);

    long layers = LayerFloors.find(problem, StopSignal.never()).orElseThrow().bound(problem);
    long windows = WindowFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
    assertThat(found).isEqualTo(Math.max(layers, windows));
    assertThat(layers).isGreaterThan(windows);
  }

  @Test
  void aFloorThatWouldTakeTooMuchMemoryToCheckIsRefused() {
    JointProblem problem =
        new JointProblem(
            "star", 600, new int[][] {LAST, LAST, LAST}, (a, b) -> a == b ? 0 : a + b + 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowFloor(1_000_000_000_000_000L).bound(problem))
        .withMessageContaining("too many layers");
  }

  @Test
  void whatIsFoundForManyExpertsIsAcceptedEvenWhereAllPairsCostTheSame() {
    int[] last = new int[33];
    last[32] = 1_000_000;
    JointProblem problem =
        new JointProblem("same", 300, new int[][] {last, last, last}, (a, b) -> a == b ? 0 : 7);

    WindowFloor floor = WindowFloor.find(problem, StopSignal.never()).orElseThrow();

    assertThat(floor.bound(problem)).isEqualTo(3 * 14 * 1_000_000L);
  }
}
