package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One solve of a joint problem: its limits and what is reported. Safe for use by several threads.
 */
public final class JointSearch {
  private final JointProblem problem;
  private final SolveOptions options;
  private final StopSignal stop;
  private final Progress progress;
  private final long mostIterations;
  private final AtomicLong iterations = new AtomicLong();
  private long reported = Long.MAX_VALUE;

  /**
   * Begins; the hint is the first incumbent.
   *
   * @param unlimited iterations of a solve without any limit
   */
  public JointSearch(
      JointProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress,
      long unlimited) {
    this.problem = problem;
    this.options = options;
    this.stop = stop;
    this.progress = progress;
    mostIterations =
        options
            .iterationLimit()
            .orElse(options.timeLimit().isPresent() ? Long.MAX_VALUE : unlimited);
  }

  public JointProblem problem() {
    return problem;
  }

  public SolveOptions options() {
    return options;
  }

  /** Where experts settle exactly, within the limits of this solve. */
  ExactExperts experts() {
    return ExactExperts.installed(problem, stop);
  }

  /** Reports a placement when it is the best so far. */
  public synchronized void found(Placement placement, long cost) {
    if (cost < reported) {
      reported = cost;
      progress.placement(placement);
    }
  }

  /** Whether to stop after so many iterations of one thread. */
  public boolean over(long done) {
    return done >= mostIterations || stop.raised();
  }

  /** Whether to stop in the middle of an iteration. */
  boolean stopped() {
    return stop.raised();
  }

  /** How much of the limits is used up after so many iterations of one thread, 0 to 1. */
  public double used(long done) {
    double used = mostIterations == Long.MAX_VALUE ? 0 : (double) done / mostIterations;
    if (options.timeLimit().isPresent()) {
      double nanos = options.timeLimit().get().toMillis() * 1e6 + 1;
      used = Math.max(used, 1 - stop.nanosLeft() / nanos);
    }
    return Math.max(0, Math.min(1, used));
  }

  /** Counts a thread's iterations when it has ended. */
  public void count(long done) {
    iterations.addAndGet(done);
  }

  /** The best placement where there is nothing left to try. */
  Answer exhausted(Placement best) {
    return Answer.feasible(best, Limit.EXHAUSTED).withIterations(iterations.get());
  }

  /** The best placement of all threads. */
  public Answer answer(Placement best) {
    Limit limit =
        stop.reason()
            .orElse(options.iterationLimit().isPresent() ? Limit.ITERATIONS : Limit.EXHAUSTED);
    return Answer.feasible(best, limit).withIterations(iterations.get());
  }
}
