package io.spacemoe.assignment;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class AssignmentContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new AssignmentSolver();
  }
}
