package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.spacemoe.instances.text.InstanceFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever bytes a reader gets, it returns or throws InstanceFormatException, in little memory.
 *
 * <p>Longer runs: {@code -Dspacemoe.fuzz.mutants=10000000}, at most {@code
 * -Dspacemoe.fuzz.seconds=60} for each reader, {@code -Dspacemoe.fuzz.target=gap} for one of them,
 * {@code -Dspacemoe.fuzz.seed=7}. What breaks a reader is written to {@code target/fuzz}; put it
 * into {@code src/test/resources/fuzz/READER}, where it is tried ever after.
 */
class FuzzTest {
  private static final long MUTANTS = Long.getLong("spacemoe.fuzz.mutants", 3_000);
  private static final long SECONDS = Long.getLong("spacemoe.fuzz.seconds", 3_600);
  private static final long SEED = Long.getLong("spacemoe.fuzz.seed", 1);

  /** Memory that reading a file may take in all, garbage included. */
  private static final long FREE_BYTES = 64 << 20;

  private static final long BYTES_PER_BYTE = 2_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void onlyFormatExceptionsComeOut(FuzzTarget target) throws IOException {
    Assumptions.assumeTrue(
        System.getProperty("spacemoe.fuzz.target", target.name()).equalsIgnoreCase(target.name()));
    List<byte[]> corpus = target.corpus(folder, SEED);
    Random random = new Random(SEED);
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    long tried = 0;
    long read = 0;
    for (; tried < MUTANTS && System.nanoTime() < end; tried++) {
      byte[] mutant = FuzzTarget.mutated(corpus.get(random.nextInt(corpus.size())), random);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Class<?> thrown = thrownBy(target, mutant);
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      read += thrown == null ? 1 : 0;
      boolean clear = thrown == null || thrown == InstanceFormatException.class;
      if (!clear || allocated > FREE_BYTES + BYTES_PER_BYTE * mutant.length) {
        Path found = Files.createDirectories(Path.of("target/fuzz"));
        Files.write(
            found.resolve(String.format(Locale.ROOT, "%s-%d-%d", target, SEED, tried)), mutant);
        fail("%s and %,d bytes of memory by %s", thrown, allocated, text(mutant));
      }
    }
    if (Long.getLong("spacemoe.fuzz.mutants") != null) {
      System.out.printf("%s: %d mutants, %d of them read%n", target, tried, read);
    }
    assertThat(read).as("mutants that are still good").isBetween(1L, tried - 1);
  }

  @ParameterizedTest
  @EnumSource
  void whatOnceBrokeAReaderDoesNoMore(FuzzTarget target) throws IOException {
    Path found = Path.of("src/test/resources/fuzz", target.name());
    if (!Files.isDirectory(found)) {
      return;
    }
    try (Stream<Path> files = Files.list(found)) {
      for (Path file : files.toList()) {
        assertThat(thrownBy(target, Files.readAllBytes(file)))
            .as(file.toString())
            .isIn(null, InstanceFormatException.class);
      }
    }
  }

  private Class<?> thrownBy(FuzzTarget target, byte[] bytes) {
    Path beside = folder.resolve(target + "-20");
    try {
      target.read((Files.exists(beside) ? beside : folder).resolve("x").toString(), bytes);
      return null;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return e.getClass();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
