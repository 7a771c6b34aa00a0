package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws with weights where their sets are too many to list, or their weights too far apart. */
class LargeLawsTest {
  private static final MathContext DIGITS = new MathContext(40);

  /** Weights over 600 orders of magnitude, and with them K small, half and large. */
  @ParameterizedTest
  @CsvSource({
    "60, 1, 300",
    "60, 6, 300",
    "60, 8, 30",
    "60, 30, 300",
    "60, 59, 300",
    "384, 8, 300",
    "384, 8, 3",
    "384, 192, 0.1",
    "800, 300, 0.3"
  })
  void conditionalPoissonEqualsFortyDigitArithmetic(int experts, int active, double magnitudes) {
    double[] weights =
        new Random(experts + active)
            .doubles(experts, -magnitudes, magnitudes)
            .map(x -> Math.pow(10, x))
            .toArray();
    int[] order = WeightFamily.shuffled(new Random(1), experts);
    double[] distribution = new double[experts];
    ActivationLaw law = ActivationLaws.of(Law.CONDITIONAL_POISSON, weights, active);
    law.maxDistribution(order, distribution);

    BigDecimal[] polynomials = new BigDecimal[active + 1];
    Arrays.fill(polynomials, BigDecimal.ZERO);
    polynomials[0] = BigDecimal.ONE;
    BigDecimal[] latest = new BigDecimal[experts];
    for (int j = 0; j < experts; j++) {
      BigDecimal weight = new BigDecimal(weights[order[j]]);
      latest[j] = weight.multiply(polynomials[active - 1], DIGITS);
      for (int k = active; k > 0; k--) {
        polynomials[k] = weight.multiply(polynomials[k - 1], DIGITS).add(polynomials[k], DIGITS);
      }
    }
    double[] expected =
        Arrays.stream(latest)
            .mapToDouble(p -> p.divide(polynomials[active], DIGITS).doubleValue())
            .toArray();
    assertThat(distribution).containsExactly(expected, within(1e-13));
    for (int j = 0; j < experts; j++) {
      if (expected[j] > 1e-200) {
        assertThat(distribution[j] / expected[j]).isCloseTo(1, within(1e-11));
      }
    }
    assertThat(distribution[experts - 1])
        .as("the last of an order is activated as often as it comes latest")
        .isCloseTo(law.inclusionProbabilities()[order[experts - 1]], within(1e-13));
  }

  @ParameterizedTest
  @CsvSource({"384, 2, 1", "100, 3, 3", "40, 4, 100"})
  void plackettLuceEqualsItsDefinitionFollowedBackwards(int experts, int active, double spread) {
    Random random = new Random(experts);
    double[] weights = random.doubles(experts, -spread, spread).map(Math::exp).toArray();
    int[] order = WeightFamily.shuffled(random, experts);
    double[] distribution = new double[experts];
    ActivationLaws.of(Law.PLACKETT_LUCE, weights, active).maxDistribution(order, distribution);
    double all = Arrays.stream(weights).sum();
    for (int j : new int[] {active - 2, active - 1, experts / 3, experts / 2, experts - 1}) {
      double within = draws(weights, order, j + 1, active, all);
      double before = j == 0 ? 0 : draws(weights, order, j, active, all);
      assertThat(distribution[j]).isCloseTo(within - before, within(1e-12));
    }
  }

  /** The probability that all of the next draws are among the first in an order, by recursion. */
  private static double draws(double[] weights, int[] order, int first, int left, double all) {
    if (left == 0) {
      return 1;
    }
    double sum = 0;
    for (int j = 0; j < first; j++) {
      double weight = weights[order[j]];
      if (weight > 0) {
        weights[order[j]] = 0;
        double rest = left == 1 ? 0 : Arrays.stream(weights).sum();
        sum += weight / all * draws(weights, order, first, left - 1, rest);
        weights[order[j]] = weight;
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"8, 2", "64, 6", "384, 8", "384, 16", "60, 60"})
  void equalWeightsGiveTheUniformLaw(int experts, int active) {
    double[] expected =
        IntStream.range(0, experts)
            .mapToDouble(j -> Math.exp(logChoose(j, active - 1) - logChoose(experts, active)))
            .toArray();
    double[] weights = new double[experts];
    Arrays.fill(weights, 1e-200);
    int[] order = IntStream.range(0, experts).toArray();
    double[] distribution = new double[experts];
    for (Law kind : new Law[] {Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE}) {
      ActivationLaw law = ActivationLaws.of(kind, weights, active);
      law.maxDistribution(order, distribution);
      assertThat(distribution).containsExactly(expected, within(1e-12));
      double[] share = new double[experts];
      Arrays.fill(share, (double) active / experts);
      assertThat(law.inclusionProbabilities()).containsExactly(share, within(1e-13));
    }
  }

  private static double logChoose(int n, int k) {
    return k > n ? Double.NEGATIVE_INFINITY : CombinatoricsUtils.binomialCoefficientLog(n, k);
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void extremeWeightsKeepTheirOrderAndTheirSum(Law kind) {
    for (double magnitudes : new double[] {1, 10, 150, 307}) {
      double[] weights =
          new Random(9)
              .doubles(384, -magnitudes, magnitudes)
              .map(x -> Math.pow(10, x))
              .sorted()
              .toArray();
      double[] included = ActivationLaws.of(kind, weights, 8).inclusionProbabilities();
      assertThat(Arrays.stream(included).sum()).isCloseTo(8, within(1e-11));
      for (int i = 1; i < weights.length; i++) {
        assertThat(included[i]).isBetween(included[i - 1] - 1e-14, 1.0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void aHeavierExpertIsActivatedMoreAndEachOtherLess(Law kind) {
    double[] weights = new Random(4).doubles(64, 0.01, 1).toArray();
    double[] before = ActivationLaws.of(kind, weights, 6).inclusionProbabilities();
    weights[17] *= 1.5;
    double[] after = ActivationLaws.of(kind, weights, 6).inclusionProbabilities();
    for (int i = 0; i < weights.length; i++) {
      if (i == 17) {
        assertThat(after[i]).isGreaterThan(before[i]);
      } else {
        assertThat(after[i]).isLessThan(before[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void aCommonFactorDoesNotMatter(Law kind) {
    double[] weights = new Random(5).doubles(64, 1e-3, 1).toArray();
    double[] values = new Random(6).doubles(64, 1, 2).toArray();
    double expected = ActivationLaws.of(kind, weights, 6).expectedMax(values);
    for (double factor : new double[] {1e-300, 1e-9, 7, 1e290}) {
      double[] scaled = Arrays.stream(weights).map(w -> w * factor).toArray();
      assertThat(ActivationLaws.of(kind, scaled, 6).expectedMax(values))
          .isCloseTo(expected, within(1e-13));
    }
  }

  @Test
  void smallestPositiveWeightsStillCount() {
    double[] weights = {Double.MIN_VALUE, Double.MAX_VALUE, 0, Double.MIN_VALUE, Double.MAX_VALUE};
    for (Law kind : new Law[] {Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE}) {
      assertThat(ActivationLaws.of(kind, weights, 3).inclusionProbabilities())
          .containsExactly(new double[] {0.5, 1, 0, 0.5, 1}, within(1e-14));
    }
  }
}
