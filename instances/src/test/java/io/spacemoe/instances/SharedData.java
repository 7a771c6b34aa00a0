package io.spacemoe.instances;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Published files, read where they lie: in the folder named by the property or environment variable
 * SPACEMOE_DATA, or in {@code shared/data} beside a folder above this one. Tests that want a file
 * are skipped when it is not there.
 */
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    Optional<Path> path = folder().map(data -> data.resolve(name)).filter(Files::exists);
    Assumptions.assumeTrue(path.isPresent(), () -> name + " is not on this machine");
    return path.orElseThrow();
  }

  /** Every file below a folder, in order; none when the data is not there. */
  public static List<Path> filesBelow(String name) {
    Optional<Path> start = folder().map(data -> data.resolve(name)).filter(Files::exists);
    if (start.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start.get())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
