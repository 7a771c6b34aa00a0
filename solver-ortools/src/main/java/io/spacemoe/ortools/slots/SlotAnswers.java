package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/** What the engines for problems that count slots answer, whichever backend did the work. */
public final class SlotAnswers {
  private SlotAnswers() {}

  /**
   * The answer where no backend is needed: nothing to place, no way to place it, or no time.
   *
   * @return empty when there is a placement to be found
   */
  public static Optional<Answer> withoutBackend(
      PlacementProblem problem, SolveOptions options, StopSignal stop) {
    if (problem.experts() == 0) {
      return Optional.of(
          Answer.optimal(Placement.of(), new Proof.Rents(new long[problem.satellites()])));
    }
    if (stop.raised()) {
      return Optional.of(stopped(options, stop));
    }
    return HallSearch.of(problem).map(Answer::infeasible);
  }

  /**
   * The answer when there was no time: the hint, if there is one. A backend may give up a moment
   * before the limit.
   */
  public static Answer stopped(SolveOptions options, StopSignal stop) {
    Limit limit = stop.reason().orElse(Limit.TIME);
    return options
        .hint()
        .map(hint -> Answer.feasible(hint, limit))
        .orElseGet(() -> Answer.noSolution(limit));
  }

  /**
   * The proved answer, from a placement that is best for costs in a coarser unit: as it is when
   * rounding lost nothing, repaired otherwise.
   *
   * @param id the engine, for the message when its backend erred
   * @param pairs with exact costs
   * @param coarse the same, as the backend saw them
   */
  static Answer proved(
      String id,
      PlacementProblem problem,
      CandidatePairs pairs,
      CandidatePairs coarse,
      int[] satelliteOf) {
    long[] rents =
        RentsFromPlacement.of(problem, coarse, satelliteOf)
            .orElseThrow(
                () ->
                    new SolverFailureException(
                        "the backend of %s did not find a best placement of %s"
                            .formatted(id, problem)));
    for (int s = 0; s < rents.length; s++) {
      rents[s] *= coarse.divisor();
    }
    return pairs.unit() % coarse.divisor() == 0
        ? Answer.optimal(Placement.of(satelliteOf), new Proof.Rents(rents))
        : repaired(problem, pairs, satelliteOf, rents);
  }

  /**
   * The proved answer, from a nearly best placement and nearly right rents.
   *
   * @param satelliteOf on candidate pairs; negative for experts without a place
   * @param rents 0 to 2^61
   */
  public static Answer repaired(
      PlacementProblem problem, CandidatePairs pairs, int[] satelliteOf, long[] rents) {
    int[] best = new PlacementRepair(problem, pairs, satelliteOf, rents).satelliteOf();
    return Answer.optimal(
        Placement.of(best),
        new Proof.Rents(RentsFromPlacement.of(problem, pairs, best).orElseThrow()));
  }

  /**
   * The proved answer, from a placement that is best or nearly so, on any allowed pairs.
   *
   * @param guide nearly right rents, used when the placement is not best
   */
  static Answer nearly(
      PlacementProblem problem, CandidatePairs pairs, Placement placement, Proof.Rents guide) {
    int[] satelliteOf = placement.toArray();
    for (int e = 0; e < satelliteOf.length; e++) {
      if (pairs.pairOf(e, satelliteOf[e]) < 0) {
        return nearly(problem, CandidatePairs.allowed(problem), placement, guide);
      }
    }
    Optional<long[]> exact = RentsFromPlacement.of(problem, pairs, satelliteOf);
    if (exact.isPresent()) {
      return Answer.optimal(placement, new Proof.Rents(exact.get()));
    }
    long[] rents = guide.rents();
    for (int s = 0; s < rents.length; s++) {
      rents[s] /= guide.scale();
    }
    return repaired(problem, pairs, satelliteOf, rents);
  }
}
