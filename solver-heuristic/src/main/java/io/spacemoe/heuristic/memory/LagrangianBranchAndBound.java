package io.spacemoe.heuristic.memory;

import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.slots.SlotLocalSearch;
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
 * Branch and bound with checked proofs, in plain Java.
 *
 * <p>Where satellites have memory: annealing and meeting in the middle look for placements, in
 * turns with a tree of Lagrangian bounds that keep each satellite's memory whole. The tree is
 * written down as it is searched, in whole numbers, and is the proof. Subtrees are searched by
 * several threads, where allowed, with the same result for any number of them. Where satellites
 * count slots: the exchanges of {@link LocalSearch}, which end with tight rents. Iterations are
 * those of {@link LocalSearch}.
 */
public final class LagrangianBranchAndBound implements SolverProvider {

  /** Loads nothing. */
  public LagrangianBranchAndBound() {}

  @Override
  public String id() {
    return "branch-and-bound";
  }

  @Override
  public String description() {
    return "Branch and bound with Lagrangian bounds in plain Java; its tree is a checked proof";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.allOf(Capability.class);
  }

  @Override
  public Optional<String> unavailableBecause() {
    return Optional.empty();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double pairs = (double) problem.experts() * problem.satellites();
    return problem.countsSlots() ? 0.03 + 2e-5 * pairs : 0.03 + 2e-7 * Math.pow(pairs, 2);
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Search search = Search.of(problem, options, stop, progress);
    return problem.countsSlots()
        ? new SlotLocalSearch(problem, search).run()
        : new MemorySearch(problem, search, true).run();
  }
}
