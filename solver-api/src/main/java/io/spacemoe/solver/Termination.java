package io.spacemoe.solver;

import java.util.Objects;
import java.util.Optional;

/**
 * How a solve ended. Combinations that make no sense cannot be built: a limit is named if and only
 * if the question stayed open.
 *
 * @param reason what is known now
 * @param limit what stopped the engine before it knew more
 */
public record Termination(Reason reason, Optional<Limit> limit) {

  /** What is known at the end. */
  public enum Reason {
    /** A placement, and evidence that none costs less. */
    OPTIMAL,
    /** A placement. */
    FEASIBLE,
    /** Evidence that there is no placement. */
    INFEASIBLE,
    /** Neither a placement nor evidence that there is none. */
    NO_SOLUTION
  }

  /** What stopped an engine. */
  public enum Limit {
    /** The time limit. */
    TIME,
    /** The iteration limit. */
    ITERATIONS,
    /** The caller's cancellation. */
    CANCELLED,
    /** Nothing: the engine's method has no more to try. */
    EXHAUSTED,
    /** The target gap. */
    GAP,
    /** Anything else, for example a limit inside the backend. */
    OTHER
  }

  /**
   * Refuses a limit on an answered question and an open question without one.
   *
   * @param reason what is known now
   * @param limit what stopped the engine before it knew more
   */
  public Termination {
    Objects.requireNonNull(reason, "reason");
    boolean open = reason == Reason.FEASIBLE || reason == Reason.NO_SOLUTION;
    if (limit.isPresent() != open) {
      throw new IllegalArgumentException(
          "%s with limit %s; a limit belongs to FEASIBLE and NO_SOLUTION, and only to them"
              .formatted(reason, limit.map(Limit::name).orElse("none")));
    }
  }

  /** {@return a placement that is proved or claimed to be best} */
  public static Termination optimal() {
    return new Termination(Reason.OPTIMAL, Optional.empty());
  }

  /**
   * {@return a placement, stopped by a limit}
   *
   * @param limit what stopped the engine
   */
  public static Termination feasible(Limit limit) {
    return new Termination(Reason.FEASIBLE, Optional.of(limit));
  }

  /** {@return the end of a solve that showed that there is no placement} */
  public static Termination infeasible() {
    return new Termination(Reason.INFEASIBLE, Optional.empty());
  }

  /**
   * {@return the end of a solve that found nothing before a limit}
   *
   * @param limit what stopped the engine
   */
  public static Termination noSolution(Limit limit) {
    return new Termination(Reason.NO_SOLUTION, Optional.of(limit));
  }

  /** {@return whether a placement comes with it} */
  public boolean hasPlacement() {
    return reason == Reason.OPTIMAL || reason == Reason.FEASIBLE;
  }

  @Override
  public String toString() {
    return reason + limit.map(l -> " (" + l + ")").orElse("");
  }
}
