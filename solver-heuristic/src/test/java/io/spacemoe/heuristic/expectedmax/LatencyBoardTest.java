package io.spacemoe.heuristic.expectedmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.tck.ExpectedMaxTraps;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyBoardTest {

  /** Trials say what moves do, and both say what the problem itself says, after any moves. */
  @ParameterizedTest
  @EnumSource(ExpectedMaxTraps.class)
  void trialsAndMovesAgreeWithTheProblem(ExpectedMaxTraps family) {
    for (int seed = 0; seed < 12; seed++) {
      follow(family.instance(seed, 1 + 2 * seed), seed);
    }
  }

  /** Every walk: K kept in four, in eight and in any number of variables. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 20})
  void anyNumberOfActiveExperts(int active) {
    SplittableRandom random = new SplittableRandom(active);
    long[][] latencies = new long[7][];
    Arrays.setAll(latencies, t -> random.longs(30, 0, 1_000_000_000).toArray());
    double[] weights = random.doubles(20, 0.01, 1).toArray();
    follow(new ExpectedMaxProblem("k" + active, weights, active, latencies), active);
  }

  private static void follow(ExpectedMaxProblem problem, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LatencyBoard board = new LatencyBoard(problem, ClosedFormByMean.sorted(problem));
    for (int i = 0; i < 60; i++) {
      int expert = random.nextInt(problem.experts());
      int to = random.nextInt(problem.satellites());
      if (to == board.satelliteOf(expert)) {
        continue;
      }
      double before = board.total();
      double foretold = board.change(expert, to);
      assertThat(board.total()).isEqualTo(before);
      board.move(expert, to);
      double error = 1e-13 * (before + board.total());
      assertThat(board.total() - before).isCloseTo(foretold, within(error));
      assertThat(board.total())
          .isCloseTo((double) problem.evaluate(board.placement()).cost(), within(0.5 + error));
    }
  }
}
