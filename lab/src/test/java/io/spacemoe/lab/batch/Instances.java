package io.spacemoe.lab.batch;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Small instances in a folder, and who runs engines on them. */
final class Instances {
  private Instances() {}

  /** A crew of this machine. */
  static Crew crew(int jobs, boolean isolate) {
    try {
      return Executor.crew(Setting.here(jobs, isolate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes instances of 5 experts on 7 satellites; returns their names. */
  static List<String> write(Path folder, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String name = String.format(Locale.ROOT, "small-%04d", i);
              write(folder.resolve(name + ".assignment.json"), name, random);
              return name + ".assignment.json";
            })
        .toList();
  }

  /** Writes one instance with a name of the caller's. */
  static void write(Path file, String name, SplittableRandom random) {
    Costs costs =
        new Costs.Product(
            random.longs(5, 1, 1_000_000).toArray(), random.longs(7, 1, 1_000_000).toArray());
    AssignmentFile.of(
            PlacementProblem.of(name, costs), "fs", OptionalLong.empty(), Optional.empty())
        .write(file);
  }
}
