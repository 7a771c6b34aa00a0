package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.StudyKind;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs the variants of experiments side by side. A run that the journal has already is not
 * repeated. Latencies do not depend on the number of threads.
 */
public final class ExperimentRunner {
  /** The most time slots, samples a slot, and draws of a quick run. */
  private static final int QUICK_SLOTS = 20;

  private static final int QUICK_DRAWS = 4;

  private final ExperimentJournal journal;
  private final Crew crew;
  private final int threads;
  private final boolean quick;

  /**
   * A runner.
   *
   * @param journal what has been run, and where to write what is
   * @param crew who does the runs
   * @param threads how many threads the variants of an experiment share, at least 1; each has at
   *     least one
   * @param quick whether to take at most 20 snapshots and 4 draws
   */
  public ExperimentRunner(ExperimentJournal journal, Crew crew, int threads, boolean quick) {
    this.journal = journal;
    this.crew = crew;
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
    int sideBySide = Math.min(threads, experiment.variants().size());
    Cancellation stop = new Cancellation();
    Runnable undo = cancellation.onCancel(stop::cancel);
    try {
      Variants variants =
          new Variants(
              experiment,
              quick ? ExperimentRunner::quick : UnaryOperator.identity(),
              journal,
              threads / sideBySide,
              stop,
              ended);
      crew.work(variants, variants, stop);
      return variants.runs();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; what has ended is in the journal", e);
    } finally {
      undo.run();
    }
  }

  /** An experiment with at most 4 draws of failures. */
  public static ExperimentFile quick(ExperimentFile experiment) {
    return experiment.study() == StudyKind.FAILURES
        ? experiment.withFirst(QUICK_DRAWS, "failures.seed")
        : experiment;
  }

  /** A topology with several times keeps them, which it has snapshots for. */
  private static Scenario quick(Scenario scenario) {
    SnapshotPlan snapshots = scenario.snapshots();
    PlacementPlan placement = scenario.placement();
    boolean keepsTimes = scenario.constellation() instanceof Topology any && any.times() > 1;
    int slots = keepsTimes ? snapshots.slots() : Math.min(snapshots.slots(), QUICK_SLOTS);
    return scenario
        .withSnapshots(new SnapshotPlan(slots, 1, snapshots.seed()))
        .withPlacement(placement.withDraws(Math.min(placement.draws(), QUICK_DRAWS)));
  }
}
