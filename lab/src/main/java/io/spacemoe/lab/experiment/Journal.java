package io.spacemoe.lab.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.instances.text.RegularFile;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
  private final BatchFolder.Hold hold;
  private final FileChannel channel;
  private final Set<String> experiments = new TreeSet<>();
  private final Map<String, ExperimentRun> succeeded = new HashMap<>();
  private long length;

  private Journal(Path file, BatchFolder.Hold hold, FileChannel channel) {
    this.file = file;
    this.hold = hold;
    this.channel = channel;
  }

  /**
   * Opens the journal of a folder, and makes it where there is none.
   *
   * @throws BatchRefusedException when another command is at work in the folder
   * @throws IOException when it cannot be read or written, or a line of it is no run
   */
  public static Journal open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      RegularFile.require(file);
    }
    BatchFolder.Hold hold = BatchFolder.hold(folder);
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        Journal journal = new Journal(file, hold, channel);
        journal.load();
        return journal;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      hold.close();
      throw e;
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
    experiments.add(run.experiment());
    if (run.succeeded()) {
      succeeded.put(run.key(), run);
    }
  }

  /** The names of the experiments that have runs here. */
  public synchronized Set<String> experiments() {
    return Set.copyOf(experiments);
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
          String.format(
              Locale.ROOT,
              "%s cannot be written: %s.%nIt holds all runs that ended. Maybe make room, and start the same command again",
              file,
              e.getMessage()),
          e);
    }
    remember(run);
  }

  @Override
  public void close() throws IOException {
    try (hold) {
      channel.close();
    }
  }
}
