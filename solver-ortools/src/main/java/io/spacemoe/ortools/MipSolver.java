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
 * Mixed-integer programming (SCIP through OR-Tools), for every problem there is. What floating
 * point may have missed is searched again, in integers. For memory the optimum is claimed, and a
 * checked Lagrangian bound comes with it. One thread.
 */
public final class MipSolver implements SolverProvider {

  /** Loads nothing. */
  public MipSolver() {}

  @Override
  public String id() {
    return "ortools-mip";
  }

  @Override
  public String description() {
    return "Mixed-integer programming by branch and cut (OR-Tools SCIP)";
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
    return problem.countsSlots() ? 0.03 + 2e-5 * pairs : 0.03 + 4e-7 * Math.pow(pairs, 2);
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return BranchAndBound.solve(id(), new MipBackend(), problem, options, stop, progress);
  }
}
