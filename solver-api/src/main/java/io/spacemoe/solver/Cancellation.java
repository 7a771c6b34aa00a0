package io.spacemoe.solver;

import java.util.ArrayList;
import java.util.List;

/**
 * The caller's way to stop a solve from another thread. Once cancelled it stays cancelled; safe for
 * use by any number of threads and solves.
 */
public final class Cancellation {
  private final List<Runnable> actions = new ArrayList<>();
  private volatile boolean cancelled;

  /** Not cancelled yet. */
  public Cancellation() {}

  /** Asks every solve that holds this to return the best it has. */
  public void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Whether {@link #cancel} was called. */
  public boolean cancelled() {
    return cancelled;
  }

  /**
   * Runs an action once on cancellation, on the cancelling thread; at once when already cancelled.
   *
   * @return takes the action back
   */
  public Runnable onCancel(Runnable action) {
    synchronized (actions) {
      if (!cancelled) {
        actions.add(action);
        return () -> {
          synchronized (actions) {
            actions.remove(action);
          }
        };
      }
    }
    action.run();
    return () -> {};
  }
}
