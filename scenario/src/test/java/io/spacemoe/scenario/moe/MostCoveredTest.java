package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.moe.Activation.Law;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against every choice of experts, from the list of all activated sets. */
class MostCoveredTest {

  @ParameterizedTest
  @EnumSource(names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void expertsOfMostWeightCoverMost(Law law) {
    for (long seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int experts = random.nextInt(2, 7);
      int active = random.nextInt(1, experts + 1);
      double[] weights = random.doubles(experts).map(x -> 0.01 + x * x * x).toArray();
      double[] sets = ListedLaw.of(law, weights, active).probabilities();
      assertThat(ActivationLaws.of(law, weights, active).mostCovered())
          .as("%s, seed %d", law, seed)
          .containsExactly(most(experts, sets), within(1e-9));
    }
  }

  /** Some experts always together, which no weights say; and anything at random. */
  @Test
  void recordedSetsAreCountedExactlyAndNeverTooFewByPairs() {
    for (long seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int experts = random.nextInt(4, 9);
      int active = random.nextInt(1, 4);
      int[][] recorded = new int[random.nextInt(1, 12)][];
      double[] sets = new double[1 << experts];
      for (int t = 0; t < recorded.length; t++) {
        int[] shuffled = new int[experts];
        Arrays.setAll(shuffled, e -> e);
        for (int e = experts - 1; e > 0 && t % 3 > 0; e--) {
          int other = random.nextInt(e + 1);
          int moved = shuffled[e];
          shuffled[e] = shuffled[other];
          shuffled[other] = moved;
        }
        recorded[t] = Arrays.stream(shuffled).limit(active).sorted().toArray();
        sets[Arrays.stream(recorded[t]).map(e -> 1 << e).sum()] += 1.0 / recorded.length;
      }
      double[] most = most(experts, sets);
      assertThat(MostCovered.ofSets(experts, recorded))
          .as("seed %d", seed)
          .containsExactly(most, within(1e-9));
      long[] counted = MostCovered.counted(experts, recorded);
      for (int j = 0; j < experts; j++) {
        assertThat((double) counted[j] / recorded.length)
            .as("seed %d, %d experts", seed, j + 1)
            .isBetween(most[j] - 1e-9, j + 1 < active ? 0.0 : 1.0);
      }
    }
  }

  private static double[] most(int experts, double[] sets) {
    double[] most = new double[experts];
    for (int chosen = 1; chosen < sets.length; chosen++) {
      double covered = 0;
      for (int set = 1; set < sets.length; set++) {
        covered += (set & ~chosen) == 0 ? sets[set] : 0;
      }
      int j = Integer.bitCount(chosen) - 1;
      most[j] = Math.max(most[j], covered);
    }
    return most;
  }
}
