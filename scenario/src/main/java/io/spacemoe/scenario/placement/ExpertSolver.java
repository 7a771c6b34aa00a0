package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;

/** Who solves the assignment problem of a layer. */
@FunctionalInterface
public interface ExpertSolver {

  /**
   * An audited answer, possibly without a placement.
   *
   * @param layersLeft how many layers are still to be solved, this one among them
   */
  SolveResult solve(PlacementProblem problem, int layersLeft);

  /** For each problem the engine that is expected to prove optimality soonest, without limits. */
  static ExpertSolver recommended() {
    return recommended(LayerLimits.none());
  }

  /**
   * For each problem the engine that is expected to prove optimality soonest, among those that take
   * its numbers and honour the limits.
   */
  static ExpertSolver recommended(LayerLimits limits) {
    return (problem, layersLeft) ->
        Solvers.solve(
            problem, limits.share(layersLeft), limits.cancellation(), IncumbentListener.NONE);
  }

  /** One engine for all layers, which share the time limit from now on. */
  static ExpertSolver of(SolverProvider provider, SolveOptions options) {
    return of(provider, new LayerLimits(options, new Cancellation()));
  }

  /** One engine for all layers. */
  static ExpertSolver of(SolverProvider provider, LayerLimits limits) {
    return (problem, layersLeft) ->
        Solvers.solve(
            provider,
            problem,
            limits.share(layersLeft),
            limits.cancellation(),
            IncumbentListener.NONE);
  }
}
