package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.Task;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.util.OptionalInt;

/** What the lanes of a batch share: the runs that are still to do, the journal, the way to stop. */
final class Shift {
  private final BatchFolder folder;
  private final JournalReader past;
  private final Journal journal;
  private final Cancellation cancellation;
  private final BatchListener listener;
  private long next;

  Shift(
      BatchFolder folder,
      JournalReader past,
      Journal journal,
      Cancellation cancellation,
      BatchListener listener) {
    this.folder = folder;
    this.past = past;
    this.journal = journal;
    this.cancellation = cancellation;
    this.listener = listener;
  }

  /**
   * The next run that has not ended; none when the batch was asked to end. Runs that may have
   * killed a process come last, when all others are safe.
   */
  synchronized OptionalInt next() {
    int runs = past.plan().runs();
    while (next < 2L * runs && !dueAt(next)) {
      next++;
    }
    return next < 2L * runs && !cancellation.cancelled()
        ? OptionalInt.of((int) (next++ % runs))
        : OptionalInt.empty();
  }

  /** Whether a run is due: in the first round, or in the second one, which suspects wait for. */
  private boolean dueAt(long position) {
    int number = (int) (position % past.plan().runs());
    return !past.ended(number) && suspect(number) == (position >= past.plan().runs());
  }

  /** Whether a process died in a run, or may have: such a run gets one of its own. */
  boolean suspect(int number) {
    return past.unaccounted(number) || past.deaths(number) > 0;
  }

  BatchFolder folder() {
    return folder;
  }

  JournalReader past() {
    return past;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  Task task(Run run) {
    return new Task(
        run,
        past.plan().folder(),
        past.plan().limits(),
        past.plan().reading(),
        folder.solution(run).toString());
  }

  void write(JournalLine line) throws IOException {
    journal.write(line);
  }

  void ended(RunRecord record) throws IOException {
    journal.write(new JournalLine.Ended(record.number(), record.run(), record.outcome()));
    synchronized (listener) {
      listener.ended(record);
    }
  }
}
