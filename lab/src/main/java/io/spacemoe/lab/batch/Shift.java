package io.spacemoe.lab.batch;

import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.journal.Journal;
import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * The runs of a batch that are still to do, handed out one at a time, and the owner of the journal.
 */
final class Shift implements Work, Reports {
  private final BatchFolder folder;
  private final JournalReader past;
  private final Journal journal;
  private final Cancellation cancellation;
  private final BatchListener listener;
  private final int due;
  private final BitSet ended = new BitSet();
  private IOException fault;
  private long next;

  Shift(
      BatchFolder folder,
      JournalReader past,
      Journal journal,
      Cancellation cancellation,
      BatchListener listener,
      int due) {
    this.folder = folder;
    this.past = past;
    this.journal = journal;
    this.cancellation = cancellation;
    this.listener = listener;
    this.due = due;
  }

  @Override
  public int groups() {
    return due;
  }

  @Override
  public Path folder() {
    return folder.path();
  }

  /**
   * The next run that has not ended. Runs that may have killed a process come last, when all others
   * are safe.
   */
  @Override
  public synchronized List<Item> next() {
    int runs = past.plan().runs();
    while (next < 2L * runs && !dueAt(next)) {
      next++;
    }
    return next < 2L * runs && !cancellation.cancelled()
        ? List.of(item((int) (next++ % runs)))
        : List.of();
  }

  /** Whether a run is due: in the first round, or in the second one, which suspects wait for. */
  private boolean dueAt(long position) {
    int number = (int) (position % past.plan().runs());
    return !past.ended(number) && suspect(number) == (position >= past.plan().runs());
  }

  /** Whether a process died in a run, or may have: such a run gets one of its own. */
  private boolean suspect(int number) {
    return past.unaccounted(number) || past.deaths(number) > 0;
  }

  private Item item(int number) {
    BatchPlan plan = past.plan();
    Run run = plan.run(number);
    Task task =
        new Task.Solve(
            run, plan.folder(), plan.limits(), plan.reading(), folder.solution(run).toString());
    return new Item(number, task, past.deaths(number), suspect(number));
  }

  @Override
  public void begins(Item item) {
    write(item, new JournalLine.Begun(item.number(), past.plan().run(item.number())));
  }

  @Override
  public void died(Item item, String how) {
    write(item, new JournalLine.Died(item.number(), how));
  }

  @Override
  public void cancelled(Item item) {
    write(item, new JournalLine.Cancelled(item.number()));
  }

  @Override
  public void ended(Item item, Result result) {
    if (!(result instanceof Result.Solved solved)) {
      throw new IllegalArgumentException("a batch has no such result: " + result);
    }
    Run run = past.plan().run(item.number());
    try {
      solved
          .solution()
          .ifPresent(
              text ->
                  OutputFile.write(folder.solution(run), text.getBytes(StandardCharsets.UTF_8)));
    } catch (UncheckedIOException e) {
      fail(new IOException(e.getMessage(), e));
      return;
    }
    Outcome outcome = solved.outcome();
    if (write(item, new JournalLine.Ended(item.number(), run, outcome))) {
      synchronized (listener) {
        listener.ended(new RunRecord(item.number(), run, outcome));
      }
    }
  }

  /** Whether it is written; nothing is about a run that has ended. */
  private synchronized boolean write(Item item, JournalLine line) {
    if (ended.get(item.number())) {
      return false;
    }
    try {
      journal.write(JsonLines.of(line));
      ended.set(item.number(), line instanceof JournalLine.Ended);
      return true;
    } catch (IOException e) {
      fail(e);
      return false;
    }
  }

  private synchronized void fail(IOException e) {
    fault = fault == null ? e : fault;
    cancellation.cancel();
  }

  /**
   * Says that all has been written that was reported.
   *
   * @throws IOException what could not be
   */
  synchronized void requireWritten() throws IOException {
    if (fault != null) {
      throw new IOException(fault.getMessage(), fault);
    }
  }
}
