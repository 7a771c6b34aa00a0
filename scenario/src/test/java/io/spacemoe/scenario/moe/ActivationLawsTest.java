package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.WeightSource.Table;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where laws get their weights or sets from, and what they refuse. */
class ActivationLawsTest {
  private static final MoeModel MODEL = ModelPresets.named("olmoe-1b-7b", 4096);
  private static final MoeModel TINY = new MoeModel("custom", 2, 8, 4, 2, 8, 0, 10, 0, 2, 2);

  private static double[] weights(WeightSource source, int layer) {
    return LayerWeights.of(source, MODEL.expertsPerLayer(), MODEL.activeExperts(), layer);
  }

  @Test
  void uniformWeightsActivateAllExpertsAlike() {
    Activation activation = Activation.of(Law.PLACKETT_LUCE, new WeightSource.Uniform());
    List<ActivationLaw> laws = ActivationLaws.of(activation, MODEL);
    assertThat(laws).hasSize(16);
    double[] expected = new double[64];
    Arrays.fill(expected, 8 / 64.0);
    assertThat(laws.get(15).inclusionProbabilities()).containsExactly(expected, within(1e-14));
  }

  @Test
  void zipfRanksAreTheIndicesOrAnotherPermutationInEachLayer() {
    double[] plain = weights(new WeightSource.Zipf(1.5, 1, false), 3);
    assertThat(plain[0]).isEqualTo(1);
    assertThat(plain[7]).isEqualTo(Math.pow(8, -1.5));

    WeightSource shuffled = new WeightSource.Zipf(1.5, 1, true);
    double[] sorted = weights(shuffled, 0);
    Arrays.sort(sorted);
    assertThat(sorted)
        .containsExactly(IntStream.range(0, 64).mapToDouble(i -> plain[63 - i]).toArray());
    assertThat(weights(shuffled, 2)).isEqualTo(weights(new WeightSource.Zipf(1.5, 1, true), 2));
    assertThat(weights(shuffled, 0)).isNotEqualTo(weights(shuffled, 1));
    assertThat(weights(shuffled, 0)).isNotEqualTo(weights(new WeightSource.Zipf(1.5, 2, true), 0));
    assertThat(weights(shuffled, 1))
        .as("neighbouring seeds do not share layers")
        .isNotEqualTo(weights(new WeightSource.Zipf(1.5, 2, true), 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 5, 1e4})
  void dirichletSharesHaveTheirMeanAndVariance(double alpha) {
    int experts = 10;
    int layers = 20_000;
    double squares = 0;
    double first = 0;
    WeightSource source = new WeightSource.Dirichlet(alpha, 7);
    for (int l = 0; l < layers; l++) {
      double[] drawn = LayerWeights.of(source, experts, 2, l);
      double share = drawn[0] / Arrays.stream(drawn).sum();
      first += share;
      squares += (share - 0.1) * (share - 0.1);
    }
    double variance = 0.1 * 0.9 / (experts * alpha + 1);
    assertThat(first / layers).isCloseTo(0.1, within(4 * Math.sqrt(variance / layers)));
    assertThat(squares / layers / variance).isCloseTo(1, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-12, 1e-3, 0.02})
  void tinyDirichletConcentrationsStillActivateKExperts(double alpha) {
    Activation activation = Activation.of(Law.PLACKETT_LUCE, new WeightSource.Dirichlet(alpha, 3));
    for (ActivationLaw law : ActivationLaws.of(activation, MODEL)) {
      double[] included = law.inclusionProbabilities();
      assertThat(Arrays.stream(included).sum()).isCloseTo(8, within(1e-12));
      assertThat(Arrays.stream(included).max().orElseThrow()).isGreaterThan(0.999);
    }
  }

  @Test
  void tablesGiveWeightsOrFrequencies() {
    double[][] rows = {{1, 2, 3, 4}, {0, 1, 1, 2}};
    Table weights = new Table(TableMeaning.WEIGHTS, rows, Optional.empty());
    Table frequencies = new Table(TableMeaning.FREQUENCIES, rows, Optional.empty());
    double[] asWeights =
        ActivationLaws.of(Activation.of(Law.CONDITIONAL_POISSON, weights), TINY)
            .get(0)
            .inclusionProbabilities();
    double[] asFrequencies =
        ActivationLaws.of(Activation.of(Law.CONDITIONAL_POISSON, frequencies), TINY)
            .get(1)
            .inclusionProbabilities();
    // The six products of two of 1, 2, 3, 4 sum to 35.
    assertThat(asWeights)
        .containsExactly(new double[] {9 / 35.0, 16 / 35.0, 21 / 35.0, 24 / 35.0}, within(1e-15));
    assertThat(asFrequencies).containsExactly(new double[] {0, 0.5, 0.5, 1}, within(1e-15));
  }

  @Test
  void aTableThatDoesNotFitTheModelIsNamed() {
    assertRefused(new double[][] {{1, 2, 3, 4}}, "activation.weights.rows has 1 rows");
    assertRefused(
        new double[][] {{1, 2, 3, 4}, {1, 2, 3}}, "activation.weights.rows[1] has 3 numbers");
    assertRefused(
        new double[][] {{1, 2, 3, 4}, {0, 0, 3, 0}},
        "activation.weights.rows[1] has 1 numbers above 0");
    assertRefused(new double[][] {{0, 0, 0, 0}}, "activation.weights.rows[0] is all zero");
    assertRefused(new double[][] {{1, Double.NaN}}, "activation.weights.rows[0][1] is NaN");
    assertThatThrownBy(
            () -> new Table(TableMeaning.WEIGHTS, new double[][] {{1}, {-1}}, Optional.of("a.csv")))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining("(a.csv), row 2");
  }

  private static void assertRefused(double[][] rows, String message) {
    assertThatThrownBy(
            () -> {
              Table table = new Table(TableMeaning.FREQUENCIES, rows, Optional.empty());
              ActivationLaws.of(Activation.of(Law.CONDITIONAL_POISSON, table), TINY);
            })
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aTraceIsTheLawOfItsSets() {
    int[][][] sets = {{{3, 0}, {0, 1}, {0, 3}, {2, 3}}, {{1, 2}}};
    ActivationTrace trace = new ActivationTrace("t.csv", sets);
    ActivationLaw law = ActivationLaws.of(Activation.of(trace), TINY).get(0);
    assertThat(law.experts()).isEqualTo(4);
    assertThat(law.active()).isEqualTo(2);
    assertThat(law.inclusionProbabilities()).containsExactly(0.75, 0.25, 0.25, 0.75);
    double[] latest = {9, 9, 9, 9};
    law.maxDistribution(new int[] {0, 3, 1, 2}, latest);
    assertThat(latest).containsExactly(0, 0.5, 0.25, 0.25);
    assertThat(law.expectedMax(new double[] {1, 8, 5, 4})).isEqualTo((4 + 8 + 4 + 5) / 4.0);
    UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1);
    int[] seen = new int[4];
    for (int draw = 0; draw < 4000; draw++) {
      int[] set = law.sample(random);
      seen[set[0] == 2 ? 2 : set[1]]++;
    }
    assertThat(seen[1]).as("{0, 1}").isBetween(900, 1100);
    assertThat(seen[2]).as("{2, 3}").isBetween(900, 1100);
    assertThat(seen[3]).as("{0, 3}").isBetween(1900, 2100);
  }

  @Test
  void aTraceThatDoesNotFitTheModelIsNamed() {
    assertRefused(new int[][][] {{{0, 1}}}, "has 1 layers; expected one per layer, 2");
    assertRefused(new int[][][] {{{0, 1}}, {}}, "no activated set for layer 1");
    assertRefused(new int[][][] {{{0, 1}}, {{0, 1, 2}}}, "[0, 1, 2] in layer 1");
    assertRefused(new int[][][] {{{0, 1}}, {{1, 4}}}, "[1, 4] in layer 1");
    assertRefused(new int[][][] {{{0, 1}}, {{-1, 2}}}, "[-1, 2] in layer 1");
    assertRefused(new int[][][] {{{0, 1}}, {{2, 2}}}, "distinct indices from 0 to 3");
  }

  private static void assertRefused(int[][][] sets, String message) {
    Activation activation = Activation.of(new ActivationTrace("t.csv", sets));
    assertThatThrownBy(() -> ActivationLaws.of(activation, TINY))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContainingAll("activation.file (t.csv)", message);
  }

  @Test
  void lawsAndTheirWeightsBelongTogether() {
    Optional<WeightSource> uniform = Optional.of(new WeightSource.Uniform());
    Optional<ActivationTrace> trace =
        Optional.of(new ActivationTrace("t.csv", new int[][][] {{{0}}}));
    assertThatThrownBy(() -> new Activation(Law.TRACE, Optional.empty(), Optional.empty()))
        .hasMessageContaining("activation.file is missing");
    assertThatThrownBy(() -> new Activation(Law.TRACE, uniform, trace))
        .hasMessageContaining("activation.weights does not belong to law trace");
    assertThatThrownBy(() -> new Activation(Law.PLACKETT_LUCE, uniform, trace))
        .hasMessageContaining("activation.file belongs to law trace only");
    assertThatThrownBy(() -> new Activation(Law.PLACKETT_LUCE, Optional.empty(), Optional.empty()))
        .hasMessageContaining("activation.weights is missing");
    assertThat(Activation.defaults().law()).isEqualTo(Law.CONDITIONAL_POISSON);
    assertThatThrownBy(() -> new WeightSource.Zipf(21, 1, true))
        .hasMessage("activation.weights.exponent is 21.0; allowed: 0 to 20");
    assertThatThrownBy(() -> new WeightSource.Dirichlet(0, 1))
        .hasMessageStartingWith("activation.weights.alpha is 0.0");
  }

  @Test
  void impossibleWeightsAreRefused() {
    double infinite = Double.POSITIVE_INFINITY;
    assertThatThrownBy(() -> ActivationLaws.of(Law.PLACKETT_LUCE, new double[] {1, -1}, 1))
        .hasMessage("weight of expert 1 is -1.0; weights must not be negative");
    assertThatThrownBy(() -> ActivationLaws.of(Law.PLACKETT_LUCE, new double[] {1, 0 / 0.0}, 1))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> ActivationLaws.of(Law.CONDITIONAL_POISSON, new double[] {1, 0}, 2))
        .hasMessage("2 experts are activated, but 1 weights are above 0 and 0 infinite");
    assertThatThrownBy(
            () ->
                ActivationLaws.of(Law.CONDITIONAL_POISSON, new double[] {infinite, infinite, 1}, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ActivationLaws.of(Law.CONDITIONAL_POISSON, new double[] {1}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ActivationLaws.of(Law.TRACE, new double[] {1}, 1))
        .hasMessage("a trace has no weights");
  }

  @Test
  void everyLawRefusesArraysOfAnotherLength() {
    List<ActivationLaw> laws =
        List.of(
            ActivationLaws.of(Law.CONDITIONAL_POISSON, new double[] {1, 2, 3}, 2),
            ActivationLaws.of(Law.PLACKETT_LUCE, new double[] {1, 2, 3}, 2),
            new EmpiricalLaw(3, new int[][] {{0, 1}}));
    for (ActivationLaw law : laws) {
      assertThatThrownBy(() -> law.maxDistribution(new int[] {1, 0}, new double[3]))
          .hasMessage("order of 2 and room for 3; expected 3 experts");
      assertThatThrownBy(() -> law.maxDistribution(new int[] {1, 0, 2}, new double[4]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> law.expectedMax(new double[] {1, Double.NaN, 2}))
          .hasMessage("value 1 is not a number");
    }
  }

  @Test
  void valuesAreSortedByValueThenIndex() {
    assertThat(ValueOrder.ascending(new double[0])).isEmpty();
    assertThat(ValueOrder.ascending(new double[] {0.0, -0.0, -1, 1 / 0.0, -1 / 0.0, 0.0}))
        .containsExactly(4, 2, 0, 1, 5, 3);
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(400);
      double near = random.nextGaussian();
      double[] values =
          random
              .ints(n, 0, 50)
              .mapToDouble(i -> i < 25 ? near + i * Math.ulp(near) : i - 37)
              .toArray();
      int[] order = ValueOrder.ascending(values);
      int[] expected =
          IntStream.range(0, n)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> values[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(order).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void tablesAndTracesAreEqualWhenTheirContentsAre() {
    double[][] rows = {{1, 2}};
    Table table = new Table(TableMeaning.WEIGHTS, rows, Optional.empty());
    rows[0][0] = 5;
    assertThat(table.row(0)).containsExactly(1, 2);
    assertThat(table)
        .isEqualTo(new Table(TableMeaning.WEIGHTS, new double[][] {{1, 2}}, Optional.empty()))
        .hasSameHashCodeAs(
            new Table(TableMeaning.WEIGHTS, new double[][] {{1, 2}}, Optional.empty()))
        .isNotEqualTo(
            new Table(TableMeaning.FREQUENCIES, new double[][] {{1, 2}}, Optional.empty()))
        .isNotEqualTo(new Table(TableMeaning.WEIGHTS, rows, Optional.empty()));
    int[][][] sets = {{{2, 1}}};
    ActivationTrace trace = new ActivationTrace("t", sets);
    assertThat(trace)
        .isEqualTo(new ActivationTrace("t", new int[][][] {{{1, 2}}}))
        .hasSameHashCodeAs(new ActivationTrace("t", new int[][][] {{{1, 2}}}))
        .isNotEqualTo(new ActivationTrace("u", sets))
        .isNotEqualTo(new ActivationTrace("t", new int[][][] {{{1, 3}}}));
    assertThat(trace.layers()).isEqualTo(1);
  }
}
