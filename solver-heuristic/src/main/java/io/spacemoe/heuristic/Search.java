package io.spacemoe.heuristic;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;

/** One solve of an anytime engine: its limits, the best placement and the best bound so far. */
public final class Search {
  /**
   * How many times its patience a method without limits and without a placement goes on: seconds
   * become minutes, and a problem that has no placement still ends. Chosen, not tuned.
   */
  private static final int PATIENCES_WITHOUT_PLACEMENT = 100;

  private final ToLongFunction<Placement> costOf;
  private final SolveOptions options;
  private final StopSignal stop;
  private final Progress progress;
  private final long mostIterations;
  private final BooleanSupplier shareUsed;
  private long iterations;
  private Placement best;
  private long bestCost = Long.MAX_VALUE;
  private boolean bounded;
  private long bound;
  private List<Proof> proofs = List.of();
  private Proof refutation;

  /**
   * Nothing done yet.
   *
   * @param costOf the cost of a feasible placement
   */
  public Search(
      ToLongFunction<Placement> costOf, SolveOptions options, StopSignal stop, Progress progress) {
    this(costOf, options, stop, progress, () -> false);
  }

  private Search(
      ToLongFunction<Placement> costOf,
      SolveOptions options,
      StopSignal stop,
      Progress progress,
      BooleanSupplier shareUsed) {
    this.shareUsed = shareUsed;
    this.costOf = costOf;
    this.options = options;
    this.stop = stop;
    this.progress = progress;
    this.mostIterations = options.iterationLimit().orElse(Long.MAX_VALUE);
    options.hint().ifPresent(this::found);
  }

  /** A search of a problem with linear costs. */
  public static Search of(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return new Search(p -> problem.evaluate(p).cost(), options, stop, progress);
  }

  /** Another search of the same problem, from no hint, unheard, within a share of the limits. */
  public Search aside() {
    return new Search(costOf, SolveOptions.defaults(), stop, Progress.NONE, share());
  }

  public SolveOptions options() {
    return options;
  }

  /** Counts an iteration; true when there must be no more. */
  public boolean tick() {
    if (over() || shareUsed.getAsBoolean()) {
      return true;
    }
    iterations++;
    return false;
  }

  /** Iterations so far. */
  public long iterations() {
    return iterations;
  }

  /** Counts like {@link #tick()}, up to half the iterations and a fifth of the time still left. */
  public BooleanSupplier share() {
    long most = iterations + (mostIterations - iterations) / 2;
    long until = stop.nanosLeft() == Long.MAX_VALUE ? Long.MIN_VALUE : stop.nanosLeft() / 5 * 4;
    return () -> iterations >= most || stop.nanosLeft() < until || tick();
  }

  /** Whether a limit has been met. */
  public boolean over() {
    return iterations >= mostIterations || stop.raised() || closeEnough();
  }

  /** How much of the limits is used up, 0 to 1; 0 where there are none. */
  public double progress() {
    double used = (double) iterations / mostIterations;
    if (options.timeLimit().isPresent()) {
      double nanos = options.timeLimit().get().toMillis() * 1e6 + 1;
      used = Math.max(used, 1 - stop.nanosLeft() / nanos);
    }
    return Math.max(0, Math.min(1, used));
  }

  /** Whether the gap is zero or as small as asked. */
  boolean closeEnough() {
    return bestCost < Long.MAX_VALUE
        && bounded
        && (bestCost == bound
            || SolveResult.relativeGap(bestCost, bound) <= options.targetGap().orElse(-1));
  }

  /**
   * Whether a method that finds nothing more gives up: never within limits; else when its patience
   * is over, and without any placement when it was over {@value #PATIENCES_WITHOUT_PLACEMENT}
   * times.
   *
   * @param idle how much the method did since its last find
   * @param patience how much it does in vain before it gives up a placement for better ones; as
   *     {@code idle}, more than 0
   */
  public boolean givesUp(long idle, long patience) {
    return !limited() && idle >= (best == null ? PATIENCES_WITHOUT_PLACEMENT * patience : patience);
  }

  /** Whether there is a limit of time or iterations. */
  public boolean limited() {
    return options.timeLimit().isPresent() || options.iterationLimit().isPresent();
  }

  /** Keeps a feasible placement if it is the best so far, and reports it. */
  public void found(Placement placement) {
    long cost = costOf.applyAsLong(placement);
    if (cost < bestCost) {
      bestCost = cost;
      best = placement;
      progress.placement(placement);
    }
  }

  /** The best placement so far; null before the first. */
  public Placement best() {
    return best;
  }

  /** The least cost so far; {@link Long#MAX_VALUE} before the first placement. */
  public long bestCost() {
    return bestCost;
  }

  /** Keeps a lower bound, with its evidence, if it is the best so far, and reports it. */
  public void proved(long proves, Proof... evidence) {
    if (!bounded || proves > bound) {
      bounded = true;
      bound = proves;
      proofs = List.of(evidence);
      progress.bound(bound);
    }
  }

  /** Keeps the bound of rents, 0 where an expert is allowed nowhere. */
  public void proved(PlacementProblem problem, Proof.Rents rents) {
    proved(rents.bound(problem).orElse(0), rents);
  }

  /** Takes over what another search of the same problem has proved. */
  public void provedBy(Search other) {
    if (other.bounded) {
      proved(other.bound, other.proofs.toArray(Proof[]::new));
    }
  }

  /** The best lower bound so far; 0 before the first. */
  public long bound() {
    return bound;
  }

  /** The rents behind the best lower bound so far; empty where others prove it. */
  public Optional<Proof.Rents> rents() {
    return proofs.stream()
        .filter(Proof.Rents.class::isInstance)
        .map(Proof.Rents.class::cast)
        .findFirst();
  }

  /** An answer for a problem without any placement. */
  public Answer infeasible(Proof.Shortage shortage) {
    return Answer.infeasible(shortage).withIterations(iterations);
  }

  /** Keeps a proof that there is no placement: the answer, from now on. */
  public void refuted(Proof proof) {
    refutation = proof;
  }

  /** What is known now. */
  public Answer answer() {
    if (refutation != null) {
      return Answer.infeasible(refutation).withIterations(iterations);
    }
    if (best != null && bounded && bestCost == bound) {
      return new Answer(Termination.optimal(), Optional.of(best), proofs, iterations);
    }
    Termination end =
        best == null ? Termination.noSolution(limit()) : Termination.feasible(limit());
    return new Answer(end, Optional.ofNullable(best), proofs, iterations);
  }

  private Limit limit() {
    if (closeEnough()) {
      return Limit.GAP;
    }
    return stop.reason().orElse(iterations >= mostIterations ? Limit.ITERATIONS : Limit.EXHAUSTED);
  }
}
