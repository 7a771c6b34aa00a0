package io.spacemoe.lab.run;

import java.io.IOException;
import java.util.OptionalLong;

/** Where tasks are done, one at a time: a thread of this process, or a process of its own. */
public interface Worker extends AutoCloseable {

  /** Hands over a task. */
  void start(Task task) throws IOException;

  /** What the worker says next about its task; null when it says nothing for so long. */
  Event next(long millis) throws InterruptedException;

  /** Memory that is the worker's own, now; empty when it shares its process or nobody knows. */
  OptionalLong residentBytes();

  /** The most that {@link #residentBytes} has been since its process began a task. */
  OptionalLong peakBytes();

  /** Gives the task up, whatever it is doing. The worker takes other tasks afterwards. */
  void abandon();

  /** Ends the worker, whatever it is doing. */
  @Override
  void close();
}
