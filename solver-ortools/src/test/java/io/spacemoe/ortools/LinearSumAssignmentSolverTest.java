package io.spacemoe.ortools;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class LinearSumAssignmentSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new LinearSumAssignmentSolver();
  }
}
