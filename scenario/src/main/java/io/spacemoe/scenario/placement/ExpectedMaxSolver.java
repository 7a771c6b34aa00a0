package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;

/** Who solves the problem of a layer when its objective is the expected maximum. */
@FunctionalInterface
public interface ExpectedMaxSolver {

  /**
   * An audited answer, possibly without a placement.
   *
   * @param layersLeft how many layers are still to be solved, this one among them
   */
  SolveResult solve(ExpectedMaxProblem problem, int layersLeft);

  /** The engine that the door prefers among those that honour the limits. */
  static ExpectedMaxSolver recommended(LayerLimits limits) {
    return (problem, layersLeft) ->
        ExpectedMaxSolvers.solve(
            problem, limits.share(layersLeft), limits.cancellation(), IncumbentListener.NONE);
  }

  /** One engine for all layers, which share the time limit from now on. */
  static ExpectedMaxSolver of(ExpectedMaxProvider provider, SolveOptions options) {
    return of(provider, new LayerLimits(options, new Cancellation()));
  }

  /** One engine for all layers. */
  static ExpectedMaxSolver of(ExpectedMaxProvider provider, LayerLimits limits) {
    return (problem, layersLeft) ->
        ExpectedMaxSolvers.solve(
            provider,
            problem,
            limits.share(layersLeft),
            limits.cancellation(),
            IncumbentListener.NONE);
  }
}
