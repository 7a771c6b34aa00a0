package io.spacemoe.instances;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.GZIPOutputStream;

/** Writes whole files: other programs see the old content or the new one, never a part. */
public final class OutputFile {
  private static final String DIRECTORY = "it is a directory";

  private OutputFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered, and closed by the caller. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a text as {@link #write(Path, Content)} does.
   *
   * @throws UncheckedIOException naming the file, when it cannot be written
   */
  public static void write(Path file, byte[] text) {
    write(file, out -> out.write(text));
  }

  /**
   * Writes a temporary file in the same folder and moves it into place; a name that ends in {@code
   * .gz} is compressed. When it fails, the folder is as before. A device or a pipe, such as {@code
   * /dev/stdout}, is written to as it is.
   *
   * @throws UncheckedIOException naming the file, when it cannot be written
   */
  public static void write(Path file, Content content) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
        fill(file, content, file);
      } else {
        replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  /**
   * Refuses a file that cannot be written, by making another one beside it and removing it again.
   *
   * @throws UncheckedIOException naming the file
   */
  public static void requireWritable(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException(DIRECTORY);
      }
      if (!Files.exists(file) || Files.isRegularFile(file)) {
        Path temporary = temporary(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        Files.createFile(temporary);
        Files.delete(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  private static void replace(Path target, Content content, Path asked) throws IOException {
    Path temporary = temporary(target);
    try {
      fill(temporary, content, asked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path temporary(Path target) {
    return target.resolveSibling(
        String.format(
            Locale.ROOT,
            ".%s.%016x.tmp",
            target.getFileName(),
            ThreadLocalRandom.current().nextLong()));
  }

  private static void fill(Path file, Content content, Path asked, OpenOption... options)
      throws IOException {
    try (OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file, options));
        OutputStream out = asked.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      content.writeTo(out);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(to)) {
      throw new IOException(DIRECTORY);
    }
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Why a file or folder could not be written, in words that need no knowledge of Java. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return folder != null && Files.isDirectory(folder)
          ? "nothing can be made in its folder"
          : "its folder does not exist";
    }
    if (e instanceof FileAlreadyExistsException obstacle) {
      return obstacle.getFile() + " is a file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
