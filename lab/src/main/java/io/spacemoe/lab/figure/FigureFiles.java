package io.spacemoe.lab.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a figure goes, and how: {@code NAME.svg}, {@code NAME.pdf}, {@code NAME.png}, and its data
 * as {@code NAME-data.csv}.
 *
 * @param folder a folder that exists
 * @param name what the files' names begin with
 * @param format how it is written
 */
public record FigureFiles(Path folder, String name, FigureFormat format) {
  /** What the names of a figure's files end in. */
  public static final List<String> ENDINGS = List.of(".svg", ".pdf", ".png", "-data.csv");

  /** A figure for the screen. */
  public static FigureFiles in(Path folder, String name) {
    return new FigureFiles(folder, name, FigureFormat.SCREEN);
  }

  /**
   * Removes those that there are.
   *
   * @throws IOException when one cannot be removed
   */
  public void delete() throws IOException {
    for (int kind = 0; kind < ENDINGS.size(); kind++) {
      Files.deleteIfExists(file(kind));
    }
  }

  Path svg() {
    return file(0);
  }

  Path pdf() {
    return file(1);
  }

  Path png() {
    return file(2);
  }

  Path data() {
    return file(3);
  }

  private Path file(int kind) {
    return folder.resolve(name + ENDINGS.get(kind));
  }
}
