package io.spacemoe.cli.option;

import io.spacemoe.instances.text.OutputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a command writes to; what cannot be written to is refused before the work. */
public final class Folder {
  private Folder() {}

  /** Makes the folder of {@code --out} and those around it, where they are missing. */
  public static void create(Path folder) {
    create("--out", folder);
  }

  /**
   * Makes a folder and those around it, where they are missing.
   *
   * @param option what asks for it
   */
  public static void create(String option, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UsageException(
          "%s is a %s; %s needs a folder"
              .formatted(
                  folder, Files.isRegularFile(folder) ? "file" : "FIFO, device or socket", option));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UsageException(
          "folder %s cannot be made: %s.%nMaybe name another %s"
              .formatted(folder, OutputFile.reason(e), option));
    }
  }

  /** Refuses a file of {@code --out} that cannot be written, before anything is worked out. */
  public static void requireRoomFor(Path file) {
    requireRoomFor("--out", file);
  }

  /**
   * Refuses a file that cannot be written, before anything is worked out.
   *
   * @param what what names it on the command line
   */
  public static void requireRoomFor(String what, Path file) {
    try {
      OutputFile.requireWritable(file);
    } catch (UncheckedIOException e) {
      throw new UsageException("%s.%nMaybe name another %s".formatted(e.getMessage(), what));
    }
  }

  /**
   * Refuses to write over what the command reads, or writes elsewhere.
   *
   * @param what what names the file on the command line
   * @param others files that are there or not, names that are no files, and null for those that are
   *     not asked for
   */
  public static void requireApart(String what, Path file, List<Path> others) {
    for (Path other : others) {
      if (other != null && same(file, other)) {
        throw new UsageException(
            "%s is named twice, once by %s, which would write over it.%nMaybe name another %s"
                .formatted(file, what, what));
      }
    }
  }

  private static boolean same(Path one, Path other) {
    if (one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())) {
      return true;
    }
    try {
      return Files.isRegularFile(one) && Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      return false; // what cannot be looked at cannot be read or written either, and is refused so
    }
  }
}
