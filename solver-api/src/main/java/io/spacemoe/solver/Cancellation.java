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
    synchronized (actions) {
      cancelled = true;
      List<Runnable> due = List.copyOf(actions);
      actions.clear();
      due.forEach(Runnable::run);
    }
  }

  /** {@return whether {@link #cancel} was called} */
  public boolean cancelled() {
    return cancelled;
  }

  /**
   * Runs an action once on cancellation, on the cancelling thread; at once when already cancelled.
   * The action must be short and must not wait for another thread.
   *
   * @param action stops a backend
   * @return takes the action back; when it returns, the action is not running and will not run
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
