package io.spacemoe.scenario.placement;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Solvers;
import io.spacemoe.solver.spi.SolverProvider;

/** Who solves the assignment problem of a layer. */
@FunctionalInterface
public interface ExpertSolver {

  /** An audited answer, possibly without a placement. */
  SolveResult solve(PlacementProblem problem);

  /** For each problem the engine that is expected to prove optimality soonest. */
  static ExpertSolver recommended() {
    return problem ->
        Solvers.solve(
            Solvers.recommended(problem, SolveOptions.defaults())
                .orElseThrow(
                    () -> new SolverFailureException("no installed solver can prove " + problem)),
            problem,
            SolveOptions.defaults());
  }

  /** One engine with options for all layers. */
  static ExpertSolver of(SolverProvider provider, SolveOptions options) {
    return problem -> Solvers.solve(provider, problem, options);
  }
}
