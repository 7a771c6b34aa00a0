package io.spacemoe.ortools;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Solvers;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Problems and solves that several tests share. */
final class Problems {
  /** What a problem that counts slots can need. */
  static final Set<Capability> SLOT_NEEDS =
      EnumSet.of(
          Capability.LAYERED_COSTS,
          Capability.MATRIX_COSTS,
          Capability.SLOTS,
          Capability.FORBIDDEN_PAIRS);

  private Problems() {}

  /** Problems of a size beyond brute force, of a family that counts slots. */
  static Stream<PlacementProblem> slotProblems(TrapInstances family, long seeds, int experts) {
    return LongStream.range(0, seeds)
        .mapToObj(seed -> family.instance(seed, experts))
        .filter(problem -> SLOT_NEEDS.containsAll(problem.needs()));
  }

  static SolveResult solve(String solver, PlacementProblem problem) {
    return Solvers.solve(Solvers.named(solver), problem, SolveOptions.defaults());
  }
}
