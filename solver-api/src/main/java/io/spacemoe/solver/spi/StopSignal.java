package io.spacemoe.solver.spi;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import java.time.Duration;
import java.util.Optional;

/** Tells an engine when to stop: the caller cancelled, or the time limit has passed. */
public final class StopSignal {
  private final Cancellation cancellation;
  private final long start;
  private final long nanos;

  /**
   * Starts the clock.
   *
   * @param nanos time limit from now in nanoseconds; {@link Long#MAX_VALUE} for none
   * @param cancellation the caller's
   */
  public StopSignal(Cancellation cancellation, long nanos) {
    this.cancellation = cancellation;
    this.start = System.nanoTime();
    this.nanos = nanos;
  }

  /**
   * {@return a signal whose clock starts now}
   *
   * @param options the time limit
   * @param cancellation the caller's
   */
  public static StopSignal of(SolveOptions options, Cancellation cancellation) {
    return new StopSignal(
        cancellation, options.timeLimit().map(StopSignal::nanos).orElse(Long.MAX_VALUE));
  }

  private static long nanos(Duration limit) {
    try {
      return limit.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * {@return a signal that is also raised when a share of the time has passed}
   *
   * @param most nanoseconds from now; {@link Long#MAX_VALUE} for no share
   */
  public StopSignal within(long most) {
    return new StopSignal(cancellation, Math.min(most, nanosLeft()));
  }

  /** {@return a signal that is also raised when half of the time that is left has passed} */
  public StopSignal half() {
    long left = nanosLeft();
    return within(left == Long.MAX_VALUE ? left : left / 2);
  }

  /** {@return never stops} */
  public static StopSignal never() {
    return new StopSignal(new Cancellation(), Long.MAX_VALUE);
  }

  /** {@return whether to stop now; cheap enough to be asked every few microseconds} */
  public boolean raised() {
    return cancellation.cancelled() || late();
  }

  /** {@return why to stop: {@link Limit#CANCELLED}, {@link Limit#TIME}, or not at all} */
  public Optional<Limit> reason() {
    if (cancellation.cancelled()) {
      return Optional.of(Limit.CANCELLED);
    }
    return late() ? Optional.of(Limit.TIME) : Optional.empty();
  }

  private boolean late() {
    return nanos != Long.MAX_VALUE && nanosLeft() <= 0;
  }

  /**
   * {@return nanoseconds until the time limit, possibly negative; {@link Long#MAX_VALUE} for no
   * limit}
   */
  public long nanosLeft() {
    return nanos == Long.MAX_VALUE ? Long.MAX_VALUE : nanos - (System.nanoTime() - start);
  }

  /**
   * Runs an action on cancellation, for backends that have to be interrupted; not on the time
   * limit.
   *
   * @param action stops a backend; short, and waits for no other thread
   * @return takes the action back; call it before the backend is freed. When it returns, the action
   *     is not running and will not run
   */
  public Runnable onCancel(Runnable action) {
    return cancellation.onCancel(action);
  }
}
