package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Experts that share satellites: the last turn against lists of sets, samples, and its limits. */
class SharedSatellitesTest {
  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @EnumSource(WeightFamily.class)
  void conditionalPoissonEqualsTheListOfItsSets(WeightFamily family) {
    checkAllSizes(Law.CONDITIONAL_POISSON, family);
  }

  @ParameterizedTest
  @EnumSource(WeightFamily.class)
  void plackettLuceEqualsTheListOfItsSets(WeightFamily family) {
    checkAllSizes(Law.PLACKETT_LUCE, family);
  }

  private static void checkAllSizes(Law kind, WeightFamily family) {
    for (int experts = 1; experts <= 10; experts++) {
      for (int active : IntStream.of(1, 2, 3, experts / 2, experts).distinct().toArray()) {
        if (active < 1 || active > experts) {
          continue;
        }
        for (int satellites : new int[] {1, 2, 3, 5, 9}) {
          Random random = new Random(1000L * experts + 10L * active + satellites);
          double[] weights = family.weights(random, experts, active);
          int[] satelliteOf = random.ints(experts, 0, satellites).toArray();
          Turns turns = Turns.of(satelliteOf, active);
          int[] order = ValueOrder.ascending(ends(turns, random));
          assertThat(distribution(ActivationLaws.of(kind, weights, active), turns, order))
              .as("%s, %d of %d on %d, %s", kind, active, experts, satellites, family)
              .containsExactly(
                  listed(ListedLaw.of(kind, weights, active), satelliteOf, turns, order),
                  within(EXACT));
        }
      }
    }
  }

  /** Whole numbers, so that turns of different satellites often end together. */
  private static double[] ends(Turns turns, Random random) {
    int[] legs = random.ints(10, 0, 8).toArray();
    int work = random.nextInt(4);
    return IntStream.range(0, turns.count())
        .mapToDouble(t -> legs[turns.satellite(t)] + work * turns.number(t))
        .toArray();
  }

  private static double[] distribution(ActivationLaw law, Turns turns, int[] order) {
    double[] into = new double[turns.count()];
    law.lastTurn(turns).distribution(order, into);
    return into;
  }

  /** By the definition: for each set, the latest of the turns that its satellites' counts give. */
  private static double[] listed(ListedLaw law, int[] satelliteOf, Turns turns, int[] order) {
    double[] probability = law.probabilities();
    double[] distribution = new double[order.length];
    for (int set = 1; set < probability.length; set++) {
      int[] count = new int[10];
      for (int e = 0; e < satelliteOf.length; e++) {
        count[satelliteOf[e]] += ListedLaw.contains(set, e) ? 1 : 0;
      }
      int latest = order.length - 1;
      while (latest > 0 && turns.number(order[latest]) != count[turns.satellite(order[latest])]) {
        latest--;
      }
      distribution[latest] += probability[set];
    }
    return distribution;
  }

  @ParameterizedTest
  @EnumSource(
      value = Law.class,
      names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void whereNobodySharesNothingChangesByABit(Law kind) {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int experts = 1 + random.nextInt(40);
      int active = 1 + random.nextInt(Math.min(experts, 12));
      double[] weights = WeightFamily.SKEWED.weights(random, experts, active);
      ActivationLaw law = ActivationLaws.of(kind, weights, active);
      int[] order = WeightFamily.shuffled(random, experts);
      double[] alone = new double[experts];
      law.maxDistribution(order, alone);
      Turns turns = Turns.of(WeightFamily.shuffled(random, experts), active);
      assertThat(distribution(law, turns, order)).isEqualTo(alone);
    }
  }

  @Test
  void aTraceCountsItsOwnSets() {
    int[][] sets = {{0, 1, 2}, {0, 1, 3}, {2, 3, 4}, {0, 1, 2}};
    ActivationLaw law = new EmpiricalLaw(5, sets);
    Turns turns = Turns.of(new int[] {7, 7, 9, 9, 9}, 3);
    assertThat(IntStream.range(0, 5).map(turns::satellite)).containsExactly(7, 7, 9, 9, 9);
    assertThat(IntStream.range(0, 5).map(turns::number)).containsExactly(1, 2, 1, 2, 3);

    // The second turn on 7 ends after the second on 9, and before the third.
    assertThat(distribution(law, turns, new int[] {2, 0, 3, 1, 4}))
        .containsExactly(0, 0, 0, 0.75, 0.25);
    // All turns on 9 end before the first on 7.
    assertThat(distribution(law, turns, new int[] {2, 3, 4, 0, 1}))
        .containsExactly(0, 0, 0.25, 0, 0.75);
  }

  @ParameterizedTest
  @CsvSource({"CONDITIONAL_POISSON, 8", "CONDITIONAL_POISSON, 40", "PLACKETT_LUCE, 8"})
  void samplesOfALargeLayerAgree(Law kind, int active) {
    Random random = new Random(7);
    int[] satelliteOf = random.ints(256, 0, 23).toArray();
    double[] weights = WeightFamily.RANDOM.weights(random, 256, active);
    ActivationLaw law = ActivationLaws.of(kind, weights, active);
    Turns turns = Turns.of(satelliteOf, active);
    double[] legs = random.doubles(23, 20, 90).toArray();
    double[] ends = new double[turns.count()];
    Arrays.setAll(ends, t -> legs[turns.satellite(t)] + 12 * turns.number(t));
    int[] order = ValueOrder.ascending(ends);
    double[] decides = distribution(law, turns, order);
    assertThat(Arrays.stream(decides).sum()).isCloseTo(1, within(EXACT));
    double expected =
        IntStream.range(0, order.length).mapToDouble(j -> decides[j] * ends[order[j]]).sum();

    UniformRandomProvider stream = RandomSource.XO_SHI_RO_256_PP.create(3);
    SummaryStatistics layers = new SummaryStatistics();
    for (int draw = 0; draw < 50_000; draw++) {
      double[] end = legs.clone();
      double last = 0;
      for (int expert : law.sample(stream)) {
        end[satelliteOf[expert]] += 12;
        last = Math.max(last, end[satelliteOf[expert]]);
      }
      layers.addValue(last);
    }
    double quantile = new NormalDistribution().inverseCumulativeProbability(0.9995);
    double halfWidth = quantile * layers.getStandardDeviation() / Math.sqrt(50_000);
    assertThat(expected).isCloseTo(layers.getMean(), within(halfWidth));
    assertThat(halfWidth).isLessThan(0.5);
  }

  @Test
  void certainAndImpossibleExpertsMayShare() {
    double[] weights = {Double.POSITIVE_INFINITY, 0, 1, 3, 1.0 / 0};
    int[] satelliteOf = {0, 0, 0, 1, 1};
    Turns turns = Turns.of(satelliteOf, 3);
    int[] order = {0, 3, 1, 4, 2}; // 0 once, 1 once, 0 twice, 1 twice, 0 three times
    for (Law kind : new Law[] {Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE}) {
      assertThat(distribution(ActivationLaws.of(kind, weights, 3), turns, order))
          .containsExactly(new double[] {0, 0, 0.25, 0.75, 0}, within(EXACT));
    }
  }

  @Test
  void anOrderOfAnotherLengthIsRefused() {
    ActivationLaw law = ActivationLaws.of(Law.CONDITIONAL_POISSON, new double[] {1, 2, 3, 4}, 2);
    LastTurnLaw last = law.lastTurn(Turns.of(new int[] {0, 0, 1, 1}, 2));
    assertThatThrownBy(() -> last.distribution(new int[3], new double[4]))
        .hasMessage("order of 3 and room for 4; expected 4 turns");
  }
}
