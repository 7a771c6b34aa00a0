package io.spacemoe.heuristic;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class OptaPlannerContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new OptaPlannerEngine.Tabu();
  }
}
