package io.spacemoe.ortools;

import io.spacemoe.solver.spi.StopSignal;
import java.util.function.Supplier;

/**
 * Interrupts a native search when it must stop, and goes on interrupting until it has: a backend
 * forgets an interrupt that comes before it has really begun.
 */
final class Interrupter {
  /** How long a signal may wait, and how often an interrupt is repeated. Chosen, not tuned. */
  private static final long EVERY_MILLIS = 10;

  private final Thread thread;
  private boolean closed;

  private Interrupter(StopSignal stop, Runnable interrupt) {
    this.thread = new Thread(() -> watch(stop, interrupt), "or-tools-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a native search returns, interrupted as soon as the signal is raised. */
  static <T> T during(Supplier<T> search, StopSignal stop, Runnable interrupt) {
    Interrupter watch = new Interrupter(stop, interrupt);
    try {
      return search.get();
    } finally {
      watch.close();
    }
  }

  private synchronized void watch(StopSignal stop, Runnable interrupt) {
    while (!closed) {
      if (stop.raised()) {
        interrupt.run();
      }
      try {
        wait(EVERY_MILLIS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Returns when no interrupt can come any more, so that the backend can be freed. */
  private void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
