package io.spacemoe.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The statistics, against textbook values, a second implementation, or counting. */
class StatisticsTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void quartilesAreThoseOfCommonsMath(long seed) {
    double[] values = new Random(seed).doubles(1 + (int) seed * 3).toArray();
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    Quartiles quartiles = Quartiles.of(values);
    assertThat(quartiles.lower()).isCloseTo(percentile.evaluate(values, 25), within(1e-12));
    assertThat(quartiles.median()).isCloseTo(percentile.evaluate(values, 50), within(1e-12));
    assertThat(quartiles.upper()).isCloseTo(percentile.evaluate(values, 75), within(1e-12));
  }

  @Test
  void whatNeverEndsIsBeyondEveryNumber() {
    assertThat(Quartiles.of(1, NEVER, 2, 3)).isEqualTo(new Quartiles(1.75, 2.5, NEVER));
    assertThat(Quartiles.of(NEVER).lower()).isEqualTo(NEVER);
    assertThatIllegalArgumentException().isThrownBy(Quartiles::of);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aShareIsACount(long seed) {
    Random random = new Random(seed);
    double[] values = random.ints(30, 0, 12).mapToDouble(v -> v == 11 ? NEVER : v).toArray();
    CumulativeShare share = CumulativeShare.of(values);
    for (double x = -1; x < 13; x += 0.5) {
      double at = x;
      double counted = Arrays.stream(values).filter(v -> v <= at).count() / 30.0;
      assertThat(share.at(x)).as("seed %d at %s", seed, x).isEqualTo(counted);
    }
  }

  @Test
  void profilesCountFactorsToTheBest() {
    double[][] needs = {{1, 2}, {4, 2}, {3, NEVER}, {NEVER, NEVER}};
    List<CumulativeShare> profiles = PerformanceProfiles.of(needs);
    assertThat(profiles.get(0).at(1)).isEqualTo(0.5);
    assertThat(profiles.get(0).at(2)).isEqualTo(0.75);
    assertThat(profiles.get(0).at(1e9)).isEqualTo(0.75);
    assertThat(profiles.get(1).at(1)).isEqualTo(0.25);
    assertThat(profiles.get(1).at(2)).isEqualTo(0.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PerformanceProfiles.of(new double[][] {{0, 1}}));
  }

  /** All 2^n signs, counted: the definition of the exact test. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theExactTestCountsSigns(long seed) {
    int n = 6 + (int) seed;
    double[] a = new Random(seed).doubles(n).toArray();
    double[] b = new Random(-seed).doubles(n).map(v -> v * 0.6).toArray();
    double[] differences = new double[n];
    Arrays.setAll(differences, i -> a[i] - b[i]);
    long[] ranks = new long[n];
    Arrays.setAll(
        ranks,
        i ->
            Arrays.stream(differences)
                .filter(d -> Math.abs(d) <= Math.abs(differences[i]))
                .count());
    long plus = 0;
    for (int i = 0; i < n; i++) {
      plus += differences[i] > 0 ? ranks[i] : 0;
    }
    long total = n * (n + 1L) / 2;
    long extreme = Math.max(plus, total - plus);
    int atLeast = 0;
    for (int signs = 0; signs < 1 << n; signs++) {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (signs >> i & 1) == 1 ? ranks[i] : 0;
      }
      atLeast += sum >= extreme ? 1 : 0;
    }
    double counted = Math.min(1, 2.0 * atLeast / (1 << n));
    assertThat(SignedRank.pValue(a, b)).isCloseTo(counted, within(1e-12));
    assertThat(SignedRank.pValue(b, a)).isCloseTo(counted, within(1e-12));
  }

  @Test
  void equalPairsSayNothing() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 7, 7, 7};
    double[] b = {2, 3, 4, 5, 6.5, 7.25, 7, 7, 7, 7};
    assertThat(SignedRank.pValue(a, a)).isEqualTo(1);
    assertThat(SignedRank.pValue(a, b))
        .isEqualTo(SignedRank.pValue(Arrays.copyOf(a, 6), Arrays.copyOf(b, 6)));
  }

  @Test
  void manyPairsThatAllLeanOneWayAreSignificant() {
    double[] a = new Random(1).doubles(60).toArray();
    double[] b = Arrays.stream(a).map(v -> v * 1.5 + 0.1).toArray();
    assertThat(SignedRank.pValue(a, b)).isLessThan(1e-9);
  }

  /** The example of Holm's procedure with four hypotheses. */
  @Test
  void holmMultipliesByWhatIsLeft() {
    assertThat(SignedRank.holm(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(SignedRank.holm(0.9, 0.8)).containsExactly(1, 1);
    assertThat(SignedRank.holm()).isEmpty();
  }
}
