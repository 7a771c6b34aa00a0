package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class OptaPlannerContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new OptaPlannerEngine.Tabu();
  }

  /** A hundred moves an iteration are many for small problems. */
  @Override
  protected SolveOptions options() {
    return super.options().withIterationLimit(50);
  }
}
