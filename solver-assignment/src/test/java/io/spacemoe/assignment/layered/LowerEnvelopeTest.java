package io.spacemoe.assignment.layered;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LowerEnvelopeTest {

  /** Small numbers for many ties, large ones for the exactness of far crossings. */
  @ParameterizedTest
  @ValueSource(longs = {4, 60, 1L << 30})
  void namesTheFirstOfTheLowestLinesAtEveryPlace(long range) {
    SplittableRandom random = new SplittableRandom(range);
    for (int i = 0; i < 300; i++) {
      long[] slope = random.longs(1 + random.nextInt(150), -range, range).sorted().toArray();
      long[] intercept = random.longs(slope.length, -range * range, range * range).toArray();
      LowerEnvelope envelope = new LowerEnvelope(1);
      for (int k = 0; k < slope.length; k++) {
        envelope.add(intercept[k], slope[k], k);
      }
      long[] ascending = random.longs(100, -range, range).sorted().toArray();
      for (int q = ascending.length - 1; q >= 0; q--) {
        long x = ascending[q];
        long[] height = new long[slope.length];
        Arrays.setAll(height, k -> intercept[k] + slope[k] * x);
        long lowest = Arrays.stream(height).min().orElseThrow();
        int first =
            IntStream.range(0, height.length)
                .filter(k -> height[k] == lowest)
                .findFirst()
                .orElseThrow();
        assertThat(envelope.least(x)).isEqualTo(first);
        assertThat(envelope.height(x)).isEqualTo(lowest);
      }
    }
  }
}
