package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import java.util.EnumSet;
import java.util.Set;

/** Problems and solves that several tests share. */
public final class Problems {
  /** What a problem that counts slots can need. */
  public static final Set<Capability> SLOT_NEEDS =
      EnumSet.of(
          Capability.LAYERED_COSTS,
          Capability.MATRIX_COSTS,
          Capability.SLOTS,
          Capability.FORBIDDEN_PAIRS);

  private Problems() {}

  static SolveResult solve(String solver, PlacementProblem problem) {
    return Solvers.solve(Solvers.named(solver), problem, SolveOptions.defaults());
  }
}
