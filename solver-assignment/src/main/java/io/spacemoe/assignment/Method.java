package io.spacemoe.assignment;

import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/** A way to solve one problem; runs once. */
interface Method {

  /**
   * Places experts until all are placed at the least cost, a shortage shows, or it has to stop.
   *
   * @return experts that do not fit; empty when all are placed or time ran out
   */
  Optional<Proof.Shortage> run(StopSignal stop);

  /** The satellite of each expert; {@link Tenancy#NONE} for those not placed yet. */
  int[] satelliteOf();

  /** Rents of at least 0, tight as soon as all experts are placed and a valid bound before. */
  long[] rents();

  /** Shortest-path searches made so far. */
  long searches();
}
