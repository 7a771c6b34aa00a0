package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import java.util.Optional;

/** A native branch-and-bound over a set of pairs, that can be interrupted. */
public interface PairSearch {

  /**
   * The largest cost of a pair to ask it about. For problems that count slots a coarse unit does,
   * since their answers are made exact afterwards, and spares it large coefficients.
   */
  long largestCost(PlacementProblem problem, CandidatePairs pairs);

  /** How far its bounds may be off, relative to a placement's largest cost; 0 when exact. */
  double tolerance();

  /**
   * What to search.
   *
   * @param problem capacities and demands
   * @param pairs the only pairs to use
   * @param start a placement to start from
   * @param cuts sets of choices that must not be made together: the satellite of each expert, or
   *     negative where the expert does not matter
   * @param effort a limit on the work, in the backend's own deterministic measure
   * @param slack the absolute gap, in the unit of the pairs' costs, at which it may stop
   * @param seed seed of everything random, 0 to 2^31 - 1
   * @param threads the most threads to use
   */
  record Task(
      PlacementProblem problem,
      CandidatePairs pairs,
      Optional<Placement> start,
      List<int[]> cuts,
      long effort,
      long slack,
      int seed,
      int threads) {}

  /** Hears of placements, and of a lower bound on the sum of pair costs, while the search runs. */
  interface Listener {
    void found(int[] satelliteOf, long bound);
  }

  /**
   * What a search ended with.
   *
   * @param complete whether nothing is left to search, so that the last placement is best among
   *     these pairs (or there is none)
   * @param bound a lower bound on the sum of pair costs; {@link Long#MAX_VALUE} when there is no
   *     placement
   * @param last the last placement found
   */
  record Outcome(boolean complete, long bound, Optional<int[]> last) {}

  /**
   * Searches until it is complete or must stop.
   *
   * @throws io.spacemoe.solver.SolverFailureException when the backend answers nonsense
   */
  Outcome search(Task task, Listener listener, StopSignal stop);
}
