package io.spacemoe.solver.spi;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.Termination;
import java.util.List;
import java.util.Optional;

/**
 * What an engine says at the end; a claim until the door has audited it. No engine reports a cost.
 *
 * @param termination how it ended
 * @param placement the best placement found; present exactly when the termination has one
 * @param proofs evidence: rents or a claimed bound, a shortage or a claimed infeasibility
 * @param iterations iterations in the engine's own measure; 0 when it has none
 */
public record Answer(
    Termination termination, Optional<Placement> placement, List<Proof> proofs, long iterations) {

  /** Refuses a placement where the termination has none, and the other way round. */
  public Answer {
    if (placement.isPresent() != termination.hasPlacement()) {
      throw new IllegalArgumentException(
          "%s %s a placement".formatted(termination, placement.isPresent() ? "with" : "without"));
    }
    proofs = List.copyOf(proofs);
  }

  /** The best placement, with its proof. */
  public static Answer optimal(Placement placement, Proof... proofs) {
    return new Answer(Termination.optimal(), Optional.of(placement), List.of(proofs), 0);
  }

  /** A placement that may not be the best. */
  public static Answer feasible(Placement placement, Termination.Limit limit, Proof... proofs) {
    return new Answer(Termination.feasible(limit), Optional.of(placement), List.of(proofs), 0);
  }

  /** There is no placement, with its proof. */
  public static Answer infeasible(Proof... proofs) {
    return new Answer(Termination.infeasible(), Optional.empty(), List.of(proofs), 0);
  }

  /** Nothing found. */
  public static Answer noSolution(Termination.Limit limit, Proof... proofs) {
    return new Answer(Termination.noSolution(limit), Optional.empty(), List.of(proofs), 0);
  }

  /** The same after a number of iterations. */
  public Answer withIterations(long count) {
    return new Answer(termination, placement, proofs, count);
  }
}
