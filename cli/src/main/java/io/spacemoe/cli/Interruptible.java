package io.spacemoe.cli;

import io.spacemoe.solver.Cancellation;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs long work so that Ctrl-C ends it with the best result so far instead of with nothing. */
final class Interruptible {
  /** How long an interrupted engine may take to hand over what it has. */
  private static final long GRACE_SECONDS = 20;

  private Interruptible() {}

  /**
   * Works, then hands the result over, also when the process is asked to end in between; the
   * process then keeps the exit code of an interrupted one, 130.
   */
  static <T> T run(Function<Cancellation, T> work, Consumer<T> handOver) {
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
      T result = work.apply(cancellation);
      handOver.accept(result);
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
