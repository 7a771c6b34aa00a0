package io.spacemoe.scenario.placement;

import io.spacemoe.solver.ExpectedMaxProblem;
import io.spacemoe.solver.ExpectedMaxSolvers;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.spi.ExpectedMaxProvider;

/** Who solves the problem of a layer when its objective is the expected maximum. */
@FunctionalInterface
public interface ExpectedMaxSolver {

  /** An audited answer, possibly without a placement. */
  SolveResult solve(ExpectedMaxProblem problem);

  /** One engine with options for all layers. */
  static ExpectedMaxSolver of(ExpectedMaxProvider provider, SolveOptions options) {
    return problem -> ExpectedMaxSolvers.solve(provider, problem, options);
  }
}
