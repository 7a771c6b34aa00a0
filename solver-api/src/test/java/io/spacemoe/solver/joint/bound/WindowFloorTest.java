package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFloorTest {

  /** Two of eight experts, all alike, on a torus of equal links. */
  private static JointProblem torus(int side, int layers, int ns) {
    int[][] lastPpm = new int[layers][];
    Arrays.fill(
        lastPpm, new int[] {0, 35_714, 71_429, 107_143, 142_857, 178_571, 214_286, 250_000});
    return new JointProblem(
        "torus",
        side * side,
        lastPpm,
        (a, b) ->
            ns * (RandomJoint.around(a / side, b / side, side) + RandomJoint.around(a, b, side)));
  }

  /** Tried against every placement there is. */
  @ParameterizedTest
  @CsvSource({"7, 3, 1, 8", "8, 4, 1, 4", "9, 3, 2, 1"})
  void noPlacementIsBelowTheBound(int satellites, int layers, int experts, int seeds) {
    long optima = 0;
    long bounds = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < seeds; seed++) {
        JointProblem problem = RandomJoint.of(sky, satellites, layers, experts, seed);
        long bound = WindowFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
        long optimum = JointOracle.optimum(problem);
        assertThat(bound).as("%s", problem).isLessThanOrEqualTo(optimum);
        optima += optimum;
        bounds += bound;
      }
    }
    assertThat((double) bounds / optima).isGreaterThan(0.6);
  }

  /**
   * The finder's floor is no higher than that of windows in which every satellite is with one
   * layer, and no lower than that of windows where they may change sides; mostly it is the former.
   * The checker takes no higher one than the former.
   */
  @ParameterizedTest
  @CsvSource({"6, 3, 1, 10", "8, 3, 1, 4", "9, 3, 2, 1", "8, 4, 1, 2"})
  void theFloorIsThatOfAllWindows(int satellites, int layers, int experts, long seeds) {
    int exact = 0;
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < seeds; seed++) {
        JointProblem problem = RandomJoint.of(sky, satellites, layers, experts, seed);
        JointOracle oracle = new JointOracle(problem);
        long highest = oracle.exclusiveFloor();
        WindowFloor found = WindowFloor.find(problem, StopSignal.never()).orElseThrow();
        assertThat(found.floor()).as("%s", problem).isBetween(oracle.windowFloor(), highest);
        assertThat(found.bound(problem)).as("%s", problem).isEqualTo(found.claimed(problem));
        WindowFloor higher = new WindowFloor(highest + 1);
        assertThatIllegalArgumentException()
            .as("%s", problem)
            .isThrownBy(() -> higher.bound(problem))
            .withMessageContaining("less than the floor " + higher.floor());
        exact += found.floor() == highest ? 1 : 0;
      }
    }
    assertThat(exact).isGreaterThan((int) seeds * RandomJoint.Sky.values().length / 2);
  }

  /** No lower than that of an oracle which lets satellites change sides, where all are listed. */
  @ParameterizedTest
  @CsvSource({"12, 3, 3, 4", "16, 3, 4, 1", "14, 4, 2, 2", "13, 5, 1, 2"})
  void theFloorIsNoLowerThanWhereSatellitesChangeSides(
      int satellites, int layers, int experts, long seeds) {
    for (RandomJoint.Sky sky : RandomJoint.Sky.values()) {
      for (long seed = 0; seed < seeds; seed++) {
        JointProblem problem = RandomJoint.of(sky, satellites, layers, experts, seed);
        WindowFloor found = WindowFloor.find(problem, StopSignal.never()).orElseThrow();
        assertThat(found.floor())
            .as("%s", problem)
            .isGreaterThanOrEqualTo(new JointOracle(problem).windowFloor());
        assertThat(found.bound(problem)).as("%s", problem).isEqualTo(found.claimed(problem));
      }
    }
  }

  /** The floor is the worth of some window: a unit more and the checker finds it. */
  @ParameterizedTest
  @CsvSource({"40, 4, 3, 0, 2", "60, 5, 4, 0, 2"})
  void theCheckerRefusesAFloorThatIsTooHigh(
      int satellites, int layers, int experts, long from, long seeds) {
    for (long seed = from; seed < from + seeds; seed++) {
      JointProblem problem =
          RandomJoint.of(RandomJoint.Sky.PLANE, satellites, layers, experts, seed);
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
    long three = WindowFloor.find(problem, StopSignal.never()).orElseThrow().bound(problem);
    assertThat(three).isGreaterThan(two);
  }

  /** Stopped at any number of windows, what is known by then holds, and the check says so. */
  @Test
  void whatIsKnownSoFarIsABound() {
    JointProblem problem = torus(6, 3, 1000);
    long least =
        new GatewayWindows(problem, StopSignal.never(), Long.MAX_VALUE).least().orElseThrow();
    long before = 0;
    for (long most : new long[] {0, 1, 10, 100, 100_000}) {
      GatewayWindows some = new GatewayWindows(problem, StopSignal.never(), most);
      long known = some.least().orElseThrow();
      assertThat(known).isBetween(before, least);
      assertThat(some.complete()).isEqualTo(known == least);
      new WindowFloor(known).bound(problem);
      before = known;
    }
    assertThat(before).isEqualTo(least);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WindowFloor(least + 1).bound(problem))
        .withMessageContaining("less than the floor");
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
        .isThrownBy(
            () -> new WindowFloor(1).bound(RandomJoint.of(RandomJoint.Sky.PLANE, 9, 2, 2, 1)))
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
    assertThat(
            JointBound.find(RandomJoint.of(RandomJoint.Sky.PLANE, 40, 2, 2, 1), StopSignal.never()))
        .get()
        .isInstanceOf(LayerFloors.class);
  }
}
