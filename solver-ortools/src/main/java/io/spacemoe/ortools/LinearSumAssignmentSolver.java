package io.spacemoe.ortools;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Linear sum assignment by cost scaling (Goldberg, Kennedy, An efficient cost scaling algorithm for
 * the assignment problem, Mathematical Programming 71, 1995), in OR-Tools; one expert per
 * satellite. Always proved by rents.
 */
public final class LinearSumAssignmentSolver implements SolverProvider {

  /** Loads nothing. */
  public LinearSumAssignmentSolver() {}

  @Override
  public String id() {
    return "ortools-assignment";
  }

  @Override
  public String description() {
    return "Assignment by cost scaling, one expert per satellite (OR-Tools LinearSumAssignment)";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.LAYERED_COSTS,
        Capability.MOVE_COSTS,
        Capability.MATRIX_COSTS,
        Capability.FORBIDDEN_PAIRS,
        Capability.TARGET_GAP,
        Capability.HINT,
        Capability.PROVES_OPTIMALITY);
  }

  @Override
  public Optional<String> unavailableBecause() {
    return NativeLibrary.unavailableBecause();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double side = Math.min((double) problem.satellites(), Math.pow(problem.experts(), 2));
    return 3e-4 + 4e-7 * problem.experts() * side;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return new LinearSumAssignmentBackend().solve(id(), problem, options, stop);
  }
}
