package io.spacemoe.lab.spi;

import io.spacemoe.solver.Cancellation;
import java.io.IOException;

/** Workers that are ready, on this machine or on others; {@link Executor} has the contract. */
public interface Crew extends AutoCloseable {
  /**
   * Does all items of a study; returns when each has been reported, or after a cancellation.
   *
   * @param work the items
   * @param reports hears what becomes of each
   * @param cancellation ends the work from another thread
   * @throws IOException when the workers cannot go on; what was reported stays
   * @throws InterruptedException when this thread is interrupted; the items at work are given up
   */
  void work(Work work, Reports reports, Cancellation cancellation)
      throws IOException, InterruptedException;

  /** Ends the workers. */
  @Override
  void close();
}
