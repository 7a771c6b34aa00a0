package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFloorTest {

  private static JointProblem random(int satellites, int layers, int experts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] x = random.longs(satellites, 0, 9_000_000).toArray();
    long[] y = random.longs(satellites, 0, 9_000_000).toArray();
    int[][] lastPpm = new int[layers][experts];
    for (int[] row : lastPpm) {
      row[experts - 1] = 1_000_000 - random.nextInt(400_000);
      row[0] += 1_000_000 - row[experts - 1];
    }
    return new JointProblem(
        "random#" + seed,
        satellites,
        lastPpm,
        (a, b) -> Math.abs(x[a] - x[b]) + Math.abs(y[a] - y[b]));
  }

  /** Two of eight experts, all alike, on a torus of equal links. */
  private static JointProblem torus(int side, int layers, int ns) {
    int[][] lastPpm = new int[layers][];
    Arrays.fill(
        lastPpm, new int[] {0, 35_714, 71_429, 107_143, 142_857, 178_571, 214_286, 250_000});
    return new JointProblem(
        "torus",
        side * side,
        lastPpm,
        (a, b) -> ns * (around(a / side, b / side, side) + around(a % side, b % side, side)));
  }

  private static long around(int a, int b, int side) {
    int apart = Math.abs(a - b);
    return Math.min(apart, side - apart);
  }

  private static long optimum(JointProblem problem, int[] satelliteOf, int thing, long taken) {
    if (thing == satelliteOf.length) {
      return problem.evaluate(Placement.of(satelliteOf)).cost();
    }
    long best = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      if ((taken >> s & 1) == 0) {
        satelliteOf[thing] = s;
        best = Math.min(best, optimum(problem, satelliteOf, thing + 1, taken | 1L << s));
      }
    }
    return best;
  }

  /** Tried against every placement there is. */
  @ParameterizedTest
  @CsvSource({"7, 3, 1", "8, 4, 1", "9, 3, 2"})
  void noPlacementIsBelowTheBound(int satellites, int layers, int experts) {
    long optima = 0;
    long bounds = 0;
    for (long seed = 0; seed < (satellites == 9 ? 2 : 8); seed++) {
      JointProblem problem = random(satellites, layers, experts, seed);
      long bound = WindowFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
      long optimum = optimum(problem, new int[problem.things()], 0, 0);
      assertThat(bound).as("%s", problem).isLessThanOrEqualTo(optimum);
      optima += optimum;
      bounds += bound;
    }
    assertThat((double) bounds / optima).isGreaterThan(0.6);
  }

  /** The floor is the worth of some window: a unit more and the checker finds it. */
  @ParameterizedTest
  @CsvSource({"30, 3, 2", "40, 4, 3", "60, 5, 4"})
  void theCheckerRefusesAFloorThatIsTooHigh(int satellites, int layers, int experts) {
    for (long seed = 0; seed < 4; seed++) {
      JointProblem problem = random(satellites, layers, experts, seed);
      WindowFloor found = WindowFloor.find(problem, StopSignal.never()).orElseThrow();
      assertThat(found.bound(problem)).isEqualTo(found.claimed(problem)).isPositive();
      WindowFloor higher = new WindowFloor(found.floor() + 1);
      assertThatIllegalArgumentException()
          .as("%s", problem)
          .isThrownBy(() -> higher.bound(problem))
          .withMessageContaining("less than the floor " + higher.floor());
    }
  }

  /** Three layers that compete are dearer than two, which is what the proof of two layers sees. */
  @Test
  void isHigherThanFloorsOfTwoLayersWhereLayersCompete() {
    JointProblem problem = torus(14, 8, 1000);
    long two = LayerFloors.find(problem, StopSignal.never()).orElseThrow().bound(problem);
    JointBound best = JointBound.find(problem, StopSignal.never()).orElseThrow();
    assertThat(best).isInstanceOf(WindowFloor.class);
    assertThat(best.bound(problem)).isGreaterThan(two);
  }

  @Test
  void givesUpEarlyWhereThereAreTooManyWindows() {
    JointProblem problem = torus(8, 4, 1000);
    assertThat(new GatewayWindows(problem, StopSignal.never(), Long.MAX_VALUE).least()).isPresent();
    assertThat(new GatewayWindows(problem, StopSignal.never(), 0).least()).isEmpty();
  }

  /** The best 33 experts of a layer are those between its gateways and as many beyond each. */
  @Test
  void takesManyExpertsForThemselves() {
    int[] last = new int[33];
    last[32] = 1_000_000;
    JointProblem line =
        new JointProblem("line", 110, new int[][] {last, last, last}, (a, b) -> Math.abs(a - b));
    assertThat(WindowFloor.find(line, StopSignal.never()).orElseThrow().bound(line))
        .isEqualTo(3 * 34_000_000L);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowFloor(-1))
        .withMessageContaining("floor is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowFloor(1).bound(random(9, 2, 2, 1)))
        .withMessageContaining("at least 3 layers");
    JointProblem far = torus(6, 3, 2_000_000_000);
    JointProblem farther =
        new JointProblem(
            "far",
            36,
            new int[][] {{1_000_000}, {1_000_000}, {1_000_000}},
            (a, b) -> a == b ? 0 : 30_000_000_000L);
    assertThat(WindowFloor.find(far, StopSignal.never())).isPresent();
    assertThat(WindowFloor.find(farther, StopSignal.never())).isEmpty();
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    StopSignal stop = new StopSignal(cancelled, Long.MAX_VALUE);
    assertThat(WindowFloor.find(far, stop)).isEmpty();
    assertThat(JointBound.find(far, stop)).isEmpty();
    assertThat(JointBound.find(random(9, 2, 2, 1), StopSignal.never()))
        .get()
        .isInstanceOf(LayerFloors.class);
  }
}
