package io.spacemoe.cli.command;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs long work so that Ctrl-C, or a request to terminate, ends it with the best result so far
 * instead of with nothing.
 */
public final class Interruptible {
  /**
   * How long an interrupted command may take to hand over what it has before the process ends
   * without, unless its proof is being checked. Commands are done in less than two seconds; a busy
   * machine may need more.
   */
  private static final long GRACE_SECONDS = 5;

  private static final CountDownLatch COMMAND_ENDED = new CountDownLatch(1);
  private static volatile boolean checking;

  /**
   * For the door to say that the engine has ended, so that the check of its proof is waited for.
   */
  static final IncumbentListener CHECKS =
      new IncumbentListener() {
        @Override
        public void improved(Incumbent incumbent, Placement placement) {}

        @Override
        public void checking() {
          checking = true;
        }
      };

  private Interruptible() {}

  /** The whole command has ended, its last message said; the process may end. */
  public static void commandEnded() {
    COMMAND_ENDED.countDown();
  }

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
   * process then keeps the exit code of an interrupted one, 130 or 143.
   */
  static <T> T run(Work<T> work, HandOver<T> handOver) throws IOException {
    return run(new Cancellation(), work, handOver);
  }

  /** The same with a cancellation that others hold already. */
  static <T> T run(Cancellation cancellation, Work<T> work, HandOver<T> handOver)
      throws IOException {
    Thread hook =
        new Thread(
            () -> {
              cancellation.cancel();
              awaitQuietly();
            },
            "hand-over");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      T result = work.until(cancellation);
      handOver.take(result);
      return result;
    } finally {
      removeUnlessEnding(hook);
    }
  }

  private static void awaitQuietly() {
    try {
      if (COMMAND_ENDED.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      if (checking) {
        System.err.println("spacemoe: stopped; checking the proof of the bound so far");
        COMMAND_ENDED.await();
      } else {
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
