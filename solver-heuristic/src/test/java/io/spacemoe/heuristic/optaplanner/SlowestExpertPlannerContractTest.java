package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.tck.ExpectedMaxContract;

class SlowestExpertPlannerContractTest extends ExpectedMaxContract {
  @Override
  protected ExpectedMaxProvider solver() {
    return new SlowestExpertPlanner();
  }

  /** A hundred moves an iteration are many for small problems. */
  @Override
  protected SolveOptions options() {
    return super.options().withIterationLimit(20);
  }
}
