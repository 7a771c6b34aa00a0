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

  /**
   * Refuses a placement where the termination has none, and the other way round.
   *
   * @param termination how it ended
   * @param placement the best placement found; present exactly when the termination has one
   * @param proofs evidence: rents or a claimed bound, a shortage or a claimed infeasibility
   * @param iterations iterations in the engine's own measure; 0 when it has none
   */
  public Answer {
    if (placement.isPresent() != termination.hasPlacement()) {
      throw new IllegalArgumentException(
          "%s %s a placement".formatted(termination, placement.isPresent() ? "with" : "without"));
    }
    proofs = List.copyOf(proofs);
  }

  /**
   * {@return the best placement, with its proof}
   *
   * @param placement the best there is
   * @param proofs tight rents, or a claimed bound that equals its cost
   */
  public static Answer optimal(Placement placement, Proof... proofs) {
    return new Answer(Termination.optimal(), Optional.of(placement), List.of(proofs), 0);
  }

  /**
   * {@return a placement that may not be the best}
   *
   * @param placement the best found
   * @param limit what stopped the engine
   * @param proofs rents or a claimed bound, where there are any
   */
  public static Answer feasible(Placement placement, Termination.Limit limit, Proof... proofs) {
    return new Answer(Termination.feasible(limit), Optional.of(placement), List.of(proofs), 0);
  }

  /**
   * {@return that there is no placement, with its proof}
   *
   * @param proofs a shortage, or a claim
   */
  public static Answer infeasible(Proof... proofs) {
    return new Answer(Termination.infeasible(), Optional.empty(), List.of(proofs), 0);
  }

  /**
   * {@return that nothing was found}
   *
   * @param limit what stopped the engine
   * @param proofs rents or a claimed bound, where there are any
   */
  public static Answer noSolution(Termination.Limit limit, Proof... proofs) {
    return new Answer(Termination.noSolution(limit), Optional.empty(), List.of(proofs), 0);
  }

  /**
   * {@return the same after a number of iterations}
   *
   * @param count iterations in the engine's own measure
   */
  public Answer withIterations(long count) {
    return new Answer(termination, placement, proofs, count);
  }
}
