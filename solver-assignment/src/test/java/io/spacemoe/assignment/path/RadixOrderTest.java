package io.spacemoe.assignment.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RadixOrderTest {

  @Test
  void ordersAsComparingDoes() {
    SplittableRandom random = new SplittableRandom(1);
    for (int bits = 0; bits < Long.SIZE; bits++) {
      long[] keys = random.longs(random.nextInt(2_000)).map(k -> k >>> 1).toArray();
      int dropped = bits;
      Arrays.setAll(keys, i -> keys[i] >>> dropped);
      int[] expected =
          IntStream.range(0, keys.length)
              .boxed()
              .sorted((a, b) -> Long.compare(keys[a], keys[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      assertThat(RadixOrder.ascending(keys)).isEqualTo(expected);
    }
  }
}
