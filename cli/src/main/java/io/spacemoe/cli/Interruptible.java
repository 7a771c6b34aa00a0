package io.spacemoe.cli;

import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs long work so that Ctrl-C ends it with the best result so far instead of with nothing. */
final class Interruptible {
  /** How long an interrupted engine may take to hand over what it has. */
  private static final long GRACE_SECONDS = 20;

  private Interruptible() {}

  /** Work that ends soon after it is asked to, with what it has. */
  @FunctionalInterface
  interface Work<T> {
    /** Does it. */
    T until(Cancellation cancellation) throws IOException;
  }

  /** What becomes of a result. */
  @FunctionalInterface
  interface HandOver<T> {
    /** Shows and writes it. */
    void take(T result) throws IOException;
  }

  /**
   * Works, then hands the result over, also when the process is asked to end in between; the
   * process then keeps the exit code of an interrupted one, 130.
   */
  static <T> T run(Work<T> work, HandOver<T> handOver) throws IOException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              cancellation.cancel();
              awaitQuietly(done);
            },
            "hand-over");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      T result = work.until(cancellation);
      handOver.take(result);
      return result;
    } finally {
      done.countDown();
      removeUnlessEnding(hook);
    }
  }

  private static void awaitQuietly(CountDownLatch done) {
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("spacemoe: the engine did not stop in time; its last result is lost");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void removeUnlessEnding(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // The process is ending: the hook is running and has done its work.
    }
  }
}
