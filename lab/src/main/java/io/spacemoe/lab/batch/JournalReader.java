package io.spacemoe.lab.batch;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.lab.journal.Journal;
import io.spacemoe.lab.run.Execution;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.RunStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The journal of a batch, read: its plan, and how its runs ended. Holds a few bytes for each run;
 * rows are read from the file when they are asked for. A last line that was not written to its end
 * is passed over.
 */
public final class JournalReader {
  private static final long NOWHERE = -1;

  private final Path file;
  private final BatchPlan plan;
  private final long[] endedAt;
  private final int[] endedLength;
  private final Map<Integer, Integer> deaths = new HashMap<>();
  private final BitSet open = new BitSet();
  private long length;

  private JournalReader(Path file, BatchPlan plan, long length) {
    this.file = file;
    this.plan = plan;
    this.length = length;
    this.endedAt = new long[plan.runs()];
    this.endedLength = new int[plan.runs()];
    Arrays.fill(endedAt, NOWHERE);
  }

  /**
   * {@return the journal in a folder}
   *
   * @param folder the folder that the batch wrote into
   * @throws InstanceFormatException naming the line, when there is no journal or it is damaged
   */
  public static JournalReader read(BatchFolder folder) {
    return ifBegun(folder)
        .orElseThrow(
            () ->
                new InstanceFormatException(
                    folder.journal().toString(),
                    "",
                    "does not exist or has no whole line; expected the journal of a batch"));
  }

  /** The journal in a folder, if there is one that names its plan. */
  static Optional<JournalReader> ifBegun(BatchFolder folder) {
    Path file = folder.journal();
    AtomicReference<JournalReader> journal = new AtomicReference<>();
    try {
      Journal.read(
          file,
          (line, number, at) -> {
            if (number == 1) {
              journal.set(new JournalReader(file, plan(file, line), line.length + 1L));
            } else {
              journal.get().take(line, number);
            }
          });
    } catch (IOException e) {
      throw new InstanceFormatException(file.toString(), "", "cannot be read: " + e.getMessage());
    }
    return Optional.ofNullable(journal.get());
  }

  /** {@return what the batch is to run} */
  public BatchPlan plan() {
    return plan;
  }

  /**
   * {@return whether a run has ended}
   *
   * @param number number of the run in the plan, from 0
   */
  public boolean ended(int number) {
    return endedAt[number] != NOWHERE;
  }

  /**
   * Hands over the runs that ended, in the order of the plan, one at a time.
   *
   * @param reader takes each
   * @throws InstanceFormatException when the journal cannot be read any more
   */
  public void forEach(Consumer<RunRecord> reader) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      for (int number = 0; number < endedAt.length; number++) {
        if (ended(number)) {
          reader.accept(record(in, number));
        }
      }
    } catch (IOException e) {
      throw new InstanceFormatException(file.toString(), "", "cannot be read: " + e.getMessage());
    }
  }

  /** {@return the runs that ended, in the order of the plan} */
  public List<RunRecord> records() {
    List<RunRecord> records = new ArrayList<>();
    forEach(records::add);
    return records;
  }

  /** How many processes of its own a run has cost. */
  int deaths(int number) {
    return deaths.getOrDefault(number, 0);
  }

  /** Whether a run began and nobody knows what became of it: its process died, or was killed. */
  boolean unaccounted(int number) {
    return open.get(number);
  }

  /** Bytes of all whole lines. */
  long length() {
    return length;
  }

  private RunRecord record(RandomAccessFile in, int number) throws IOException {
    byte[] line = new byte[endedLength[number]];
    in.seek(endedAt[number]);
    in.readFully(line);
    JournalLine.Ended end = (JournalLine.Ended) JsonLines.read(line, JournalLine.class);
    return new RunRecord(number, end.run(), end.outcome());
  }

  private static BatchPlan plan(Path file, byte[] line) {
    JournalLine first = parsed(file, line, 1);
    if (first instanceof JournalLine.Planned planned
        && JournalLine.FORMAT.equals(planned.format())
        && planned.plan() != null) {
      return planned.plan();
    }
    throw damaged(file, 1, "names no plan of format " + JournalLine.FORMAT);
  }

  private void take(byte[] bytes, int lineNumber) {
    JournalLine line = parsed(file, bytes, lineNumber);
    if (line instanceof JournalLine.Begun begun) {
      open.set(known(begun.number(), lineNumber));
    } else if (line instanceof JournalLine.Died died) {
      deaths.merge(known(died.number(), lineNumber), 1, Integer::sum);
      open.clear(died.number());
    } else if (line instanceof JournalLine.Cancelled cancelled) {
      open.clear(known(cancelled.number(), lineNumber));
    } else if (line instanceof JournalLine.Changed changed) {
      runsOf(changed.instance()).forEach(this::forget);
    } else if (line instanceof JournalLine.Ended ended) {
      take(ended, bytes.length, lineNumber);
    } else {
      throw damaged(file, lineNumber, "names a second plan");
    }
    length += bytes.length + 1L;
  }

  private void take(JournalLine.Ended ended, int bytes, int lineNumber) {
    int number = known(ended.number(), lineNumber);
    if (ended(number)) {
      throw damaged(
          file, lineNumber, String.format(Locale.ROOT, "ends run %d a second time", number));
    }
    endedAt[number] = length;
    endedLength[number] = bytes;
    open.clear(number);
  }

  private void forget(int number) {
    endedAt[number] = NOWHERE;
    deaths.remove(number);
    open.clear(number);
  }

  /** The numbers of an instance's runs; none when the plan does not have it. */
  IntStream runsOf(String instance) {
    int each = plan.solvers().size() * plan.repeats();
    int first = plan.instances().indexOf(instance) * each;
    return first < 0 ? IntStream.empty() : IntStream.range(first, first + each);
  }

  /**
   * {@return the instances whose files are not what runs that ended have read: the hash decides} A
   * file that is gone counts as unchanged, as nothing can be run on it.
   *
   * @throws InstanceFormatException when the journal cannot be read any more
   */
  public List<String> changedInstances() {
    Set<String> changed = new LinkedHashSet<>();
    Map<String, Optional<String>> hashes = new HashMap<>();
    forEach(
        row -> {
          String instance = row.run().instance();
          Optional<InstanceFacts> facts = row.outcome().facts();
          if (facts.isPresent()
              ? hashes
                  .computeIfAbsent(instance, this::hash)
                  .filter(now -> !now.equals(facts.get().hash()))
                  .isPresent()
              : row.outcome().status() == RunStatus.UNREADABLE && readable(instance)) {
            changed.add(instance);
          }
        });
    return List.copyOf(changed);
  }

  /**
   * The hash of an instance's file now, no hash's text when it is damaged; empty when it is gone.
   */
  private Optional<String> hash(String instance) {
    String path = Execution.path(plan.folder(), instance);
    try {
      return Optional.of(AssignmentFile.sha256Of(path));
    } catch (InstanceFormatException e) {
      Path file = Path.of(plan.folder()).resolve(instance.replaceFirst("#\\d+$", ""));
      return Files.exists(file) ? Optional.of("damaged") : Optional.empty();
    }
  }

  private boolean readable(String instance) {
    try {
      AssignmentFile.open(Execution.path(plan.folder(), instance));
      return true;
    } catch (InstanceFormatException e) {
      return false;
    }
  }

  private int known(int number, int lineNumber) {
    if (number < 0 || number >= endedAt.length) {
      throw damaged(
          file,
          lineNumber,
          String.format(
              Locale.ROOT,
              "is about run %d; the plan has runs 0 to %d",
              number,
              endedAt.length - 1));
    }
    return number;
  }

  private static JournalLine parsed(Path file, byte[] line, int lineNumber) {
    try {
      return JsonLines.read(line, JournalLine.class);
    } catch (IllegalArgumentException e) {
      throw damaged(file, lineNumber, e.getMessage());
    }
  }

  private static InstanceFormatException damaged(Path file, int lineNumber, String problem) {
    return new InstanceFormatException(file.toString(), "line " + lineNumber, problem);
  }
}
