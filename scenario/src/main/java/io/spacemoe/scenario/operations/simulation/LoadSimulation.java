package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.operations.CopyChoice;
import io.spacemoe.scenario.operations.PlaceShares;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.value.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/**
 * The simulator of a deployment under load (docs/model.md, section 10.5). Results depend on the
 * plan alone, not on threads. Safe for use by several threads.
 */
public final class LoadSimulation {
  private final Study study;
  private final Deployment deployment;
  private final CopyChoice choice;
  private final boolean batching;
  private final int threads;
  private DeploymentTables tables;
  private boolean withHops;

  /**
   * Prepares a layout, where copies are chosen by least work.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException as for a deployment
   */
  public LoadSimulation(Study study, Layout layout, int threads) {
    this(study, Deployment.of(layout), CopyChoice.LEAST_WORK, threads);
  }

  /**
   * Prepares a deployment.
   *
   * @param choice which copy serves an activation; means nothing where there are none
   * @param threads how many snapshots, and later replications, to work on at once, at least 1
   * @throws io.spacemoe.scenario.value.InvalidValueException when the deployment is not one of the
   *     study's scenario
   */
  public LoadSimulation(Study study, Deployment deployment, CopyChoice choice, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "threads is %d; allowed: 1 or more", threads));
    }
    study.scenario().checkFits(deployment);
    this.study = study;
    this.deployment = deployment;
    this.choice =
        deployment.instances().stream().anyMatch(Layout::hasCopies) ? choice : CopyChoice.NEAREST;
    this.threads = threads;
    batching = study.scenario().compute().batching();
    tables = new DeploymentTables(study, deployment, false, threads);
  }

  /** The tables, with hops from the first plan on that needs them. */
  private synchronized DeploymentTables tables(boolean hops) {
    if (hops && !withHops) {
      tables = new DeploymentTables(study, deployment, true, threads);
      withHops = true;
    }
    return tables;
  }

  /**
   * Simulates.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException when the plan has too few requests for
   *     its rate: all of them come while the queues fill
   * @throws CancellationException when the calling thread is interrupted
   */
  public LoadPoint run(SimulationPlan plan) {
    DeploymentTables here = tables(plan.queueOnLinks());
    double[][] shares = shares(here, plan);
    int unmeasured = plan.unmeasured(staySeconds(here, shares, plan));
    LoadPoint point = run(here, shares, plan, unmeasured);
    int underLoad = plan.unmeasured(point.stayMs().mean() / 1000, unmeasured);
    return underLoad > unmeasured ? run(here, shares, plan, underLoad) : point;
  }

  private LoadPoint run(
      DeploymentTables here, double[][] shares, SimulationPlan plan, int unmeasured) {
    int workers = Math.min(threads, plan.replications());
    List<Callable<ReplicationRecord>> runs = new ArrayList<>();
    for (int r = 0; r < plan.replications(); r++) {
      int number = r;
      runs.add(() -> new EventLoop(here, choice, shares, batching, plan, unmeasured, number).run());
    }
    try (Workers threaded = new Workers(workers, "a simulation")) {
      return LoadPoint.of(plan.asked(), threaded.all(runs));
    }
  }

  private double[][] shares(DeploymentTables here, SimulationPlan plan) {
    if (choice != CopyChoice.SHARES) {
      return new double[0][];
    }
    PlaceShares shares = new PlaceShares(study, deployment, plan.asked(), choice);
    return Arrays.stream(here.routes).map(shares::in).toArray(double[][]::new);
  }

  /**
   * How long a request of mean length stays when it is alone, in seconds; 0 where all of them are.
   */
  private double staySeconds(DeploymentTables here, double[][] shares, SimulationPlan plan) {
    if (plan.alone()) {
      return 0;
    }
    SimulationPlan pilot = plan.pilot();
    EventLoop loop = new EventLoop(here, choice, shares, batching, pilot, 0, 0);
    LoadPoint alone = LoadPoint.of(pilot.asked(), List.of(loop.run()));
    double more = plan.asked().meanOutputTokens() - 1;
    return (alone.ttftMs().mean() + more * alone.tpotMs().map(Measured::mean).orElse(0.0)) / 1000;
  }
}
