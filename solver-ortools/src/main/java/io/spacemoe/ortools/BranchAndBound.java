package io.spacemoe.ortools;

import io.spacemoe.ortools.memory.CoreSearch;
import io.spacemoe.ortools.pairs.PairSearch;
import io.spacemoe.ortools.slots.ColumnGeneration;
import io.spacemoe.ortools.slots.SlotAnswers;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;

/** The engines on a native branch-and-bound: one way for slots, another for memory. */
final class BranchAndBound {
  private BranchAndBound() {}

  /** The answer of an engine to a problem of any capacity. */
  static Answer solve(
      String engine,
      PairSearch backend,
      PlacementProblem problem,
      SolveOptions options,
      StopSignal stop,
      Progress progress) {
    return SlotAnswers.withoutBackend(problem, options, stop)
        .orElseGet(
            () ->
                problem.countsSlots()
                    ? ColumnGeneration.solve(backend, problem, options, stop, progress)
                    : CoreSearch.solve(engine, backend, problem, options, stop, progress));
  }
}
