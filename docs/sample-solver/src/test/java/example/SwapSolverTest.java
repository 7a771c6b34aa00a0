package example;

import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class SwapSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new SwapSolver();
  }
}
