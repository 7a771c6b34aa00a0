package io.spacemoe.heuristic;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One solve of an anytime engine: its limits, the best placement and the best bound so far. */
final class Search {
  private final PlacementProblem problem;
  private final SolveOptions options;
  private final StopSignal stop;
  private final Progress progress;
  private final long mostIterations;
  private final BooleanSupplier shareUsed;
  private long iterations;
  private Placement best;
  private long bestCost = Long.MAX_VALUE;
  private Proof.Rents rents;
  private long bound;

  Search(PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    this(problem, options, stop, progress, () -> false);
  }

  private Search(
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress,
      BooleanSupplier shareUsed) {
    this.shareUsed = shareUsed;
    this.problem = problem;
    this.options = options;
    this.stop = stop;
    this.progress = progress;
    this.mostIterations = options.iterationLimit().orElse(Long.MAX_VALUE);
    options.hint().ifPresent(this::found);
  }

  /** Another search of the same problem, from no hint, unheard, within a share of the limits. */
  Search aside() {
    return new Search(problem, SolveOptions.defaults(), stop, Progress.NONE, share());
  }

  PlacementProblem problem() {
    return problem;
  }

  SolveOptions options() {
    return options;
  }

  /** Counts an iteration; true when there must be no more. */
  boolean tick() {
    if (over() || shareUsed.getAsBoolean()) {
      return true;
    }
    iterations++;
    return false;
  }

  /** Counts like {@link #tick()}, up to half the iterations and a fifth of the time still left. */
  BooleanSupplier share() {
    long most = iterations + (mostIterations - iterations) / 2;
    long until = stop.nanosLeft() == Long.MAX_VALUE ? Long.MIN_VALUE : stop.nanosLeft() / 5 * 4;
    return () -> iterations >= most || stop.nanosLeft() < until || tick();
  }

  /** Whether a limit has been met. */
  boolean over() {
    return iterations >= mostIterations || stop.raised() || closeEnough();
  }

  /** How much of the limits is used up, 0 to 1; 0 where there are none. */
  double progress() {
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
        && rents != null
        && (bestCost == bound
            || SolveResult.relativeGap(bestCost, bound) <= options.targetGap().orElse(-1));
  }

  /** Whether the search may go on after its method has run dry. */
  boolean limited() {
    return options.timeLimit().isPresent() || options.iterationLimit().isPresent();
  }

  /** Keeps a feasible placement if it is the best so far, and reports it. */
  void found(Placement placement) {
    long cost = problem.evaluate(placement).cost();
    if (cost < bestCost) {
      bestCost = cost;
      best = placement;
      progress.placement(placement);
    }
  }

  /** The least cost so far; {@link Long#MAX_VALUE} before the first placement. */
  long bestCost() {
    return bestCost;
  }

  /** Keeps rents if they prove the best bound so far, and reports it. */
  void proved(Proof.Rents better) {
    long proves = better.bound(problem).orElse(0);
    if (rents == null || proves > bound) {
      rents = better;
      bound = proves;
      progress.bound(bound);
    }
  }

  /** The rents that prove the best bound so far; empty before the first. */
  Optional<Proof.Rents> rents() {
    return Optional.ofNullable(rents);
  }

  /** An answer for a problem without any placement. */
  Answer infeasible(Proof.Shortage shortage) {
    return Answer.infeasible(shortage).withIterations(iterations);
  }

  /** What is known now. */
  Answer answer() {
    if (best != null && rents != null && bestCost == bound) {
      return Answer.optimal(best, rents).withIterations(iterations);
    }
    List<Proof> proofs = rents == null ? List.of() : List.of(rents);
    Limit limit = limit();
    Answer answer = best == null ? Answer.noSolution(limit) : Answer.feasible(best, limit);
    return new Answer(answer.termination(), Optional.ofNullable(best), proofs, iterations);
  }

  private Limit limit() {
    if (closeEnough()) {
      return Limit.GAP;
    }
    return stop.reason().orElse(iterations >= mostIterations ? Limit.ITERATIONS : Limit.EXHAUSTED);
  }
}
