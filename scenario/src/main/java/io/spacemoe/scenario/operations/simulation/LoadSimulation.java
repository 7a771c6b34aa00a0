package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The simulator of a layout under load (docs/model.md, section 10.5). Immutable; results depend on
 * the plan alone, not on threads.
 */
public final class LoadSimulation {
  private final LayoutTables tables;
  private final int threads;

  /**
   * Prepares a layout.
   *
   * @param threads how many snapshots, and later replications, to work on at once, at least 1
   * @throws io.spacemoe.scenario.value.InvalidValueException when the layout is not one of the
   *     study's scenario
   */
  public LoadSimulation(Study study, Layout layout, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "threads is %d; allowed: 1 or more", threads));
    }
    this.threads = threads;
    tables = new LayoutTables(study, layout, threads);
  }

  /**
   * Simulates.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException when the plan has too few requests for
   *     its rate: all of them come while the queues fill
   * @throws CancellationException when the calling thread is interrupted
   */
  public LoadPoint run(SimulationPlan plan) {
    int unmeasured = plan.unmeasured(staySeconds(plan));
    int workers = Math.min(threads, plan.replications());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<ReplicationRecord>> running = new ArrayList<>();
      for (int r = 0; r < plan.replications(); r++) {
        int number = r;
        Callable<ReplicationRecord> replication =
            () -> new EventLoop(tables, plan, unmeasured, number).run();
        running.add(pool.submit(replication));
      }
      List<ReplicationRecord> runs = new ArrayList<>();
      for (Future<ReplicationRecord> run : running) {
        runs.add(run.get());
      }
      return LoadPoint.of(plan.asked(), runs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted in the middle of a simulation");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * How long a request of mean length stays when it is alone, in seconds; 0 where all of them are.
   */
  private double staySeconds(SimulationPlan plan) {
    if (plan.alone()) {
      return 0;
    }
    SimulationPlan pilot = plan.pilot();
    LoadPoint alone =
        LoadPoint.of(pilot.asked(), List.of(new EventLoop(tables, pilot, 0, 0).run()));
    double more = plan.asked().meanOutputTokens() - 1;
    return (alone.ttftMs().mean() + more * alone.tpotMs().map(Measured::mean).orElse(0.0)) / 1000;
  }
}
