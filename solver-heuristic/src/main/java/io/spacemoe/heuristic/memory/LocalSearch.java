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
import java.util.Set;

/**
 * Local search in plain Java, anytime, with a checked bound.
 *
 * <p>Where satellites count slots: descent by changes and swaps, then exchanges of any length,
 * which end in a proved optimum. Where they have memory: annealing over changes, swaps and
 * ejections guided by Lagrangian multipliers, which also give the bound, in turns with a tree
 * search whose bounds keep each satellite's memory whole, where memory comes in few enough units
 * for that, and with looking for placements without room left where halves of them meet. An
 * iteration is one expert's or satellite's turn, one step of the multipliers, 256 annealing moves,
 * or as much work in the tree or among halves. It ends when the tree is searched, and without a
 * time or iteration limit also when 15 rounds brought nothing new, or 1,500 no placement at all.
 */
public final class LocalSearch implements SolverProvider {

  /** Loads nothing. */
  public LocalSearch() {}

  @Override
  public String id() {
    return "local-search";
  }

  @Override
  public String description() {
    return "Descent, cyclic exchanges, annealing and tree search in plain Java, with Lagrangian bounds";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PROVES_OPTIMALITY));
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Search search = Search.of(problem, options, stop, progress);
    return problem.countsSlots()
        ? new SlotLocalSearch(problem, search).run()
        : new MemorySearch(problem, search).run();
  }
}
