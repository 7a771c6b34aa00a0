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
 * Minimum-cost flow by cost scaling (Goldberg, An efficient implementation of a scaling
 * minimum-cost flow algorithm, Journal of Algorithms 22, 1997), in OR-Tools. Rectangular problems
 * and slots need no padding. Always proved by rents.
 */
public final class FlowSolver implements SolverProvider {

  /** Loads nothing. */
  public FlowSolver() {}

  @Override
  public String id() {
    return "ortools-flow";
  }

  @Override
  public String description() {
    return "Minimum-cost flow by cost scaling (OR-Tools MinCostFlow)";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.LAYERED_COSTS,
        Capability.MOVE_COSTS,
        Capability.MATRIX_COSTS,
        Capability.SLOTS,
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
    double pairs = (double) problem.experts() * Math.min(problem.experts(), problem.satellites());
    return 3e-4 + 1e-6 * pairs;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return new FlowBackend().solve(id(), problem, options, stop);
  }
}
