package io.spacemoe.heuristic.memory;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class LagrangianBranchAndBoundContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new LagrangianBranchAndBound();
  }
}
