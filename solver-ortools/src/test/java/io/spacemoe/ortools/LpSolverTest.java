package io.spacemoe.ortools;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class LpSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new LpSolver();
  }
}
