package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/**
 * A native solver of problems that count slots, in integers of limited size, that cannot be
 * interrupted.
 */
public interface SlotBackend {

  /** The most pairs that it holds in a few gigabytes. */
  int MOST_PAIRS = 1 << 25;

  /** The largest cost of a pair that it may be able to take in a problem of this size. */
  long largestCost(CandidatePairs pairs);

  /**
   * A best placement for a feasible problem with at least one expert.
   *
   * @return empty when the costs are too large after all
   * @throws SolverFailureException when the backend answers nonsense
   */
  Optional<int[]> place(PlacementProblem problem, CandidatePairs pairs);

  /** The proved answer of an engine, in costs as coarse as this backend needs, then made exact. */
  default Answer solve(
      String engine, PlacementProblem problem, SolveOptions options, StopSignal stop) {
    Optional<Answer> early = SlotAnswers.withoutBackend(problem, options, stop);
    if (early.isPresent()) {
      return early.get();
    }
    CandidatePairs pairs = CandidatePairs.undominated(problem);
    pairs.requireAtMost(MOST_PAIRS);
    return Uninterruptible.call(() -> solve(engine, problem, pairs), stop)
        .orElseGet(() -> SlotAnswers.stopped(options, stop));
  }

  private Answer solve(String engine, PlacementProblem problem, CandidatePairs pairs) {
    for (long largest = largestCost(pairs); largest > 0; largest >>= 2) {
      CandidatePairs coarse = pairs.within(largest);
      Optional<int[]> satelliteOf = place(problem, coarse);
      if (satelliteOf.isPresent()) {
        return SlotAnswers.proved(engine, problem, pairs, coarse, satelliteOf.get());
      }
    }
    throw new SolverFailureException(
        "the backend of %s takes no costs of %s, however small".formatted(engine, problem));
  }
}
