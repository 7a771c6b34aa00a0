package io.spacemoe.solver.joint.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowFloorTest {

  /** How satellites are apart: most have ties, and some no triangle inequality. */
  private enum Sky {
    PLANE,
    TORUS,
    CLUSTERS,
    HUBS,
    FEW_DISTANCES,
    ANY_DISTANCES;

    long[][] ns(int satellites, SplittableRandom random) {
      long[] x = random.longs(satellites, 0, 9_000_000).toArray();
      long[] y = random.longs(satellites, 0, 9_000_000).toArray();
      int hubs = random.nextInt(1, 4);
      int side = (int) Math.sqrt(satellites - 1) + 1;
      long[][] ns = new long[satellites][satellites];
      for (int a = 0; a < satellites; a++) {
        for (int b = 0; b < a; b++) {
          ns[a][b] =
              switch (this) {
                case PLANE -> Math.abs(x[a] - x[b]) + Math.abs(y[a] - y[b]);
                case TORUS -> 10 * (around(a / side, b / side, side) + around(a, b, side));
                case CLUSTERS -> x[a] % 3 == x[b] % 3 ? 0 : 1000;
                case HUBS -> b < hubs ? 10 : 20;
                case FEW_DISTANCES -> random.nextInt(4);
                case ANY_DISTANCES -> random.nextInt(1000);
              };
          ns[b][a] = ns[a][b];
        }
      }
      return ns;
    }
  }

  /** All experts awaited, one of them, a rank that is always last, or any probabilities. */
  private static int[] lastPpm(int experts, SplittableRandom random) {
    int[] row = new int[experts];
    int kind = random.nextInt(4);
    int left = JointProblem.PPM;
    for (int j = 0; j < experts - 1 && kind > 0; j++) {
      row[j] =
          switch (kind) {
            case 1 -> JointProblem.PPM / experts;
            case 2 -> random.nextInt(experts) == 0 ? left : 0;
            default -> random.nextInt(left + 1);
          };
      left -= row[j];
    }
    row[experts - 1] += left;
    return row;
  }

  private static JointProblem random(Sky sky, int satellites, int layers, int experts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] lastPpm = new int[layers][];
    Arrays.setAll(lastPpm, l -> lastPpm(experts, random));
    long[][] ns = sky.ns(satellites, random);
    return new JointProblem(sky + "#" + seed, satellites, lastPpm, (a, b) -> ns[a][b]);
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
        (a, b) -> ns * (around(a / side, b / side, side) + around(a, b, side)));
  }

  private static long around(int a, int b, int side) {
    int apart = Math.abs(a % side - b % side);
    return Math.min(apart, side - apart);
  }

  /** Tried against every placement there is. */
  @ParameterizedTest
  @CsvSource({"7, 3, 1, 8", "8, 4, 1, 4", "9, 3, 2, 1"})
  void noPlacementIsBelowTheBound(int satellites, int layers, int experts, int seeds) {
    long optima = 0;
    long bounds = 0;
    for (Sky sky : Sky.values()) {
      for (long seed = 0; seed < seeds; seed++) {
        JointProblem problem = random(sky, satellites, layers, experts, seed);
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
   * The finder's floor is that of an oracle which looks at all windows and satellites, and the
   * checker takes no higher one. With more satellites than a gateway has near it, it may be lower.
   */
  @ParameterizedTest
  @CsvSource({
    "6, 3, 1, 0, 10",
    "9, 3, 2, 0, 20",
    "12, 3, 3, 0, 10",
    "16, 3, 4, 0, 5",
    "8, 4, 1, 0, 10",
    "14, 4, 2, 0, 5",
    "13, 5, 1, 0, 5",
    "24, 3, 1, 0, 8"
  })
  void theFloorIsThatOfAllWindows(int satellites, int layers, int experts, long from, long seeds) {
    for (Sky sky : Sky.values()) {
      for (long seed = from; seed < from + seeds; seed++) {
        JointProblem problem = random(sky, satellites, layers, experts, seed);
        long highest = new JointOracle(problem).windowFloor();
        WindowFloor found = WindowFloor.find(problem, StopSignal.never()).orElseThrow();
        if (satellites - 1 <= 3 * experts + 16) {
          assertThat(found.floor()).as("%s", problem).isEqualTo(highest);
        } else {
          assertThat(found.floor()).as("%s", problem).isLessThanOrEqualTo(highest);
        }
        assertThat(found.bound(problem)).as("%s", problem).isEqualTo(found.claimed(problem));
        WindowFloor higher = new WindowFloor(highest + 1);
        assertThatIllegalArgumentException()
            .as("%s", problem)
            .isThrownBy(() -> higher.bound(problem))
            .withMessageContaining("less than the floor " + higher.floor());
      }
    }
  }

  /** The floor is the worth of some window: a unit more and the checker finds it. */
  @ParameterizedTest
  @CsvSource({"40, 4, 3, 0, 2", "60, 5, 4, 0, 2"})
  void theCheckerRefusesAFloorThatIsTooHigh(
      int satellites, int layers, int experts, long from, long seeds) {
    for (long seed = from; seed < from + seeds; seed++) {
      JointProblem problem = random(Sky.PLANE, satellites, layers, experts, seed);
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
        .isThrownBy(() -> new WindowFloor(1).bound(random(Sky.PLANE, 9, 2, 2, 1)))
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
    assertThat(JointBound.find(random(Sky.PLANE, 9, 2, 2, 1), StopSignal.never()))
        .get()
        .isInstanceOf(LayerFloors.class);
  }
}
