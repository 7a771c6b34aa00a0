package io.spacemoe.lab.local;

import io.spacemoe.instances.text.Part;
import io.spacemoe.lab.run.Execution;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Item;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The instance's file of an item, to be taken along to another machine. */
public final class Luggage implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final byte[] content;

  private Luggage(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  /**
   * {@return the file that an item needs, on the machine of its study} None for a scenario, which
   * is in the item, for a bundled instance, and for a file that is gone. Many items need the same.
   *
   * @param item the item
   */
  public static Optional<Path> file(Item item) {
    return item.task() instanceof Task.Solve solve
        ? Optional.of(
                Path.of(Part.of(Execution.path(solve.folder(), solve.run().instance())).path()))
            .filter(Files::exists)
        : Optional.empty();
  }

  /**
   * {@return a file with its content}
   *
   * @param file what {@link #file} gave
   * @throws IOException when it cannot be read; the item is then best done on this machine, where
   *     its result says so
   */
  public static Luggage of(Path file) throws IOException {
    return new Luggage(file.getFileName().toString(), Files.readAllBytes(file));
  }

  /** The file's name. */
  String name() {
    return name;
  }

  /** What stands in it; not a copy. */
  byte[] content() {
    return content;
  }
}
