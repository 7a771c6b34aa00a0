package io.spacemoe.lab.local;

import io.spacemoe.lab.run.ProcessWorker;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.run.ThreadWorker;
import io.spacemoe.lab.run.Watch;
import io.spacemoe.lab.run.Worker;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Does one item after the other, on a thread of this process or in a process of its own, which it
 * keeps for the next item. An item that began in an earlier process and is unaccounted for gets a
 * process of its own: whether it kills that is then known for certain, whoever killed the study.
 */
public final class ItemRunner implements AutoCloseable {
  /** A run is given up once so many processes of its own died in it: the first, and a retry. */
  private static final int DEATHS = 2;

  private final Cancellation cancellation;
  private final ProcessWorker process;
  private Worker thread;

  /**
   * A runner.
   *
   * @param folder what processes complain about is appended to {@code workers.log} there
   * @param cancellation gives up the item at work
   */
  public ItemRunner(Path folder, Cancellation cancellation) {
    this(cancellation, new ProcessWorker(folder.resolve("workers.log")));
  }

  ItemRunner(Cancellation cancellation, ProcessWorker process) {
    this.cancellation = cancellation;
    this.process = process;
  }

  /**
   * Does an item whose instance is on this machine, and reports what becomes of it.
   *
   * @param item the item
   * @param isolate whether in a process of its own
   * @param reports hears when it begins, each process that dies in it, and how it ends
   * @throws IOException when the study itself cannot go on, for example for want of disk space
   */
  public void run(Item item, boolean isolate, Reports reports)
      throws IOException, InterruptedException {
    int deaths = item.deaths();
    Result crashed = crashedBefore(item.task());
    while (deaths < DEATHS) {
      reports.begins(item);
      Watch.End end = new Watch(isolate ? process : thread(), item.task(), cancellation).end();
      if (end instanceof Watch.End.Row row) {
        reports.ended(item, row.result());
        return;
      } else if (end instanceof Watch.End.Death death) {
        reports.died(item, death.how());
        crashed = death.crashed();
        deaths++;
      } else {
        reports.cancelled(item);
        return;
      }
    }
    reports.ended(item, crashed);
  }

  private Worker thread() {
    if (thread == null) {
      thread = new ThreadWorker();
    }
    return thread;
  }

  /** The row of a run whose last death was the last thing that the journal heard of. */
  private static Result crashedBefore(Task task) {
    return task.without(
        RunStatus.CRASHED,
        Optional.empty(),
        new Task.End(0, OptionalLong.empty(), "two processes ended in it; see workers.log"));
  }

  @Override
  public void close() {
    process.close();
    if (thread != null) {
      thread.close();
    }
  }
}
