package io.spacemoe.lab.compare;

import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.run.RunStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder of a comparison: in it a batch for each time limit.
 *
 * @param path the folder
 */
public record ComparisonFolder(Path path) {
  /** What the names of the folders begin with that hold the runs under a time limit. */
  private static final String RUNS = "runs-";

  /**
   * {@return the batch of the runs under a time limit}
   *
   * @param limit the time limit
   */
  public BatchFolder runs(Duration limit) {
    return new BatchFolder(path.resolve(name(limit)));
  }

  private static String name(Duration limit) {
    return RUNS + milliseconds(limit);
  }

  /**
   * {@return all digits of a time, so that no two are written alike}
   *
   * @param limit the time
   */
  public static String milliseconds(Duration limit) {
    return BigDecimal.valueOf(limit.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
  }

  /**
   * {@return the time limits, in words, that have runs here but are not among these}
   *
   * @param limits time limits
   * @throws IOException when the folder cannot be read
   */
  public List<String> otherLimits(Collection<Duration> limits) throws IOException {
    List<String> own = limits.stream().map(ComparisonFolder::name).toList();
    List<String> others = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, RUNS + "*")) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (!own.contains(name)) {
          others.add(name.substring(RUNS.length()));
        }
      }
    }
    return others;
  }

  /**
   * {@return whether an instance has changed since runs that ended have read it}
   *
   * @param limits the time limits, all with runs
   */
  public boolean outdated(Collection<Duration> limits) {
    return limits.stream()
        .anyMatch(limit -> !JournalReader.read(runs(limit)).changedInstances().isEmpty());
  }

  /**
   * {@return the runs that ended}
   *
   * @param limits the time limits, all with runs
   */
  public List<Trial> trials(Collection<Duration> limits) {
    List<Trial> trials = new ArrayList<>();
    for (Duration limit : limits) {
      double seconds = limit.toNanos() / 1e9;
      JournalReader journal = JournalReader.read(runs(limit));
      int threads = journal.plan().limits().threads();
      journal.forEach(record -> trials.add(new Trial(seconds, threads, record)));
    }
    return trials;
  }

  /**
   * {@return the tables of the batches, relative to this folder}
   *
   * @param limits the time limits
   */
  public List<String> tables(Collection<Duration> limits) {
    List<String> files = new ArrayList<>();
    for (Duration limit : limits) {
      files.add(name(limit) + "/results.csv");
      files.add(name(limit) + "/incumbents.csv");
    }
    return files;
  }

  /**
   * {@return what was broken and why, a line each; a file that cannot be read has one line}
   *
   * @param limits the time limits, all with runs
   */
  public Set<String> problems(Collection<Duration> limits) {
    Set<String> problems = new LinkedHashSet<>();
    for (Trial trial : trials(limits)) {
      RunStatus status = trial.outcome().status();
      String why = trial.outcome().why().orElse("");
      if (status.broken()) {
        problems.add(
            status == RunStatus.UNREADABLE
                ? why // which names the file
                : "%s by %s: %s".formatted(trial.instance(), trial.solver(), why));
      }
    }
    return problems;
  }
}
