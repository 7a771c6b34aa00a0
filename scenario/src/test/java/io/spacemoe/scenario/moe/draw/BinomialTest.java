package io.spacemoe.scenario.moe.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

  /** By inversion and by rejection, against the probabilities of Commons Math. */
  @ParameterizedTest
  @CsvSource({"7, 0.3", "40, 0.1", "2000, 0.9999", "30, 0.5", "60, 0.8", "500, 0.03"})
  void binomialNumbersComeAsOftenAsTheyShould(int n, double p) {
    Binomial binomial = new Binomial(RandomSource.XO_SHI_RO_256_PP.create(n));
    int draws = 100_000;
    long[] seen = new long[n + 1];
    for (int i = 0; i < draws; i++) {
      seen[binomial.draw(n, p)]++;
    }
    BinomialDistribution law = new BinomialDistribution(null, n, p);
    int[] often = IntStream.rangeClosed(0, n).filter(k -> law.probability(k) > 1e-4).toArray();
    double[] expected = Arrays.stream(often).mapToDouble(law::probability).toArray();
    long[] observed = Arrays.stream(often).mapToLong(k -> seen[k]).toArray();
    assertThat(new ChiSquareTest().chiSquareTest(expected, observed)).isGreaterThan(1e-3);
    assertThat(Arrays.stream(observed).sum()).isGreaterThan(draws - draws / 200);
  }
}
