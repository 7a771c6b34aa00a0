package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void actionsRunOnceAndInOrder() {
    cancellation.onCancel(() -> ran.add("first"));
    cancellation.onCancel(() -> ran.add("second"));
    cancellation.cancel();
    cancellation.cancel();

    assertThat(ran).containsExactly("first", "second");
    assertThat(cancellation.cancelled()).isTrue();
  }

  @Test
  void anActionThatIsTakenBackDoesNotRun() {
    Runnable takeBack = cancellation.onCancel(() -> ran.add("taken back"));
    cancellation.onCancel(() -> ran.add("left"));
    takeBack.run();
    cancellation.cancel();

    assertThat(ran).containsExactly("left");
  }

  @Test
  void afterwardsActionsRunAtOnce() {
    cancellation.cancel();
    cancellation.onCancel(() -> ran.add("late")).run();

    assertThat(ran).containsExactly("late");
  }

  /** A backend is freed after taking back; an action that still runs then would crash it. */
  @Test
  @Timeout(30)
  void takingBackWaitsForARunningAction() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    StopSignal stop = new StopSignal(cancellation, Long.MAX_VALUE);
    Runnable takeBack =
        stop.onCancel(
            () -> {
              running.countDown();
              long until = System.nanoTime() + 50_000_000;
              while (System.nanoTime() < until) {
                Thread.onSpinWait();
              }
              finished.set(true);
            });
    Thread canceller = new Thread(cancellation::cancel);
    canceller.start();
    running.await();
    takeBack.run();

    assertThat(finished).isTrue();
    canceller.join();
  }

  @Test
  void aSignalSaysWhyItStops() {
    StopSignal limited = new StopSignal(cancellation, 1);
    StopSignal never = StopSignal.never();
    while (limited.nanosLeft() > 0) {
      Thread.onSpinWait();
    }

    assertThat(limited.reason()).contains(Limit.TIME);
    assertThat(never.raised()).isFalse();
    assertThat(never.reason()).isEmpty();
    cancellation.cancel();
    assertThat(limited.reason()).contains(Limit.CANCELLED);
  }

  /** The cancellation may come at any moment of the question why. */
  @Test
  @Timeout(30)
  void aCancellationIsNeverTakenForATimeLimit() throws Exception {
    for (int round = 0; round < 2_000; round++) {
      Cancellation late = new Cancellation();
      StopSignal stop = new StopSignal(late, Long.MAX_VALUE);
      CountDownLatch asking = new CountDownLatch(1);
      Thread canceller =
          new Thread(
              () -> {
                try {
                  asking.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                late.cancel();
              });
      canceller.start();
      asking.countDown();
      Optional<Limit> reason = stop.reason();
      while (reason.isEmpty()) {
        reason = stop.reason();
      }

      assertThat(reason).contains(Limit.CANCELLED);
      canceller.join();
    }
  }
}
