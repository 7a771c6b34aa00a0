package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that nobody named and that refuses the numbers gives way to the next one. */
class DefaultEngineTest {
  private static final long LONG = 759_250_123;

  @TempDir private Path folder;

  /**
   * Costs of so wide a range that {@code assignment} refuses them: product costs of one layer, the
   * same for slots, and a matrix.
   */
  @ParameterizedTest
  @CsvSource({"layered, one", "layered, slots", "matrix, one", "matrix, slots"})
  void wideCostsAreSolvedByTheNextEngine(String costs, String capacity) throws IOException {
    Path file = folder.resolve("wide.assignment.json");
    Files.writeString(
        file,
        """
        { "format": "spacemoe-assignment/1", "name": "wide", "experts": 8, "satellites": 9,
          "costs": %s, "capacity": %s }
        """
            .formatted(
                costs.equals("layered") ? layered() : matrix(),
                capacity.equals("one")
                    ? "{ \"kind\": \"one\" }"
                    : "{ \"kind\": \"slots\", \"slots\": [1, 1, 1, 1, 1, 1, 1, 1, 1] }"));

    Run named = Run.of("solve", file.toString(), "--solver", "assignment");
    assertThat(named.exitCode()).isEqualTo(2);
    assertThat(named.err()).contains("assignment cannot solve wide").contains("2^59");

    Run chosen = Run.ok("solve", file.toString());
    assertThat(chosen.out())
        .contains(", after assignment refused its numbers)")
        .contains("status    OPTIMAL")
        .contains("cost      " + optimum())
        .contains("proved by checked rents");
  }

  /** Weights (e + 1) W and latencies s W: the heaviest expert on the nearest satellite. */
  private static long optimum() {
    return IntStream.range(0, 8).mapToLong(e -> (8 - e) * (LONG / 8) * e * (LONG / 8)).sum();
  }

  private static String layered() {
    return "{ \"kind\": \"layered-product\", \"layerOf\": [0, 0, 0, 0, 0, 0, 0, 0], \"weightPpm\": [%s], \"latencyNs\": [[%s]] }"
        .formatted(
            joined(IntStream.range(0, 8).mapToObj(e -> (e + 1) * (LONG / 8))),
            joined(IntStream.range(0, 9).mapToObj(s -> s * (LONG / 8))));
  }

  private static String matrix() {
    return "{ \"kind\": \"matrix\", \"rows\": [%s] }"
        .formatted(
            IntStream.range(0, 8)
                .mapToObj(
                    e ->
                        joined(
                            IntStream.range(0, 9)
                                .mapToObj(s -> (e + 1) * (LONG / 8) * s * (LONG / 8))))
                .collect(Collectors.joining("],[", "[", "]")));
  }

  private static String joined(Stream<Long> numbers) {
    return numbers.map(Object::toString).collect(Collectors.joining(","));
  }
}
