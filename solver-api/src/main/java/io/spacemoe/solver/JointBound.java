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
   * {@return the highest bound that is found before time is up}
   *
   * @param problem the problem
   * @param stop when to return
   */
  static Optional<JointBound> find(JointProblem problem, StopSignal stop) {
    Optional<LayerFloors> floors = LayerFloors.find(problem, stop);
    Optional<WindowFloor> window = WindowFloor.find(problem, stop);
    if (floors.isPresent() && window.isPresent()) {
      return floors.get().claimed(problem) > window.get().claimed(problem)
          ? Optional.of(floors.get())
          : Optional.of(window.get());
    }
    return window.isPresent() ? Optional.of(window.get()) : floors.map(found -> found);
  }
}
