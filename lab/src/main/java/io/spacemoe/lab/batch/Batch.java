package io.spacemoe.lab.batch;

import io.spacemoe.lab.journal.Journal;
import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs batches. */
public final class Batch {
  /** How often the runs of instances that change meanwhile are begun anew. */
  private static final int MOST_ROUNDS = 3;

  private final BatchFolder folder;
  private final Crew crew;
  private final Cancellation cancellation;
  private final BatchListener listener;

  private Batch(BatchFolder folder, Crew crew, Cancellation cancellation, BatchListener listener) {
    this.folder = folder;
    this.crew = crew;
    this.cancellation = cancellation;
    this.listener = listener;
  }

  /**
   * Begins a batch and runs it to its end, or until it is cancelled.
   *
   * @param plan what to run
   * @param folder where to write; made when it is not there
   * @param crew who does the runs
   * @param cancellation ends the batch from another thread; runs at work are then repeated on
   *     resume
   * @param listener hears how it gets on
   * @return what came out
   * @throws BatchRefusedException when the folder has a batch already, or another one is at work
   *     there
   * @throws IOException when the folder cannot be written
   */
  public static BatchSummary begin(
      BatchPlan plan,
      BatchFolder folder,
      Crew crew,
      Cancellation cancellation,
      BatchListener listener)
      throws IOException {
    Batch batch = new Batch(folder, crew, cancellation, listener);
    BatchFolder.Hold hold = folder.take();
    try (hold) {
      if (JournalReader.ifBegun(folder).isPresent()) {
        throw new BatchRefusedException(
            "%s holds a batch already.%nMaybe go on with it by --resume, or name another folder"
                .formatted(folder.path()));
      }
      return batch.run(batch.begun(plan));
    }
  }

  /**
   * Goes on with a batch: does all runs that have not ended, or whose instance has changed since.
   * Begins it when it has not begun.
   *
   * @param plan what to run
   * @param folder where the batch was begun
   * @param crew who does the runs; it may be another one than before
   * @param cancellation ends the batch from another thread
   * @param listener hears how it gets on
   * @return what came out, now and before
   * @throws BatchRefusedException when the folder has the journal of another plan, or another batch
   *     is at work there
   * @throws IOException when the folder cannot be written
   */
  public static BatchSummary resume(
      BatchPlan plan,
      BatchFolder folder,
      Crew crew,
      Cancellation cancellation,
      BatchListener listener)
      throws IOException {
    Batch batch = new Batch(folder, crew, cancellation, listener);
    BatchFolder.Hold hold = folder.take();
    try (hold) {
      requirePlan(plan, folder);
      Optional<JournalReader> past = JournalReader.ifBegun(folder);
      return batch.run(past.isPresent() ? past.get() : batch.begun(plan));
    }
  }

  /**
   * Refuses a folder in which another plan has been begun.
   *
   * @param plan what is to run
   * @param folder where
   * @throws BatchRefusedException saying what differs
   */
  public static void requirePlan(BatchPlan plan, BatchFolder folder) {
    Optional<BatchPlan> before = JournalReader.ifBegun(folder).map(JournalReader::plan);
    if (before.isPresent() && !before.get().equals(plan)) {
      throw new BatchRefusedException(
          "the batch in %s was begun with another plan: %s.%nMaybe ask for the same as then, or name another folder"
              .formatted(folder.path(), before.get().differenceTo(plan)));
    }
  }

  private JournalReader begun(BatchPlan plan) throws IOException {
    try (Journal journal = Journal.append(folder.journal(), 0)) {
      journal.write(JsonLines.of(new JournalLine.Planned(JournalLine.FORMAT, plan)));
    }
    return JournalReader.read(folder);
  }

  /** Does what is due until no instance has changed since its runs. */
  private BatchSummary run(JournalReader begun) throws IOException {
    JournalReader past = withoutOutdated(begun);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      workOff(past);
      JournalReader ended = JournalReader.read(folder);
      past = cancellation.cancelled() ? ended : withoutOutdated(ended);
      if (past == ended) {
        return Results.write(ended, folder);
      }
    }
    throw new BatchRefusedException(
        "instances in %s keep changing while they are run.%nMaybe go on when nobody writes them any more"
            .formatted(past.plan().folder()));
  }

  private void workOff(JournalReader past) throws IOException {
    BatchPlan plan = past.plan();
    int ended = (int) IntStream.range(0, plan.runs()).filter(past::ended).count();
    listener.begins(ended, plan.runs());
    if (ended > 0) {
      Results.write(past, folder);
    }
    try (Journal journal = Journal.append(folder.journal(), past.length())) {
      Cancellation stop = new Cancellation();
      Runnable undo = cancellation.onCancel(stop::cancel);
      Shift shift = new Shift(folder, past, journal, stop, listener, plan.runs() - ended);
      try {
        crew.work(shift, shift, stop);
      } catch (InterruptedException e) {
        stop.cancel();
        Thread.currentThread().interrupt();
      } finally {
        undo.run();
      }
      shift.requireWritten();
    }
  }

  /**
   * The journal itself, or one that says which instances have changed since their runs; their
   * solutions are then gone.
   */
  private JournalReader withoutOutdated(JournalReader journal) throws IOException {
    List<String> changed = journal.changedInstances();
    if (changed.isEmpty()) {
      return journal;
    }
    try (Journal lines = Journal.append(folder.journal(), journal.length())) {
      for (String instance : changed) {
        lines.write(JsonLines.of(new JournalLine.Changed(instance)));
        for (int number : journal.runsOf(instance).toArray()) {
          Files.deleteIfExists(folder.solution(journal.plan().run(number)));
        }
        listener.changed(instance);
      }
    }
    return JournalReader.read(folder);
  }
}
