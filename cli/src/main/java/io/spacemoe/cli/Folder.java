package io.spacemoe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a command writes into. */
final class Folder {
  private Folder() {}

  /** Makes the folder and those around it, where they are missing. */
  static void create(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("%s is a file; --out needs a folder".formatted(folder));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException("folder %s cannot be made: %s".formatted(folder, e), e);
    }
  }
}
