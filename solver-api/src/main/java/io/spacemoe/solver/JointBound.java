package io.spacemoe.solver;

import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;

/** A lower bound on the cost of every placement of a joint problem. Immutable. */
public sealed interface JointBound extends Proof permits LayerFloors, WindowFloor {

  /**
   * {@return the bound that it stands for, in femtoseconds, without checking it}
   *
   * @param problem the problem
   */
  long claimed(JointProblem problem);

  /**
   * {@return the bound in femtoseconds, after checking it from the raw data}
   *
   * @param problem the problem
   * @throws IllegalArgumentException when it does not hold, or is not one of this problem
   */
  long bound(JointProblem problem);

  /**
   * {@return a bound, that of three layers in a row where it is found before time is up, and else
   * that of two}
   *
   * @param problem the problem
   * @param stop when to return
   */
  static Optional<JointBound> find(JointProblem problem, StopSignal stop) {
    Optional<JointBound> window = WindowFloor.find(problem, stop).map(found -> found);
    return window.isPresent() ? window : LayerFloors.find(problem, stop).map(found -> found);
  }
}
