package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.JointBound;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One solve of a joint problem: its limits, what is reported, and the best bound. Safe for use by
 * several threads.
 */
public final class JointSearch {
  private final JointProblem problem;
  private final SolveOptions options;
  private final StopSignal stop;
  private final Progress progress;
  private final long mostIterations;
  private final AtomicLong iterations = new AtomicLong();
  private long reported = Long.MAX_VALUE;
  private JointBound proof;
  private volatile long enough = Long.MIN_VALUE;
  private volatile boolean enoughFound;

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

  /** Finds a checked bound, in at most an eighth of the time. */
  public void bound() {
    long nanos = stop.nanosLeft() == Long.MAX_VALUE ? Long.MAX_VALUE : stop.nanosLeft() / 8;
    StopSignal share = stop.within(nanos);
    JointBound.find(problem, share).ifPresent(this::proved);
  }

  private void proved(JointBound found) {
    long bound = found.claimed(problem);
    proof = found;
    double gap = options.targetGap().orElse(0);
    long most = (long) Math.min(Long.MAX_VALUE, bound / Math.max(1e-300, 1 - gap));
    while (most > bound && SolveResult.relativeGap(most, bound) > gap) {
      most--;
    }
    enough = most;
    enoughFound = reported <= enough;
    progress.bound(bound);
  }

  /** Reports a placement when it is the best so far. */
  public synchronized void found(Placement placement, long cost) {
    if (cost < reported) {
      reported = cost;
      enoughFound = cost <= enough;
      progress.placement(placement);
    }
  }

  /** Whether to stop after so many iterations of one thread. */
  public boolean over(long done) {
    return done >= mostIterations || stop.raised() || enoughFound;
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

  /** The best placement of all threads, with what is known of it. */
  public Answer answer(Placement best) {
    Limit limit =
        enoughFound
            ? Limit.GAP
            : stop.reason()
                .orElse(options.iterationLimit().isPresent() ? Limit.ITERATIONS : Limit.EXHAUSTED);
    Answer answer =
        proof == null ? Answer.feasible(best, limit) : Answer.feasible(best, limit, proof);
    return answer.withIterations(iterations.get());
  }
}
