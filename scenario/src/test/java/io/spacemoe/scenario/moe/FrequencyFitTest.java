package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.WeightSource.Table;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Weights fitted to frequencies. */
class FrequencyFitTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void fittingTheProbabilitiesOfALawFindsItsWeights(Law kind) {
    int[][] sizes = {{2, 1}, {3, 2}, {8, 2}, {12, 6}, {12, 11}, {64, 8}};
    for (int[] size : sizes) {
      for (long seed = 0; seed < 20; seed++) {
        double[] weights = new Random(seed).doubles(size[0], -2, 2).map(Math::exp).toArray();
        double[] included = ActivationLaws.of(kind, weights, size[1]).inclusionProbabilities();
        FrequencyFit fit = FrequencyFit.of(kind, included, size[1]);
        assertThat(fit.error()).isLessThan(EXACT);
        double factor = weights[0] / fit.weights()[0];
        for (int i = 0; i < weights.length; i++) {
          assertThat(fit.weights()[i] * factor / weights[i])
              .as("%s, %s, seed %d", kind, Arrays.toString(size), seed)
              .isCloseTo(1, within(1e-8));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void skewedFrequenciesAreReproduced(Law kind) {
    int[][] sizes = {{2, 1}, {3, 1}, {5, 2}, {8, 7}, {64, 8}, {64, 60}};
    for (int[] size : sizes) {
      for (double spread : new double[] {0.3, 2, 8}) {
        double[] frequencies = new Random(size[0]).doubles(size[0], -spread, spread).toArray();
        Arrays.setAll(frequencies, i -> Math.exp(frequencies[i]));
        checkReproduced(kind, frequencies, size[1]);
      }
    }
  }

  private static void checkReproduced(Law kind, double[] frequencies, int active) {
    FrequencyFit fit = FrequencyFit.of(kind, frequencies, active);
    double[] targets = FrequencyFit.targets(frequencies, active);
    assertThat(Arrays.stream(targets).sum()).isCloseTo(active, within(EXACT));
    assertThat(ActivationLaws.of(kind, fit.weights(), active).inclusionProbabilities())
        .containsExactly(targets, within(EXACT));
  }

  @ParameterizedTest
  @CsvSource({
    "2, '5 5 0 0', '1 1 0 0'",
    "2, '2 1 1 0', '1 0.5 0.5 0'",
    "2, '1000 1 1', '1 0.5 0.5'",
    "3, '1000 100 1 1', '1 1 0.5 0.5'",
    "3, '1e300 1e300 1e-300', '1 1 1'",
    "2, '1e300 1e-300 1e-300', '1 0.5 0.5'",
    "1, '0 7 0', '0 1 0'",
    "2, '0.3 0.3 0.3', '0.6666666666666666 0.6666666666666666 0.6666666666666666'",
    "3, '1 1 1', '1 1 1'",
    "2, '3 2 1 1 1', '0.75 0.5 0.25 0.25 0.25'"
  })
  void certainAndUnusedExpertsAreKept(int active, String frequencies, String targets) {
    for (Law kind : new Law[] {Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE}) {
      double[] rows = numbers(frequencies);
      assertThat(FrequencyFit.targets(rows, active))
          .containsExactly(numbers(targets), within(1e-15));
      checkReproduced(kind, rows, active);
    }
  }

  private static double[] numbers(String list) {
    return Arrays.stream(list.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void nearlyCertainAndNearlyUnusedExpertsDoNotStopTheFit() {
    for (Law kind : new Law[] {Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE}) {
      checkReproduced(kind, new double[] {1, 1e-15, 1e-15, 1e-300}, 1);
      checkReproduced(kind, new double[] {1, 1 - 1e-9, 1e-12, 1e-12, 0, 1e-9}, 2);
      checkReproduced(kind, new double[] {1, 1, 1, 1, 1e-3}, 4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "deepseek-v2-lite, deepseek-v2-lite-intent-counts.csv, PLACKETT_LUCE",
    "deepseek-v2-lite, deepseek-v2-lite-translation-counts.csv, CONDITIONAL_POISSON",
    "mixtral-8x7b, mixtral-8x7b-c4-counts.csv, PLACKETT_LUCE",
    "mixtral-8x7b, mixtral-8x7b-c4-counts.csv, CONDITIONAL_POISSON",
    "deepseek-v3, deepseek-v3-prefill_in4096.csv, CONDITIONAL_POISSON",
    "deepseek-v3, deepseek-v3-decode_in2000out100.csv, CONDITIONAL_POISSON"
  })
  void recordedLoadsAreReproduced(String preset, String file, Law kind) throws IOException {
    double[][] counts = ExpertLoads.counts(file);
    MoeModel model = ModelPresets.named(preset, 4096);
    Table table = new Table(TableMeaning.FREQUENCIES, counts, Optional.of(file));
    List<ActivationLaw> laws = ActivationLaws.of(Activation.of(kind, table), model);
    assertThat(laws).hasSize(model.layers());
    for (int l = 0; l < counts.length; l++) {
      double perToken = Arrays.stream(counts[l]).sum() / model.activeExperts();
      double[] expected = Arrays.stream(counts[l]).map(c -> c / perToken).toArray();
      assertThat(laws.get(l).inclusionProbabilities()).containsExactly(expected, within(EXACT));
    }
  }

  @Test
  void aRecordedTraceHasTheFrequenciesOfItsCounts() throws IOException {
    int[][][] sets = ExpertLoads.trace("deepseek-v2-lite-intent-trace.csv");
    MoeModel model = ModelPresets.named("deepseek-v2-lite", 4096);
    List<ActivationLaw> laws =
        ActivationLaws.of(Activation.of(new ActivationTrace("intent", sets)), model);
    double[] values = new Random(1).doubles(model.expertsPerLayer(), 10, 50).toArray();
    for (int l = 0; l < sets.length; l++) {
      double sum = 0;
      double[] seen = new double[model.expertsPerLayer()];
      for (int[] set : sets[l]) {
        sum += Arrays.stream(set).mapToDouble(e -> values[e]).max().orElseThrow();
        Arrays.stream(set).forEach(e -> seen[e]++);
      }
      int tokens = sets[l].length;
      assertThat(laws.get(l).expectedMax(values)).isCloseTo(sum / tokens, within(1e-12 * sum));
      assertThat(laws.get(l).inclusionProbabilities())
          .containsExactly(Arrays.stream(seen).map(s -> s / tokens).toArray(), within(1e-15));
    }
  }

  @Test
  void aTraceHasNothingToFit() {
    assertThatThrownBy(() -> FrequencyFit.of(Law.TRACE, new double[] {1, 2, 3}, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trace");
  }
}
