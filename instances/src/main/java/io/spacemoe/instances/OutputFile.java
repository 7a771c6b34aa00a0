package io.spacemoe.instances;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;

/** Writes whole files: other programs see the old content or the new one, never a part. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a temporary file in the same folder and moves it into place; a name that ends in {@code
   * .gz} is compressed. When it fails, the folder is as before.
   *
   * @throws UncheckedIOException naming the file, when it cannot be written
   */
  public static void write(Path file, byte[] text) {
    try {
      byte[] bytes = file.toString().endsWith(".gz") ? zipped(text) : text;
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      if (Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target)) {
        Files.write(target, bytes);
      } else {
        replace(target, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  private static void replace(Path target, byte[] bytes) throws IOException {
    Path temporary =
        target.resolveSibling(
            ".%s.%016x.tmp"
                .formatted(target.getFileName(), ThreadLocalRandom.current().nextLong()));
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      throw new IOException("it is a directory");
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static byte[] zipped(byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text);
    }
    return bytes.toByteArray();
  }

  private static String reason(IOException e) {
    String kind = e.getClass().getSimpleName();
    return kind.equals("IOException") ? e.getMessage() : "%s (%s)".formatted(e.getMessage(), kind);
  }
}
