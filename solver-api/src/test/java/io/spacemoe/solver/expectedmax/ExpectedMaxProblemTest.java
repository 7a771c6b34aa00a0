package io.spacemoe.solver.expectedmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedMaxProblemTest {
  private static final long[][] THREE = {{1, 2, 3}, {6, 5, 4}};

  private static ExpectedMaxProblem random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int experts = random.nextInt(1, 9);
    double[] weights = random.doubles(experts, 1e-6, 1).toArray();
    long[][] latencies = new long[4][];
    int satellites = experts + random.nextInt(4);
    Arrays.setAll(latencies, t -> random.longs(satellites, 0, 1_000_000_000).toArray());
    return new ExpectedMaxProblem("p", weights, random.nextInt(1, experts + 1), latencies);
  }

  private static Placement anywhere(ExpectedMaxProblem problem, SplittableRandom random) {
    return Placement.of(
        random.ints(0, problem.satellites()).distinct().limit(problem.experts()).toArray());
  }

  /** The definition: over all sets of K experts, their probability times their latest. */
  private static double overAllSets(ExpectedMaxProblem problem, Placement placement) {
    double weights = 0;
    double latest = 0;
    for (int set = 1; set < 1 << problem.experts(); set++) {
      if (Integer.bitCount(set) == problem.active()) {
        int members = set;
        double weight =
            IntStream.range(0, problem.experts())
                .filter(e -> (members >> e & 1) == 1)
                .mapToDouble(problem::weight)
                .reduce(1, (a, b) -> a * b);
        weights += weight;
        for (int t = 0; t < problem.snapshots(); t++) {
          int snapshot = t;
          latest +=
              weight
                  * IntStream.range(0, problem.experts())
                      .filter(e -> (members >> e & 1) == 1)
                      .mapToLong(e -> problem.latencyNs(snapshot, placement.satelliteOf(e)))
                      .max()
                      .orElseThrow();
        }
      }
    }
    return latest / weights;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void theCostIsTheExpectedMaximumOverAllSets(long seed) {
    ExpectedMaxProblem problem = random(seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20; i++) {
      Placement placement = anywhere(problem, random);
      long cost = problem.evaluate(placement).cost();
      assertThat((double) cost).isCloseTo(overAllSets(problem, placement), within(0.51));
      assertThat(problem.waitAndSee()).isLessThanOrEqualTo(cost);
    }
  }

  /** In one snapshot the bound is what the closed form costs. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneSnapshotMakesTheBoundTight(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] weights = random.doubles(30, 1e-6, 1).toArray();
    Arrays.sort(weights);
    long[] latency = random.longs(40, 0, 100_000_000).toArray();
    Arrays.sort(latency);
    ExpectedMaxProblem problem = new ExpectedMaxProblem("one", weights, 5, new long[][] {latency});

    Placement sorted = Placement.of(IntStream.range(0, 30).map(e -> 29 - e).toArray());

    assertThat(problem.evaluate(sorted).cost()).isEqualTo(problem.waitAndSee());
  }

  @Test
  void aCommonFactorOfTheWeightsChangesNothing() {
    ExpectedMaxProblem plain = new ExpectedMaxProblem("p", new double[] {1, 2, 4}, 2, THREE);
    ExpectedMaxProblem scaled =
        new ExpectedMaxProblem("p", new double[] {0x1p-500, 0x1p-499, 0x1p-498}, 2, THREE);
    assertThat(plain.evaluate(Placement.of(2, 0, 1)).cost())
        .isEqualTo(scaled.evaluate(Placement.of(2, 0, 1)).cost());
    assertThat(scaled.weight(1)).isEqualTo(1);
  }

  @Test
  void twoExpertsOnASatelliteAreOverfull() {
    ExpectedMaxProblem problem = new ExpectedMaxProblem("p", new double[] {1, 1, 1}, 1, THREE);
    Evaluation seen = problem.evaluate(Placement.of(1, 1, 1));
    assertThat(seen.feasible()).isFalse();
    assertThat(seen.overfullSatellites()).containsExactly(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.evaluate(Placement.of(0, 1)))
        .withMessageContaining("2 experts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> problem.evaluate(Placement.of(0, 1, 3)))
        .withMessageContaining("satellite 3; allowed: 0 to 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 1 1 1      | 0 of 3 experts",
        "4 | 1 1 1      | 4 of 3 experts",
        "1 | 1 -1 1     | expert 1 is -1.0",
        "1 | 1 NaN 1    | expert 1 is NaN",
        "1 | 1 Infinity | expert 1 is Infinity",
        "2 | 1 0 0      | fewer weights are above 0",
        "2 | 1 1e300 1  | allowed: up to 1.0E290",
        "1 | 1 1 1 1    | 3 satellites for 4 experts",
      })
  void nonsenseIsNamed(int active, String weights, String says) {
    double[] numbers =
        Arrays.stream(weights.split(" +", -1)).mapToDouble(Double::parseDouble).toArray();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedMaxProblem("p", numbers, active, THREE))
        .withMessageContaining(says);
  }

  @Test
  void latenciesOutOfRangeAreNamed() {
    double[] one = {1};
    long most = ExpectedMaxProblem.MAX_TOTAL;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedMaxProblem("p", one, 1, new long[][] {{-1}}))
        .withMessageContaining("satellite 0 in snapshot 0 is -1 ns");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedMaxProblem("p", one, 1, new long[][] {{most}, {1}}))
        .withMessageContaining("snapshots 0 to 1 sum to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedMaxProblem("p", one, 1, new long[][] {{1}, {1, 2}}))
        .withMessageContaining("snapshot 1 has 2 satellites");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExpectedMaxProblem("p", one, 1, new long[0][]))
        .withMessageContaining("no snapshot");
  }
}
