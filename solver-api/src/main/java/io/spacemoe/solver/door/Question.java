package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Engine;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the door asks an engine: a problem with what differs from kind to kind, its evaluation and
 * its proofs. All else is {@link Solve} and {@link Audit}.
 */
interface Question<E extends Engine> {

  /** The problem, for messages. */
  Object problem();

  /** The engines for this kind of problem. */
  Registry<E> registry();

  /** What an engine must declare to be asked, without what the options need. */
  default Set<Capability> needs() {
    return Set.of();
  }

  /** What else it must declare to be chosen by the door. */
  default Set<Capability> prefers() {
    return Set.of();
  }

  /** The engine's own estimate; the door chooses the least. */
  double estimatedSeconds(E engine);

  /**
   * What a placement is worth.
   *
   * @throws IllegalArgumentException when it is not one of this problem
   */
  Evaluation evaluate(Placement placement);

  /** Puts the question. */
  Answer ask(E engine, SolveOptions options, StopSignal stop, Progress progress);

  /**
   * Checks a proof that came with an answer, and adds what it says to the evidence.
   *
   * @param stop when to leave it unchecked and out
   * @throws ContractBreach when it does not hold, or says nothing about this kind of problem
   */
  void check(Proof proof, Evidence evidence, StopSignal stop);

  /** Whether OPTIMAL takes a proof that was checked; else the engine's word is enough. */
  boolean optimalTakesAProof();

  /**
   * Refuses what no engine can truly say of this kind of problem.
   *
   * @throws ContractBreach when an engine said it
   */
  default void check(Termination said) {}

  /** Whether the door has a bound of its own to seek. */
  default boolean hasBound() {
    return false;
  }

  /** Whether the door seeks its own bound before it asks. */
  default boolean boundsFirst(SolveOptions options) {
    return false;
  }

  /** Adds the door's own lower bound to the evidence, where there is one by then. */
  default OptionalLong bound(Evidence evidence, StopSignal stop) {
    return OptionalLong.empty();
  }

  /** The problem as a file. */
  ReplayFile replay();
}
