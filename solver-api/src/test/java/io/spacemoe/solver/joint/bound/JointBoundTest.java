package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.SplittableRandom;
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
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofLayersOfDifferentKindsTheHigherBoundIsTaken(long seed) {
    JointProblem problem = random(seed, LAST, FIRST, LAST, FIRST);

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

  private static JointProblem random(long seed, int[]... lastPpm) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] ns = new long[40][40];
    for (int a = 0; a < 40; a++) {
      for (int b = 0; b < a; b++) {
        ns[a][b] = random.nextLong(1_000, 1_100);
        ns[b][a] = ns[a][b];
      }
    }
    return new JointProblem("random", 40, lastPpm, (a, b) -> ns[a][b]);
  }
}
