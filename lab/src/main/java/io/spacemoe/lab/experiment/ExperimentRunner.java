package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.LayerLimits;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Runs the variants of experiments side by side. A run that the journal has already is not
 * repeated. Latencies do not depend on the number of threads.
 */
public final class ExperimentRunner {
  /** The most time slots, samples a slot, and draws of a quick run. */
  private static final int QUICK_SLOTS = 20;

  private static final int QUICK_DRAWS = 4;

  private final Journal journal;
  private final int threads;
  private final boolean quick;

  /**
   * A runner.
   *
   * @param journal what has been run, and where to write what is
   * @param threads how many threads to use, at least 1
   * @param quick whether to take at most 20 snapshots and 4 draws
   */
  public ExperimentRunner(Journal journal, int threads, boolean quick) {
    this.journal = journal;
    this.threads = threads;
    this.quick = quick;
  }

  /**
   * Runs an experiment.
   *
   * @param cancellation ends it from another thread, and the runs at work with it
   * @param ended told of each run, in the order in which they end, one at a time
   * @return the runs in the order of variants and schemes, failed ones among them; those that were
   *     cancelled are missing
   * @throws IOException when the journal cannot be written; what has ended by then is in it
   */
  public List<ExperimentRun> run(
      ExperimentFile experiment, Cancellation cancellation, Consumer<ExperimentRun> ended)
      throws IOException {
    int workers = Math.min(threads, experiment.variants().size());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<List<ExperimentRun>>> futures = new ArrayList<>();
      for (Variant variant : experiment.variants()) {
        futures.add(
            pool.submit(() -> run(experiment, variant, threads / workers, cancellation, ended)));
      }
      List<ExperimentRun> runs = new ArrayList<>();
      for (Future<List<ExperimentRun>> future : futures) {
        runs.addAll(future.get());
      }
      return runs;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; what has ended is in the journal", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<ExperimentRun> run(
      ExperimentFile experiment,
      Variant variant,
      int threads,
      Cancellation cancellation,
      Consumer<ExperimentRun> ended)
      throws IOException {
    Scenario scenario = quick ? quick(variant.scenario()) : variant.scenario();
    String hash = ScenarioFiles.sha256(scenario);
    Study[] study = new Study[1];
    List<ExperimentRun> runs = new ArrayList<>();
    for (SchemeId scheme : experiment.schemes()) {
      if (cancellation.cancelled()) {
        break;
      }
      String key = "%s %s %s".formatted(hash, scheme.id(), version());
      Optional<ExperimentRun> before = journal.succeeded(key);
      ExperimentRun run;
      if (before.isPresent()) {
        run = renamed(before.get(), experiment, variant);
        if (!journal.experiments().contains(experiment.name())) {
          journal.add(run); // so that the folder knows the experiment
        }
      } else {
        if (study[0] == null) {
          study[0] = new Study(scenario, threads, cancellation);
        }
        run = run(key, experiment, variant, study[0], scheme, cancellation);
        if (cancellation.cancelled()) {
          break; // it may have been cut short
        }
        journal.add(run);
      }
      runs.add(run);
      synchronized (this) {
        ended.accept(run);
      }
    }
    return runs;
  }

  /** Two experiments may share a scenario, and then its runs. */
  private static ExperimentRun renamed(
      ExperimentRun run, ExperimentFile experiment, Variant variant) {
    return new ExperimentRun(
        run.key(),
        experiment.name(),
        variant.values(),
        run.scheme(),
        run.problem(),
        run.tokenLatencyMs(),
        run.ciHalfWidthMs(),
        run.draws(),
        run.parts(),
        run.layersMs(),
        run.seconds());
  }

  private static ExperimentRun run(
      String key,
      ExperimentFile experiment,
      Variant variant,
      Study study,
      SchemeId scheme,
      Cancellation cancellation) {
    long start = System.nanoTime();
    try {
      return ExperimentRun.of(
          key,
          experiment.name(),
          variant.values(),
          study.run(
              scheme,
              ExpertSolver.recommended(new LayerLimits(SolveOptions.defaults(), cancellation)),
              JointSolver.recommended(
                  SolveOptions.defaults(), cancellation, IncumbentListener.NONE)),
          secondsSince(start));
    } catch (RuntimeException e) { // a run that fails is a row, and the others go on
      return ExperimentRun.failed(
          key, experiment.name(), variant.values(), scheme.id(), why(e), secondsSince(start));
    }
  }

  /** In one line; what has no words of its own is our own fault, and says where. */
  private static String why(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getMessage() == null
        ? "a fault in spacemoe itself: %s%s"
            .formatted(e.getClass().getSimpleName(), trace.length == 0 ? "" : " at " + trace[0])
        : Outcome.inOneLine(e.getMessage());
  }

  private static Scenario quick(Scenario scenario) {
    SnapshotPlan snapshots = scenario.snapshots();
    PlacementPlan placement = scenario.placement();
    return new Scenario(
        scenario.name(),
        scenario.constellation(),
        scenario.links(),
        new SnapshotPlan(Math.min(snapshots.slots(), QUICK_SLOTS), 1, snapshots.seed()),
        scenario.model(),
        scenario.compute(),
        scenario.activation(),
        new PlacementPlan(
            placement.scheme(),
            placement.unreachablePenaltyMs(),
            Math.min(placement.draws(), QUICK_DRAWS),
            placement.seed(),
            placement.capacity()));
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static String version() {
    String version = ExperimentRunner.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
