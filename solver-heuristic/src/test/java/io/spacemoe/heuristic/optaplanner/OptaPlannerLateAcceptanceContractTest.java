package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;

class OptaPlannerLateAcceptanceContractTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new OptaPlannerEngine.LateAcceptance();
  }

  /** Fewer problems: the engine differs from the tabu search by one setting. */
  @Override
  protected int seeds() {
    return 4;
  }

  @Override
  protected SolveOptions options() {
    return super.options().withIterationLimit(30);
  }
}
