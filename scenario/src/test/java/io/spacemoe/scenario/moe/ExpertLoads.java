package io.spacemoe.scenario.moe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded expert loads, read where they lie: in the folder named by the property or environment
 * variable SPACEMOE_DATA, or in {@code shared/data} beside a folder above this one. Tests that want
 * a file are skipped when it is not there.
 */
final class ExpertLoads {
  private ExpertLoads() {}

  /** Layers x experts of a table with a header and a first column {@code layer}. */
  static double[][] counts(String file) throws IOException {
    return lines(file)
        .map(line -> line.split(","))
        .map(cells -> Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray())
        .toArray(double[][]::new);
  }

  /** Layers x tokens x K of a trace of lines {@code token,layer,experts}. */
  static int[][][] trace(String file) throws IOException {
    List<String[]> rows = lines(file).map(line -> line.split(",")).toList();
    List<String> layers = rows.stream().map(row -> row[1]).distinct().toList();
    int[][][] sets = new int[layers.size()][][];
    for (int l = 0; l < sets.length; l++) {
      String layer = layers.get(l);
      sets[l] =
          rows.stream()
              .filter(row -> row[1].equals(layer))
              .map(row -> Arrays.stream(row[2].split(" ")).mapToInt(Integer::parseInt).toArray())
              .toArray(int[][]::new);
    }
    return sets;
  }

  private static Stream<String> lines(String file) throws IOException {
    Optional<Path> path =
        folder().map(data -> data.resolve("expert-loads").resolve(file)).filter(Files::exists);
    Assumptions.assumeTrue(path.isPresent(), () -> file + " is not on this machine");
    return Files.readAllLines(path.orElseThrow()).stream().skip(1);
  }

  private static Optional<Path> folder() {
    String named = System.getProperty("SPACEMOE_DATA", System.getenv("SPACEMOE_DATA"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(above -> above.resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
