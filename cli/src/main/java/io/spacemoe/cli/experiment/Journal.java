package io.spacemoe.cli.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The ended runs of a folder, one JSON line each, in a file that only grows. A process may be
 * killed at any moment: a line that was not finished is cut off when the file is opened again.
 * Thread-safe.
 */
public final class Journal implements AutoCloseable {
  /** The file's name in its folder. */
  public static final String FILE = "runs.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final FileChannel channel;
  private final Map<String, ExperimentRun> succeeded = new HashMap<>();
  private long length;

  private Journal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the journal of a folder, and makes it where there is none.
   *
   * @throws IOException when another process has it open, it cannot be read or written, or a line
   *     of it is no run
   */
  public static Journal open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Journal journal = new Journal(file, channel);
      journal.lock();
      journal.load();
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void lock() throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(
          "%s is being written by another run.%nMaybe wait for it, or choose another --out"
              .formatted(file));
    }
  }

  /** Keeps the whole lines: a torn one may end inside a character. */
  private void load() throws IOException {
    byte[] text = new byte[Math.toIntExact(channel.size())];
    Channels.newInputStream(channel).readNBytes(text, 0, text.length);
    int number = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n') {
        number++;
        String line = new String(text, (int) length, at - (int) length, StandardCharsets.UTF_8);
        if (!line.isBlank()) {
          remember(parsed(line, number));
        }
        length = at + 1L;
      }
    }
    channel.truncate(length);
    channel.position(length);
  }

  private ExperimentRun parsed(String line, int number) throws IOException {
    try {
      return JSON.readValue(line, ExperimentRun.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s: line %d is no run: %s.%nMaybe choose another --out",
              file,
              number,
              e.getOriginalMessage()),
          e);
    }
  }

  private void remember(ExperimentRun run) {
    if (run.succeeded()) {
      succeeded.put(run.key(), run);
    }
  }

  /** The run of this key, if it has ended well before; failed runs are tried again. */
  public synchronized Optional<ExperimentRun> succeeded(String key) {
    return Optional.ofNullable(succeeded.get(key));
  }

  /**
   * Appends a run and hands it to the operating system at once.
   *
   * @throws IOException naming the file, when not all of it can be written; the journal then ends
   *     with the run before
   */
  public synchronized void add(ExperimentRun run) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(JSON.writeValueAsString(run).concat("\n"));
    int bytes = line.remaining();
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      length += bytes;
    } catch (IOException e) {
      channel.truncate(length);
      throw new IOException(
          "%s cannot be written: %s.%nIt holds all runs that ended. Maybe make room, and start the same command again"
              .formatted(file, e.getMessage()),
          e);
    }
    remember(run);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
