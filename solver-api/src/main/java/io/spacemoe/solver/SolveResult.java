package io.spacemoe.solver;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An audited answer: the door evaluated the placement and checked the proofs.
 *
 * @param solver id of the engine
 * @param termination how it ended
 * @param placement the best placement found; present exactly when the termination has one
 * @param cost its cost, recomputed
 * @param checkedBound the best lower bound that a checked proof gives
 * @param claimedBound the lower bound that the engine claims, when it is better than any checked
 *     one
 * @param proofs all evidence that came with the answer, checked where it can be
 * @param seconds wall-clock seconds inside the engine, without loading native code
 * @param iterations iterations, in the engine's own measure; 0 when it has none
 * @param trace what was known when, for engines that report it
 */
public record SolveResult(
    String solver,
    Termination termination,
    Optional<Placement> placement,
    OptionalLong cost,
    OptionalLong checkedBound,
    OptionalLong claimedBound,
    List<Proof> proofs,
    double seconds,
    long iterations,
    List<Incumbent> trace) {

  /** How well the outcome is supported. */
  public enum Evidence {
    /** By a proof that a checker accepted. */
    CHECKED,
    /** By the engine's word alone. */
    CLAIMED,
    /** By nothing. */
    NONE
  }

  /**
   * Copies the lists.
   *
   * @param solver id of the engine
   * @param termination how it ended
   * @param placement the best placement found; present exactly when the termination has one
   * @param cost its cost, recomputed
   * @param checkedBound the best lower bound that a checked proof gives
   * @param claimedBound the lower bound that the engine claims, when it is better than any checked
   *     one
   * @param proofs all evidence that came with the answer, checked where it can be
   * @param seconds wall-clock seconds inside the engine, without loading native code
   * @param iterations iterations, in the engine's own measure; 0 when it has none
   * @param trace what was known when, for engines that report it
   */
  public SolveResult {
    proofs = List.copyOf(proofs);
    trace = List.copyOf(trace);
  }

  /** {@return the best lower bound, claimed or checked} */
  public OptionalLong bound() {
    return claimedBound.isPresent() ? claimedBound : checkedBound;
  }

  /** {@return what supports the bound, or the infeasibility} */
  public Evidence evidence() {
    if (termination.reason() == Termination.Reason.INFEASIBLE) {
      return proofs.stream().anyMatch(Proof::refutes) ? Evidence.CHECKED : Evidence.CLAIMED;
    }
    if (claimedBound.isPresent()) {
      return Evidence.CLAIMED;
    }
    return checkedBound.isPresent() ? Evidence.CHECKED : Evidence.NONE;
  }

  /** {@return the relative gap (cost - bound) / cost, by the best bound; 0 for cost 0} */
  public OptionalDouble gap() {
    return gap(bound());
  }

  /** {@return the relative gap by the checked bound alone} */
  public OptionalDouble checkedGap() {
    return gap(checkedBound);
  }

  private OptionalDouble gap(OptionalLong bound) {
    return cost.isEmpty() || bound.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(relativeGap(cost.getAsLong(), bound.getAsLong()));
  }

  /**
   * {@return the relative gap between a cost and a lower bound: (cost - bound) / cost, and 0 for
   * cost 0}
   *
   * @param cost cost of a placement
   * @param bound a lower bound on every placement's cost
   */
  public static double relativeGap(long cost, long bound) {
    return cost == 0 ? 0 : ((double) cost - (double) bound) / cost;
  }
}
