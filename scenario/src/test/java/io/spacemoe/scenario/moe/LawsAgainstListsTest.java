package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.draw.SetSampler;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws with weights against the list of all their sets. */
class LawsAgainstListsTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(WeightFamily.class)
  void conditionalPoissonEqualsItsDefinition(WeightFamily family) {
    checkAllSizes(Law.CONDITIONAL_POISSON, family);
  }

  @ParameterizedTest
  @EnumSource(WeightFamily.class)
  void plackettLuceEqualsItsDefinition(WeightFamily family) {
    checkAllSizes(Law.PLACKETT_LUCE, family);
  }

  private static void checkAllSizes(Law law, WeightFamily family) {
    for (int experts = 1; experts <= 12; experts++) {
      for (int active = 1; active <= Math.min(experts, 6); active++) {
        check(law, family, experts, active);
      }
    }
    check(law, family, 12, 9);
    check(law, family, 12, 11);
    check(law, family, 12, 12);
  }

  private static void check(Law kind, WeightFamily family, int experts, int active) {
    String name = String.format(Locale.ROOT, "%s, %d of %d, %s", kind, active, experts, family);
    Random random = new Random(1000L * experts + active);
    double[] weights = family.weights(random, experts, active);
    double[] values = random.doubles(experts, 10, 50).toArray();
    int[] order = WeightFamily.shuffled(random, experts);
    double[] distribution = new double[experts];

    ListedLaw listed = ListedLaw.of(kind, weights, active);
    ActivationLaw law = ActivationLaws.of(kind, weights, active);
    law.maxDistribution(order, distribution);

    assertThat(law.experts()).isEqualTo(experts);
    assertThat(law.active()).isEqualTo(active);
    assertThat(distribution).as(name).containsExactly(listed.maxDistribution(order), within(EXACT));
    assertThat(law.inclusionProbabilities())
        .as(name)
        .containsExactly(listed.inclusionProbabilities(), within(EXACT));
    double expected = listed.expectedMax(values);
    assertThat(law.expectedMax(values)).as(name).isCloseTo(expected, within(EXACT * expected));
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void certainAndImpossibleExpertsLeaveTheLawOfTheOthers(Law kind) {
    double[] others = {1, 5, 0.2, 3, 1e-9, 40, 2};
    double[] weights = {1, 5, Double.POSITIVE_INFINITY, 0.2, 0, 3, 1e-9, 40, 2, 1.0 / 0};
    int[] place = {0, 1, 3, 5, 6, 7, 8};
    for (int active = 2; active <= 9; active++) {
      ActivationLaw law = ActivationLaws.of(kind, weights, active);
      double[] expected = new double[weights.length];
      expected[2] = 1;
      expected[9] = 1;
      if (active > 2) {
        double[] inner = ListedLaw.of(kind, others, active - 2).inclusionProbabilities();
        IntStream.range(0, inner.length).forEach(i -> expected[place[i]] = inner[i]);
      }
      assertThat(law.inclusionProbabilities()).containsExactly(expected, within(EXACT));
      double[] latest = new double[weights.length];
      law.maxDistribution(IntStream.rangeClosed(1, 10).map(i -> 10 - i).toArray(), latest);
      assertThat(Arrays.stream(latest).sum()).isCloseTo(1, within(EXACT));
      assertThat(Arrays.copyOf(latest, 7)).containsOnly(0);
      assertThat(law.sample(RandomSource.SPLIT_MIX_64.create(1))).contains(2, 9).doesNotContain(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"CONDITIONAL_POISSON, 1", "PLACKETT_LUCE, 2"})
  void aMillionSampledSetsAgreeWithTheExpectedMax(Law kind, long seed) {
    double[] weights = WeightFamily.RANDOM.weights(new Random(seed), 16, 4);
    weights[3] = 20;
    double[] values = new Random(seed + 1).doubles(16, 10, 50).toArray();
    ActivationLaw law = ActivationLaws.of(kind, weights, 4);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    SetSampler sampler = law.sampler(random);
    int[] set = new int[4];
    SummaryStatistics maxima = new SummaryStatistics();
    for (int draw = 0; draw < 1_000_000; draw++) {
      double max = 0;
      sampler.draw(set);
      for (int expert : set) {
        max = Math.max(max, values[expert]);
      }
      maxima.addValue(max);
    }
    double quantile = new NormalDistribution().inverseCumulativeProbability(0.9995);
    double halfWidth = quantile * maxima.getStandardDeviation() / Math.sqrt((double) maxima.getN());
    assertThat(law.expectedMax(values)).isCloseTo(maxima.getMean(), within(halfWidth));
    assertThat(halfWidth).isLessThan(0.05);
  }

  /** Also where one expert takes nearly all the weight, so that it is drawn again and again. */
  @ParameterizedTest
  @CsvSource({
    "CONDITIONAL_POISSON, 3, 8",
    "PLACKETT_LUCE, 4, 8",
    "CONDITIONAL_POISSON, 5, 1e6",
    "PLACKETT_LUCE, 6, 1e6"
  })
  void everySetIsSampledAsOftenAsItShould(Law kind, long seed, double heaviest) {
    double[] weights = {1, 3, 0.5, 2, heaviest, 0.1, 0};
    ListedLaw listed = ListedLaw.of(kind, weights, 3);
    ActivationLaw law = ActivationLaws.of(kind, weights, 3);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    SetSampler sampler = law.sampler(random);
    int[] set = new int[3];
    long[] seen = new long[1 << weights.length];
    for (int draw = 0; draw < 100_000; draw++) {
      sampler.draw(set);
      boolean ascending = set[0] < set[1] && set[1] < set[2];
      seen[ascending ? 1 << set[0] | 1 << set[1] | 1 << set[2] : 0]++;
    }
    double[] probability = listed.probabilities();
    int[] possible =
        IntStream.range(0, probability.length).filter(s -> probability[s] > 0).toArray();
    assertThat(possible).hasSize(20);
    double[] expected = Arrays.stream(possible).mapToDouble(s -> probability[s]).toArray();
    long[] observed = Arrays.stream(possible).mapToLong(s -> seen[s]).toArray();
    assertThat(Arrays.stream(observed).sum()).isEqualTo(100_000);
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(1e-3);
  }

  /**
   * How many of 200 tokens activate each expert: their means and covariances over 20,000 batches,
   * each within five standard errors, for many tokens at once and for few.
   */
  @ParameterizedTest
  @CsvSource({"CONDITIONAL_POISSON, 200", "CONDITIONAL_POISSON, 5", "PLACKETT_LUCE, 5"})
  void countsOfManyTokensHaveTheMomentsOfTheirLaw(Law kind, int tokens) {
    double[] weights = {1, 3, 0.5, 2, 8, 0.1, 0};
    int n = weights.length;
    double[] probability = ListedLaw.of(kind, weights, 3).probabilities();
    double[][] together = new double[n][n];
    for (int s = 0; s < probability.length; s++) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          together[i][j] += (s >> i & s >> j & 1) * probability[s];
        }
      }
    }
    SetSampler sampler =
        ActivationLaws.of(kind, weights, 3).sampler(RandomSource.XO_SHI_RO_256_PP.create(7));
    int batches = 20_000;
    int[] counts = new int[n];
    double[] sum = new double[n];
    double[][] products = new double[n][n];
    for (int b = 0; b < batches; b++) {
      sampler.count(tokens, new int[3], counts);
      assertThat(Arrays.stream(counts).sum()).isEqualTo(3 * tokens);
      for (int i = 0; i < n; i++) {
        sum[i] += counts[i];
        for (int j = 0; j < n; j++) {
          products[i][j] +=
              (counts[i] - tokens * together[i][i]) * (counts[j] - tokens * together[j][j]);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      double variance = tokens * together[i][i] * (1 - together[i][i]);
      assertThat(sum[i] / batches)
          .isCloseTo(tokens * together[i][i], within(5 * Math.sqrt(variance / batches) + EXACT));
      for (int j = 0; j < n; j++) {
        double covariance = tokens * (together[i][j] - together[i][i] * together[j][j]);
        double other = tokens * together[j][j] * (1 - together[j][j]);
        assertThat(products[i][j] / batches)
            .isCloseTo(
                covariance,
                within(
                    5 * Math.sqrt((variance * other + covariance * covariance) / batches) + EXACT));
      }
    }
  }
}
