package io.spacemoe.lab.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.instances.text.RegularFile;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.BatchRefusedException;
import io.spacemoe.lab.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The ended runs of a folder, one JSON line each in a {@link Journal}. Thread-safe. */
public final class ExperimentJournal implements AutoCloseable {
  /** The file's name in its folder. */
  public static final String FILE = "runs.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final BatchFolder.Hold hold;
  private final Journal lines;
  private final Set<String> experiments = new TreeSet<>();
  private final Map<String, ExperimentRun> succeeded = new HashMap<>();

  private ExperimentJournal(Path file, BatchFolder.Hold hold) throws IOException {
    this.file = file;
    this.hold = hold;
    long length = Journal.read(file, (line, number, at) -> load(line, number));
    this.lines = Journal.append(file, length);
  }

  /**
   * Opens the journal of a folder, and makes it where there is none.
   *
   * @throws BatchRefusedException when another command is at work in the folder
   * @throws IOException when it cannot be read or written, or a line of it is no run
   */
  public static ExperimentJournal open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      RegularFile.require(file);
    }
    BatchFolder.Hold hold = BatchFolder.hold(folder);
    try {
      return new ExperimentJournal(file, hold);
    } catch (IOException | RuntimeException e) {
      hold.close();
      throw e;
    }
  }

  private void load(byte[] bytes, int number) throws IOException {
    String line = new String(bytes, StandardCharsets.UTF_8);
    if (line.isBlank()) {
      return;
    }
    try {
      remember(JSON.readValue(line, ExperimentRun.class));
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

  /** The folder that it is in. */
  Path folder() {
    return file.toAbsolutePath().getParent();
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
    try {
      lines.write(JSON.writeValueAsBytes(run));
    } catch (IOException e) {
      throw new IOException(
          e.getMessage() + ". Maybe make room, and start the same command again", e);
    }
    remember(run);
  }

  @Override
  public void close() throws IOException {
    try (hold) {
      lines.close();
    }
  }
}
