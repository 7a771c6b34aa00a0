package io.spacemoe.assignment.path;

import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/** A way to solve a problem. */
public interface ExactMethod {

  /**
   * Places experts until all are placed at the least cost, a shortage shows, or it has to stop.
   *
   * @return experts that do not fit; empty when there is none or time ran out
   */
  Optional<Proof.Shortage> solve(StopSignal stop);

  /** Whether all experts are placed and the rents prove that no placement costs less. */
  boolean solved();

  /** The satellite of each expert; {@link Tenancy#NONE} for those not placed yet. */
  int[] satelliteOf();

  /** Rents that bound every placement's cost from below, tight when solved. */
  Proof.Rents rents();

  /** Shortest-path searches made so far. */
  long searches();
}
