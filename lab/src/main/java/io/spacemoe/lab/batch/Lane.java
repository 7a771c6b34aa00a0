package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.ProcessWorker;
import io.spacemoe.lab.run.Run;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.run.ThreadWorker;
import io.spacemoe.lab.run.Watch;
import io.spacemoe.lab.run.Worker;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Does one run after the other. A run that began in an earlier process and is unaccounted for gets
 * a process of its own: whether it kills that is then known for certain, whoever killed the batch.
 */
final class Lane {
  /** A run is given up once so many processes of its own died in it: the first, and a retry. */
  private static final int DEATHS = 2;

  private final Shift shift;
  private final boolean isolate;

  Lane(Shift shift, boolean isolate) {
    this.shift = shift;
    this.isolate = isolate;
  }

  /**
   * Works until nothing is left, or the batch was asked to end.
   *
   * @throws IOException when the batch itself cannot go on, for example for want of disk space
   */
  void work() throws IOException, InterruptedException {
    try (ProcessWorker process =
            new ProcessWorker(
                shift.folder().workersLog(), shift.past().plan().limits().memoryLimitMb());
        ThreadWorker thread = new ThreadWorker()) {
      for (OptionalInt next = shift.next(); next.isPresent(); next = shift.next()) {
        int number = next.getAsInt();
        run(number, isolate || shift.suspect(number) ? process : thread);
      }
    }
  }

  private void run(int number, Worker worker) throws IOException, InterruptedException {
    Run run = shift.past().plan().run(number);
    int deaths = shift.past().deaths(number);
    Outcome crashed = crashedBefore();
    while (deaths < DEATHS) {
      shift.write(new JournalLine.Begun(number, run));
      Watch.End end = new Watch(worker, shift.task(run), shift.cancellation()).end();
      if (end instanceof Watch.End.Row row) {
        shift.ended(new RunRecord(number, run, row.outcome()));
        return;
      } else if (end instanceof Watch.End.Death death) {
        shift.write(new JournalLine.Died(number, death.how()));
        crashed = death.crashed();
        deaths++;
      } else {
        shift.write(new JournalLine.Cancelled(number));
        return;
      }
    }
    shift.ended(new RunRecord(number, run, crashed));
  }

  /** The row of a run whose last death was the last thing that the journal heard of. */
  private static Outcome crashedBefore() {
    return Outcome.without(
        RunStatus.CRASHED,
        Optional.empty(),
        "unknown",
        0,
        OptionalLong.empty(),
        "two processes ended in it; see workers.log");
  }
}
