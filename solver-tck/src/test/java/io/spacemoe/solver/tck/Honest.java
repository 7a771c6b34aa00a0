package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A plain exact engine with every ability, slow and right; every liar is one with one fault. */
class Honest implements SolverProvider {
  @Override
  public String id() {
    return "honest";
  }

  @Override
  public String description() {
    return "Successive shortest paths for slots, depth-first search for memory";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return 1e-6 * problem.experts() * problem.satellites();
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Budget budget = new Budget(options, stop);
    Answer answer =
        problem.countsSlots()
            ? new Transport(problem, budget).answer()
            : new Packing(problem, budget).answer();
    answer.placement().ifPresent(progress::placement);
    return answer.termination().reason() == Termination.Reason.NO_SOLUTION
        ? options
            .hint()
            .map(hint -> Answer.feasible(hint, answer.termination().limit().orElseThrow()))
            .orElse(answer)
        : answer;
  }

  /** Counts steps and says when there were enough. */
  static final class Budget {
    private final SolveOptions options;
    private final StopSignal stop;
    private long steps;

    Budget(SolveOptions options, StopSignal stop) {
      this.options = options;
      this.stop = stop;
    }

    /** Whether the caller wants the engine to stop. */
    boolean stopped() {
      return stop.raised();
    }

    /** Takes a step; names the limit that forbids it. */
    Optional<Limit> step() {
      if (steps++ >= options.iterationLimit().orElse(Long.MAX_VALUE)) {
        return Optional.of(Limit.ITERATIONS);
      }
      return stop.reason();
    }
  }
}
