package io.spacemoe.lab.run;

import io.spacemoe.solver.Cancellation;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Does tasks on a thread of this process: quick to begin, but an engine that ignores its limit can
 * only be left to itself, and one that kills its process kills the batch.
 */
public final class ThreadWorker implements Worker {
  private BlockingQueue<Task> tasks;
  private BlockingQueue<Event> events;
  private Cancellation cancellation;
  private Thread thread;

  public ThreadWorker() {
    begin();
  }

  private void begin() {
    tasks = new LinkedBlockingQueue<>();
    events = new LinkedBlockingQueue<>();
    cancellation = new Cancellation();
    Desk desk = new Desk(tasks, events, cancellation);
    thread = new Thread(desk, "engine");
    thread.setDaemon(true);
    thread.start();
  }

  /** One thread's work, until it is cancelled. */
  private record Desk(
      BlockingQueue<Task> tasks, BlockingQueue<Event> events, Cancellation cancellation)
      implements Runnable {
    @Override
    public void run() {
      Execution execution = new Execution();
      try {
        while (!cancellation.cancelled()) {
          Task task = tasks.take();
          events.add(new Event.Ended(execution.run(task, events::add, cancellation)));
        }
      } catch (UncheckedIOException e) {
        events.add(new Event.Broken(e.getMessage()));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        events.add(new Event.Broken("a fault in spacemoe itself: " + e));
        throw e;
      }
    }
  }

  @Override
  public void start(Task task) {
    tasks.add(task);
  }

  @Override
  public Event next(long millis) throws InterruptedException {
    return events.poll(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public OptionalLong residentBytes() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong peakBytes() {
    return OptionalLong.empty();
  }

  @Override
  public void abandon() {
    close();
    begin();
  }

  @Override
  public void close() {
    cancellation.cancel();
    thread.interrupt();
  }
}
