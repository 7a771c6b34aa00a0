package io.spacemoe.solver.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.solver.Placement;
import java.util.List;
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
