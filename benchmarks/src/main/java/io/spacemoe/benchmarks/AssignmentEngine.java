package io.spacemoe.benchmarks;

import com.google.ortools.Loader;
import com.google.ortools.graph.LinearSumAssignment;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.spacemoe.assignment.AssignmentSolver;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;

/** Who solves, from a problem in memory to a placement: building a model is part of it. */
public enum AssignmentEngine {
  /** The engine {@code assignment}, with its proof. */
  ASSIGNMENT {
    @Override
    Placement solve(PlacementProblem problem) {
      return new AssignmentSolver()
          .solve(problem, SolveOptions.defaults(), StopSignal.never(), Progress.NONE)
          .placement()
          .orElseThrow();
    }
  },

  /**
   * OR-Tools' cost scaling for square assignment, without a proof. Where there are more satellites
   * than experts, dummy i goes with the satellites i to i + n, one of which is always left over.
   */
  LINEAR_SUM_ASSIGNMENT {
    @Override
    Placement solve(PlacementProblem problem) {
      int experts = problem.experts();
      LinearSumAssignment assignment = new LinearSumAssignment();
      try {
        for (int e = 0; e < experts; e++) {
          for (int s = 0; s < problem.satellites(); s++) {
            assignment.addArcWithCost(e, s, problem.cost(e, s));
          }
        }
        for (int dummy = 0; dummy < problem.satellites() - experts; dummy++) {
          for (int s = dummy; s <= dummy + experts; s++) {
            assignment.addArcWithCost(experts + dummy, s, 0);
          }
        }
        if (assignment.solve() != LinearSumAssignment.Status.OPTIMAL) {
          throw new IllegalStateException("no optimum of " + problem);
        }
        int[] satelliteOf = new int[experts];
        for (int e = 0; e < experts; e++) {
          satelliteOf[e] = assignment.getRightMate(e);
        }
        return Placement.of(satelliteOf);
      } finally {
        assignment.delete();
      }
    }
  },

  /** OR-Tools' cost scaling for flows, without a proof. */
  MIN_COST_FLOW {
    @Override
    Placement solve(PlacementProblem problem) {
      int experts = problem.experts();
      int satellites = problem.satellites();
      int sink = experts + satellites;
      MinCostFlow flow = new MinCostFlow(sink + 1, (experts + 1) * satellites);
      try {
        for (int e = 0; e < experts; e++) {
          flow.setNodeSupply(e, 1);
          for (int s = 0; s < satellites; s++) {
            flow.addArcWithCapacityAndUnitCost(e, experts + s, 1, problem.cost(e, s));
          }
        }
        for (int s = 0; s < satellites; s++) {
          flow.addArcWithCapacityAndUnitCost(experts + s, sink, 1, 0);
        }
        flow.setNodeSupply(sink, -experts);
        if (flow.solve() != MinCostFlowBase.Status.OPTIMAL) {
          throw new IllegalStateException("no optimum of " + problem);
        }
        int[] satelliteOf = new int[experts];
        for (int arc = 0; arc < experts * satellites; arc++) {
          if (flow.getFlow(arc) == 1) {
            satelliteOf[arc / satellites] = arc % satellites;
          }
        }
        return Placement.of(satelliteOf);
      } finally {
        flow.delete();
      }
    }
  },

  /** {@link JonkerVolgenant}, without a proof. */
  JONKER_VOLGENANT {
    @Override
    Placement solve(PlacementProblem problem) {
      return Placement.of(JonkerVolgenant.solve(problem));
    }
  };

  static {
    Loader.loadNativeLibraries();
  }

  /** A best placement of a problem with one expert per satellite and no forbidden pairs. */
  abstract Placement solve(PlacementProblem problem);
}
