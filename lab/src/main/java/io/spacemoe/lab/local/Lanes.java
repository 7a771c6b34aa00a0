package io.spacemoe.lab.local;

import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works in as many lanes as there are jobs, or groups; the first fault in one ends all.
 *
 * @param jobs how many items are done at the same time
 * @param isolate whether each lane has a process of its own
 */
record Lanes(int jobs, boolean isolate) implements Crew {
  @Override
  public void work(Work work, Reports reports, Cancellation cancellation)
      throws IOException, InterruptedException {
    Cancellation stop = new Cancellation();
    Runnable undo = cancellation.onCancel(stop::cancel);
    AtomicReference<Throwable> fault = new AtomicReference<>();
    List<Thread> lanes = new ArrayList<>();
    try {
      for (int job = 1; job <= Math.min(jobs, work.groups()); job++) {
        Thread lane = new Thread(() -> lane(work, reports, stop, fault));
        lane.setName("job-" + job);
        lane.start();
        lanes.add(lane);
      }
      for (Thread lane : lanes) {
        lane.join();
      }
    } catch (InterruptedException e) {
      stop.cancel();
      throw e;
    } finally {
      undo.run();
    }
    if (fault.get() != null) {
      throw new IOException(fault.get().getMessage(), fault.get());
    }
  }

  private void lane(
      Work work, Reports reports, Cancellation stop, AtomicReference<Throwable> fault) {
    try (ItemRunner runner = new ItemRunner(work.folder(), stop)) {
      for (List<Item> group = work.next(); !group.isEmpty(); group = work.next()) {
        for (Item item : group) {
          if (stop.cancelled()) {
            return;
          }
          runner.run(item, isolate || item.suspect(), reports);
        }
      }
    } catch (InterruptedException e) {
      stop.cancel();
    } catch (IOException | RuntimeException | Error e) {
      fault.compareAndSet(null, e);
      stop.cancel();
    }
  }

  @Override
  public void close() {}
}
