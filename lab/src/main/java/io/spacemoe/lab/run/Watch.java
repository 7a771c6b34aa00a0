package io.spacemoe.lab.run;

import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Waits for what becomes of one task, and enforces its limits from outside. */
public final class Watch {
  private static final long LOOK_MILLIS = 100;

  /** How long the news of a Ctrl-C that a worker's process heard may take to reach this one. */
  private static final int ENDING_MILLIS = 2_000;

  private final Worker worker;
  private final Task task;
  private final Cancellation cancellation;
  private Optional<Event.Loaded> loaded = Optional.empty();
  private long begun = System.nanoTime();

  public Watch(Worker worker, Task task, Cancellation cancellation) {
    this.worker = worker;
    this.task = task;
    this.cancellation = cancellation;
  }

  /** What became of a task. */
  public sealed interface End {
    /** There is a row for it. */
    record Row(Result result) implements End {}

    /** The worker's process died in it; {@code crashed} is the row if it may not try again. */
    record Death(String how, Result crashed) implements End {}

    /** The batch was asked to end first. */
    record Cancelled() implements End {}
  }

  /**
   * Hands the task over and waits.
   *
   * @throws IOException when the batch itself cannot go on
   */
  public End end() throws IOException, InterruptedException {
    worker.start(task);
    while (true) {
      Event event = worker.next(LOOK_MILLIS);
      if (cancellation.cancelled()) {
        worker.abandon();
        return new End.Cancelled();
      }
      if (event instanceof Event.Ended ended) {
        return new End.Row(ended.result());
      } else if (event instanceof Event.Died died) {
        return after(died);
      } else if (event instanceof Event.Broken broken) {
        throw new IOException(broken.message());
      } else if (event instanceof Event.Loaded start) {
        loaded(start);
      } else if (late() || tooLarge()) {
        return new End.Row(cutOff());
      }
    }
  }

  private void loaded(Event.Loaded start) {
    loaded = Optional.of(start);
    begun = System.nanoTime();
  }

  private End after(Event.Died died) throws InterruptedException {
    if (died.askedToEnd() && cancelledSoon()) {
      return new End.Cancelled();
    }
    if (died.outOfMemory()) {
      return new End.Row(
          without(RunStatus.OUT_OF_MEMORY, "the Java heap of its process was used up"));
    }
    String how = "its process ended with exit code " + died.exitCode();
    return new End.Death(
        how, without(RunStatus.CRASHED, how + ", and so did the one before; see workers.log"));
  }

  private boolean cancelledSoon() throws InterruptedException {
    for (int waited = 0; waited < ENDING_MILLIS && !cancellation.cancelled(); waited += 20) {
      Thread.sleep(20);
    }
    return cancellation.cancelled();
  }

  private boolean late() {
    return loaded.isPresent()
        && task.limits().timeLimitSeconds().isPresent()
        && seconds()
            > task.limits().timeLimitSeconds().getAsDouble() + task.limits().graceSeconds();
  }

  private boolean tooLarge() {
    return task.limits().memoryLimitMb().isPresent()
        && worker.residentBytes().orElse(0) >> 20 > task.limits().memoryLimitMb().getAsInt();
  }

  private Result cutOff() {
    Result result =
        late()
            ? without(
                RunStatus.TIMED_OUT,
                "did not return within its time limit and %s s of grace"
                    .formatted(task.limits().graceSeconds()))
            : without(
                RunStatus.OUT_OF_MEMORY,
                String.format(
                    Locale.ROOT,
                    "its process held more than %d MiB",
                    task.limits().memoryLimitMb().getAsInt()));
    worker.abandon();
    return result;
  }

  private Result without(RunStatus status, String message) {
    return task.without(status, loaded, new Task.End(seconds(), worker.peakBytes(), message));
  }

  private double seconds() {
    return (System.nanoTime() - begun) * 1e-9;
  }
}
