package io.spacemoe.scenario.value;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Threads that share the parts of one piece of work. What a part throws is thrown to the caller as
 * it is; an interruption of the caller becomes a {@link CancellationException} and stays set.
 */
public final class Workers implements AutoCloseable {
  private final ExecutorService pool;
  private final String work;

  /**
   * Starts no thread before there is a part to do.
   *
   * @param threads at least 1
   * @param work what is done, for the message when it is interrupted: "a simulation"
   */
  public Workers(int threads, String work) {
    this.pool = Executors.newFixedThreadPool(threads);
    this.work = work;
  }

  /**
   * {@return the results of all parts, in their order}
   *
   * @throws CancellationException when the calling thread is interrupted
   */
  public <T> List<T> all(List<? extends Callable<T>> parts) {
    List<Future<T>> running = new ArrayList<>();
    for (Callable<T> part : parts) {
      running.add(pool.submit(part));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> part : running) {
      results.add(result(part::get));
    }
    return results;
  }

  /**
   * Hands each result over as soon as its part ends, on the calling thread.
   *
   * @param parts started in this order
   * @throws CancellationException when the calling thread is interrupted
   */
  public <T> void each(List<? extends Callable<T>> parts, Consumer<T> ended) {
    CompletionService<T> running = new ExecutorCompletionService<>(pool);
    for (Callable<T> part : parts) {
      running.submit(part);
    }
    for (int i = 0; i < parts.size(); i++) {
      ended.accept(result(() -> running.take().get()));
    }
  }

  /** Ends the threads; parts that have not begun are given up. */
  @Override
  public void close() {
    pool.shutdownNow();
  }

  private <T> T result(Waiting<T> part) {
    try {
      if (Thread.interrupted()) { // waiting does not ask where the work is already done
        throw new InterruptedException();
      }
      return part.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted in the middle of " + work);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private interface Waiting<T> {
    T get() throws InterruptedException, ExecutionException;
  }
}
