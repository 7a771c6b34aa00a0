package io.spacemoe.ortools;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class MipSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new MipSolver();
  }
}
