package io.spacemoe.heuristic.slots;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class ClosedFormContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new ClosedForm();
  }
}
