package io.spacemoe.solver;

import java.util.Locale;

/**
 * An ability that an engine declares. What is declared must work, and what is not declared is
 * refused by name before any work; the contract suite tests both directions.
 *
 * <p>Every engine handles {@link Costs.Product}, {@link Capacity.One}, time limits, cancellation
 * and seeds (an engine that draws nothing gives the same answer for every seed).
 */
public enum Capability {
  /** Several layers in one problem: {@link Costs.LayeredProduct}. */
  LAYERED_COSTS,
  /** Layers with what it costs to move: {@link Costs.LayeredProduct#withMoves}. */
  MOVE_COSTS,
  /** Unstructured costs: {@link Costs.Matrix}. */
  MATRIX_COSTS,
  /** Satellites with any number of slots: {@link Capacity.Slots}. */
  SLOTS,
  /** Memory with one demand per expert: {@link Capacity.Memory}. */
  MEMORY,
  /** Memory with a demand that depends on the satellite: {@link Capacity.Memory#pairwise()}. */
  PAIR_DEMAND,
  /** Pairs that must not be used. */
  FORBIDDEN_PAIRS,
  /** Stops after a number of its own iterations; then the answer depends on the seed alone. */
  ITERATION_LIMIT,
  /** Stops as soon as the relative gap between cost and bound is small enough. */
  TARGET_GAP,
  /** Starts from a given placement and never returns a worse one. */
  HINT,
  /** Reports placements and bounds while it works. */
  INCUMBENTS,
  /**
   * Exact: given time, it ends with OPTIMAL or INFEASIBLE, on linear slot problems always with a
   * proof that the checker accepts.
   */
  PROVES_OPTIMALITY;

  /**
   * The name that people read.
   *
   * @return for example {@code forbidden-pairs}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
