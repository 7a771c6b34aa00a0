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
 * Constraint programming with clause learning and linear relaxations (OR-Tools CP-SAT), for every
 * problem there is; exact integers throughout. For memory the optimum is claimed, and a checked
 * Lagrangian bound comes with it. Deterministic with one thread, which is the default.
 */
public final class CpSatSolver implements SolverProvider {

  /** Loads nothing. */
  public CpSatSolver() {}

  @Override
  public String id() {
    return "ortools-cpsat";
  }

  @Override
  public String description() {
    return "Constraint programming with clause learning (OR-Tools CP-SAT)";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.ITERATION_LIMIT));
  }

  @Override
  public Optional<String> unavailableBecause() {
    return NativeLibrary.unavailableBecause();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double pairs = (double) problem.experts() * problem.satellites();
    return problem.countsSlots() ? 0.02 + 2e-5 * pairs : 0.03 + 5e-7 * Math.pow(pairs, 2);
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return BranchAndBound.solve(id(), new CpSatBackend(), problem, options, stop, progress);
  }
}
