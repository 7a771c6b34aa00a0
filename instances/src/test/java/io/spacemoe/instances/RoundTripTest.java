package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written reads back equal, plain and gzipped, whatever it holds. */
class RoundTripTest {
  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everythingReadsBackEqual(long seed) {
    Path file = folder.resolve("file" + (seed % 2 == 0 ? ".json" : ".json.gz"));
    for (FileFormat format : FileFormat.values()) {
      Object written = format.write(new RandomContent(seed), file);

      assertThat(format.read(file)).isEqualTo(written);
    }
  }
}
