package io.spacemoe.ortools;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class FlowSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new FlowSolver();
  }
}
