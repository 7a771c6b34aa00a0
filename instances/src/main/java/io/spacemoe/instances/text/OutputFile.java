package io.spacemoe.instances.text;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Writes whole files: other programs see the old content or the new one, never a part. */
public final class OutputFile {
  private static final String DIRECTORY = "it is a directory";

  /** Devices that answer at once, and what the process has open already. */
  private static final Pattern DEVICE = Pattern.compile("/dev/(null|full|stdout|stderr|fd/\\d+)");

  private static final int DIGITS = 6;

  /** What the names of temporary files have in common that this machine and this process make. */
  private static final String MACHINE = machine();

  private static final String PROCESS = lot();

  private static final Pattern TEMPORARY =
      Pattern.compile("[.].+[.](?:([0-9a-f]{6})-([0-9a-f]{6})-[0-9a-f]{6}|[0-9a-f]{16})[.]tmp");

  /**
   * Another machine's file that was written to more recently may have a writer: it may share no
   * locks.
   */
  private static final Duration YOUNG = Duration.ofHours(1);

  /** Folders that have been looked through for what killed processes left. */
  private static final Set<Path> CLEANED = ConcurrentHashMap.newKeySet();

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
   * .gz} is compressed. When it fails, the folder is as before; what killed processes left in it is
   * removed. Only {@code /dev/null}, {@code /dev/full} and what the process has open already, such
   * as {@code /dev/stdout}, are written to as they are; another FIFO, device or socket is refused
   * without opening it, as it may never begin.
   *
   * @throws UncheckedIOException naming the file, when it cannot be written
   */
  public static void write(Path file, Content content) {
    try {
      if (stream(file)) {
        fill(Files.newOutputStream(file), content, file);
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
      if (!stream(file)) {
        Path temporary = temporary(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath());
        Files.createFile(temporary);
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written: %s".formatted(file, reason(e)), e);
    }
  }

  /** Whether a path is no file, but may be written to as it is. */
  private static boolean stream(Path file) throws IOException {
    if (!Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file)) {
      return false;
    }
    if (!DEVICE.matcher(file.toString()).matches()) {
      throw new IOException("it is a FIFO, device or socket");
    }
    return true;
  }

  private static void replace(Path target, Content content, Path asked) throws IOException {
    if (CLEANED.add(target.getParent())) {
      removeUnfinished(target.getParent());
    }
    Unfinished file = unfinished(target);
    try (FileChannel channel = file.channel()) {
      fill(new UnclosedStream(Channels.newOutputStream(channel)), content, asked);
      move(file.path(), target); // still locked
    } finally {
      Files.deleteIfExists(file.path());
    }
  }

  private record Unfinished(Path path, FileChannel channel) {}

  /** A new file, locked where the file system has locks, so that nobody takes it for abandoned. */
  private static Unfinished unfinished(Path target) throws IOException {
    while (true) {
      Path path = temporary(target);
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (locked(channel) && Files.exists(path)) {
        return new Unfinished(path, channel);
      }
      channel.close(); // another process removes it, as it had no lock yet
    }
  }

  private static boolean locked(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (IOException noLocksHere) {
      return true; // nobody else can lock it, and so nobody removes it
    }
  }

  private static Path temporary(Path target) {
    return target.resolveSibling(
        ".%s.%s-%s-%s.tmp".formatted(target.getFileName(), MACHINE, PROCESS, lot()));
  }

  private static String lot() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), DIGITS);
  }

  /** Says that processes share the locks of one running system; else drawn by lot. */
  private static String machine() {
    try {
      return Sha256.of(Files.readAllBytes(Path.of("/proc/sys/kernel/random/boot_id")))
          .substring(0, DIGITS);
    } catch (IOException elsewhere) {
      return lot();
    }
  }

  /**
   * Removes what processes have left unfinished that no longer live: the system gives up a
   * process's locks when it ends, however it ends, so a file that can be locked has no writer on
   * this machine; and one that nobody wrote to for an hour has none on another.
   */
  private static void removeUnfinished(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*.tmp")) {
      for (Path file : files) {
        Matcher name = TEMPORARY.matcher(file.getFileName().toString());
        if (name.matches()
            && !PROCESS.equals(name.group(2))
            && (MACHINE.equals(name.group(1)) || old(file))
            && unlocked(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // What cannot be looked at stays; the file that is to be written says what is wrong, if it
      // is.
    }
  }

  private static boolean old(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minus(YOUNG));
  }

  private static boolean unlocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  private static void fill(OutputStream file, Content content, Path asked) throws IOException {
    OutputStream plain = new BufferedOutputStream(file);
    try (OutputStream out =
        asked.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      content.writeTo(out);
    }
  }

  /** Leaves the file open, and with it locked. */
  private static final class UnclosedStream extends FilterOutputStream {
    UnclosedStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
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
