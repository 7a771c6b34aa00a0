package io.spacemoe.scenario;

import io.spacemoe.solver.Cancellation;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How long walks through snapshots may go on after a cancellation: long enough that most are done
 * and nothing is lost, short enough that nobody waits. All walks together have this time.
 */
final class Grace {
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Cancellation cancellation;
  private volatile long cancelledAt;

  Grace(Cancellation cancellation) {
    this.cancellation = cancellation;
    cancellation.onCancel(() -> cancelledAt = System.nanoTime());
  }

  /**
   * What a walk returns.
   *
   * @param walk throws a {@link CancellationException} when its thread is interrupted
   * @throws CancellationException when it is not done in time
   */
  <T> T during(Supplier<T> walk) {
    Alarm alarm = new Alarm(Thread.currentThread());
    Runnable takeBack =
        cancellation.onCancel(
            () ->
                CompletableFuture.delayedExecutor(
                        NANOS - (System.nanoTime() - cancelledAt), TimeUnit.NANOSECONDS)
                    .execute(alarm::ring));
    try {
      return walk.get();
    } finally {
      takeBack.run();
      alarm.off();
    }
  }

  /** Interrupts a thread unless it has been switched off before. */
  private static final class Alarm {
    private final Thread sleeper;
    private boolean rung;
    private boolean off;

    Alarm(Thread sleeper) {
      this.sleeper = sleeper;
    }

    synchronized void ring() {
      if (!off) {
        rung = true;
        sleeper.interrupt();
      }
    }

    /** On the sleeper's thread; leaves no interruption of the alarm's behind. */
    synchronized void off() {
      off = true;
      if (rung) {
        Thread.interrupted();
      }
    }
  }
}
