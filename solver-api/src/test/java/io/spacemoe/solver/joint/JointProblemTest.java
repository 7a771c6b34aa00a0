package io.spacemoe.solver.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.joint.bound.LayerFloors;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JointProblemTest {
  private static final JointProblem.Distances LINE = (a, b) -> 10L * Math.abs(a - b);

  /** One layer on a line: gateway 2, experts 0, 1 and 3; all distances count there and back. */
  @Test
  void costIsTheExpectedMaximum() {
    JointProblem problem = new JointProblem("line", 5, new int[][] {{0, 250_000, 750_000}}, LINE);
    JointEvaluation seen = problem.evaluate(Placement.of(2, 0, 1, 3));
    assertThat(seen.cost()).isEqualTo(250_000L * 20 + 750_000L * 40);
    assertThat(seen.layerCosts()).containsExactly(seen.cost());
    assertThat(problem.evaluate(Placement.of(2, 3, 0, 1))).isEqualTo(seen);
  }

  /**
   * On a line, gateways on 1 and 2, room for two experts each on 0 and 3 and for one beside the
   * first gateway. Experts 0 and 1 of a layer are always activated, so that on one satellite the
   * second waits: its work of 7 there, less 2 that are counted elsewhere.
   */
  @Test
  void expertsThatShareASatelliteWaitForEachOther() {
    int[][] rows = {{0, 1_000_000}, {0, 1_000_000}};
    SharedRooms rooms =
        new SharedRooms(
            new int[] {2, 2, 0, 2},
            new int[] {0, 1, 0, 0},
            new long[] {7, 3, 2, 5},
            2,
            List.of(new BothAlways(), new BothAlways()));
    JointProblem problem = new JointProblem("line", 4, rows, rows, LINE, Optional.of(rooms));
    JointEvaluation shared = problem.evaluate(Placement.of(1, 0, 0, 2, 3, 3));
    assertThat(shared.feasible()).isTrue();
    assertThat(shared.layerCosts())
        .containsExactly((30 + 2 * 7 - 2) * 1_000_000L, (30 + 2 * 5 - 2) * 1_000_000L);
    JointEvaluation apart = problem.evaluate(Placement.of(1, 0, 1, 2, 3, 3));
    assertThat(apart.layerCosts().get(0)).isEqualTo((30 + 7 - 2) * 1_000_000L);
    assertThat(problem.evaluate(Placement.of(1, 0, 1, 2, 1, 3)).crowdedSatellites())
        .containsExactly(1);
    assertThat(problem.evaluate(Placement.of(1, 0, 0, 1, 3, 3)).crowdedSatellites())
        .containsExactly(1);
    assertThat(JointBound.find(problem, StopSignal.never())).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerFloors(1, 1).bound(problem))
        .withMessageContaining("may share satellites");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointProblem("x", 4, rows, rows, LINE, Optional.of(tooSmall())))
        .withMessageContaining("room for 3 experts");
  }

  private static SharedRooms tooSmall() {
    return new SharedRooms(
        new int[] {2, 1, 1, 1},
        new int[] {1, 0, 0, 0},
        new long[4],
        0,
        List.of(new BothAlways(), new BothAlways()));
  }

  /** Two experts, both activated by every token. */
  private record BothAlways() implements SharedLaw {
    @Override
    public int active() {
      return 2;
    }

    @Override
    public double[] activation() {
      return new double[] {1, 1};
    }

    @Override
    public long cost(int[] at, TurnEnds ends) {
      return JointProblem.PPM
          * (at[0] == at[1] ? ends.ns(at[0], 2) : Math.max(ends.ns(at[0], 1), ends.ns(at[1], 1)));
    }

    @Override
    public Text text() {
      return new Text("trace", new double[][] {{0, 1}}, 2);
    }
  }

  /** By the definition: the mean over all sets of K of N experts, all equally likely. */
  @Test
  void costIsTheMeanOverActivatedSets() {
    // Of 2 out of 5 the j-th nearest, from 0, is the last in j of 10 sets.
    int[] lastPpm = {0, 100_000, 200_000, 300_000, 400_000};
    SplittableRandom random = new SplittableRandom(4);
    for (int k = 0; k < 50; k++) {
      long[] ns = random.longs(5, 0, 1_000_000).toArray();
      JointProblem problem = new JointProblem("star", 6, new int[][] {lastPpm}, star(ns));
      long sum = 0;
      for (int a = 0; a < 5; a++) {
        for (int b = 0; b < a; b++) {
          sum += 2 * Math.max(ns[a], ns[b]);
        }
      }
      assertThat(problem.evaluate(Placement.of(0, 1, 2, 3, 4, 5)).cost()).isEqualTo(sum * 100_000);
    }
  }

  private static JointProblem.Distances star(long[] ns) {
    return (a, b) -> a == b ? 0 : (a == 0 ? 0 : ns[a - 1]) + (b == 0 ? 0 : ns[b - 1]);
  }

  @Test
  void saysWhereSatellitesAreCrowded() {
    JointProblem problem =
        new JointProblem("line", 6, new int[][] {{1_000_000}, {1_000_000}}, LINE);
    JointEvaluation seen = problem.evaluate(Placement.of(4, 1, 4, 1));
    assertThat(seen.feasible()).isFalse();
    assertThat(seen.crowdedSatellites()).containsExactly(1, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.evaluate(Placement.of(0, 1, 2)))
        .withMessageContaining("expected 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.evaluate(Placement.of(0, 1, 2, 6)))
        .withMessageContaining("satellite 6; there are 6");
  }

  @Test
  void refusesNonsense() {
    refused(1, new int[][] {{1_000_000}}, LINE, "need 2 satellites, but there are 1: 1 missing");
    refused(9, new int[][] {}, LINE, "0 layers");
    refused(9, new int[][] {{500_000, 500_000}, {1_000_000}}, LINE, "layer 1 has 1 prob");
    refused(9, new int[][] {{500_000, 499_999}}, LINE, "sum to 999999");
    refused(9, new int[][] {{-1, 1_000_001}}, LINE, "-1 ppm");
    refused(9, new int[][] {{1_000_000}}, (a, b) -> a - b, "from satellite 1 to 0 is 1 ns, but -1");
    refused(9, new int[][] {{1_000_000}}, (a, b) -> 1, "0 to itself");
    refused(
        9,
        new int[][] {{1_000_000}},
        (a, b) -> Math.abs(a - b) * (1L << 42),
        "allowed: 0 to 2305843009213");
  }

  private static void refused(
      int satellites, int[][] lastPpm, JointProblem.Distances distances, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JointProblem("bad", satellites, lastPpm, distances))
        .withMessageContaining(why);
  }

  @Test
  void nearestAreTheNearest() {
    SplittableRandom random = new SplittableRandom(8);
    int[] x = random.ints(40, 0, 30).toArray();
    JointProblem problem =
        new JointProblem("x", 40, new int[][] {{1_000_000}}, (a, b) -> Math.abs(x[a] - x[b]));
    for (int s = 0; s < 40; s++) {
      int from = s;
      List<Integer> sorted =
          IntStream.range(0, 40)
              .filter(t -> t != from)
              .boxed()
              .sorted((a, b) -> Integer.compare(Math.abs(x[from] - x[a]), Math.abs(x[from] - x[b])))
              .toList();
      assertThat(problem.nearest(s, 7))
          .containsExactly(sorted.subList(0, 7).stream().mapToInt(t -> t).toArray());
      assertThat(problem.nearest(s, 100))
          .containsExactly(sorted.stream().mapToInt(t -> t).toArray());
    }
  }
}
