package io.spacemoe.instances.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/** Refuses to open what is no file: a FIFO or a device may never end, or never begin. */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Makes sure that a path, or what it links to, is a file, without opening it.
   *
   * @throws InstanceFormatException when it does not exist, or is a folder, FIFO, device or socket
   * @throws IOException when that cannot be known
   */
  public static void require(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new InstanceFormatException(file.toString(), "", "does not exist; expected a file");
    }
    if (!attributes.isRegularFile()) {
      throw new InstanceFormatException(
          file.toString(),
          "",
          attributes.isDirectory()
              ? "is a directory; expected a file"
              : String.format(
                  Locale.ROOT,
                  "is a FIFO, device or socket; expected a file.%nMaybe save its content in a file"));
    }
  }
}
