package io.spacemoe.lab.batch;

import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.instances.text.RegularFile;
import io.spacemoe.lab.run.Run;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folder that a batch writes into.
 *
 * @param path the folder
 */
public record BatchFolder(Path path) {
  /**
   * Folders that batches of this process are at work in. The system's locks do not tell them apart:
   * closing the file anywhere in a process gives up its lock on it.
   */
  private static final Set<Path> TAKEN_HERE = ConcurrentHashMap.newKeySet();

  /**
   * {@return the journal: the truth about the batch, one JSON object a line, only ever appended}
   */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** {@return the results as a table: a row for each run that ended} */
  public Path resultsCsv() {
    return path.resolve("results.csv");
  }

  /** {@return the same rows as JSON lines} */
  public Path resultsJsonl() {
    return path.resolve("results.jsonl");
  }

  /** {@return what was known when: a row for each incumbent of each run} */
  public Path incumbentsCsv() {
    return path.resolve("incumbents.csv");
  }

  /** {@return a solution file for each answer, with its proof} */
  public Path solutions() {
    return path.resolve("solutions");
  }

  /**
   * {@return the solution file of a run}
   *
   * @param run what was run
   */
  public Path solution(Run run) {
    return solutions().resolve(run.solutionName());
  }

  /**
   * A hold on a folder; the system lets go of it when the process ends, however it ends.
   *
   * @param key the folder's real path
   * @param lock the locked file
   */
  public record Hold(Path key, FileChannel lock) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      lock.close();
      TAKEN_HERE.remove(key);
    }
  }

  /**
   * Makes the folder and takes it for this batch alone.
   *
   * @throws BatchRefusedException when another command works in it
   * @throws IOException when it cannot be made or written
   */
  Hold take() throws IOException {
    Hold hold = hold(path);
    try {
      Files.createDirectories(solutions());
      return hold;
    } catch (IOException e) {
      hold.close();
      throw e;
    }
  }

  /**
   * Makes a folder and takes it for one command alone.
   *
   * @param folder the folder
   * @return what to close when the command ends
   * @throws BatchRefusedException when another command works in it
   * @throws IOException when it cannot be made or written
   */
  public static Hold hold(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
      Path key = folder.toRealPath();
      if (!TAKEN_HERE.add(key)) {
        throw atWork(folder);
      }
      try {
        return new Hold(key, locked(folder));
      } catch (IOException | RuntimeException e) {
        TAKEN_HERE.remove(key);
        throw e;
      }
    } catch (FileSystemException e) {
      throw new IOException(
          "folder %s cannot be written: %s".formatted(folder, OutputFile.reason(e)), e);
    }
  }

  private static FileChannel locked(Path folder) throws IOException {
    Path file = folder.resolve("lock");
    if (Files.exists(file)) {
      RegularFile.require(file);
    }
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw atWork(folder);
    }
    return channel;
  }

  private static BatchRefusedException atWork(Path folder) {
    return new BatchRefusedException(
        "another command is at work in %s.%nMaybe wait for it, or name another folder"
            .formatted(folder));
  }
}
