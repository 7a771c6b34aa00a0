package io.spacemoe.ortools;

import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.Columns;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.ortools.slots.SlotBackend;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import java.util.Optional;

/**
 * OR-Tools' {@code MinCostFlow}: one unit flows from each expert through a candidate satellite to a
 * sink; a satellite's slots are the capacity of its arc to the sink.
 */
final class FlowBackend implements SlotBackend {

  /**
   * The backend adds two nodes, multiplies costs by the number of nodes and one, and refuses where
   * twice that leaves a long; where prices leave it later, it says so.
   */
  @Override
  public long largestCost(CandidatePairs pairs) {
    return Long.MAX_VALUE / (2 * (pairs.experts() + pairs.satellites() + 4L));
  }

  @Override
  public Optional<int[]> place(PlacementProblem problem, CandidatePairs pairs) {
    Columns columns = new Columns(pairs);
    int nodes = pairs.experts() + columns.size() + 1;
    MinCostFlow flow = new MinCostFlow(nodes, pairs.size() + columns.size());
    try {
      Phase.of(Phase.Kind.BUILD, pairs, () -> fill(flow, problem, pairs, columns));
      MinCostFlowBase.Status status = Phase.of(Phase.Kind.SOLVE, pairs, flow::solve);
      return switch (status) {
        case OPTIMAL -> Optional.of(read(flow, pairs));
        case BAD_COST_RANGE -> Optional.empty();
        case NOT_SOLVED, FEASIBLE, INFEASIBLE, UNBALANCED, BAD_RESULT ->
            throw new SolverFailureException(
                "min-cost flow ended with %s on %s".formatted(status, problem));
      };
    } finally {
      flow.delete();
    }
  }

  private static void fill(
      MinCostFlow flow, PlacementProblem problem, CandidatePairs pairs, Columns columns) {
    int experts = pairs.experts();
    int sink = experts + columns.size();
    for (int e = 0; e < experts; e++) {
      flow.setNodeSupply(e, 1);
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        int node = experts + columns.of(pairs.satellite(k));
        flow.addArcWithCapacityAndUnitCost(e, node, 1, pairs.cost(k));
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      long slots = Math.min(problem.room(columns.satellite(c)), experts);
      flow.addArcWithCapacityAndUnitCost(experts + c, sink, slots, 0);
    }
    flow.setNodeSupply(sink, -experts);
  }

  /** Reads the flow; a pair and its arc have the same number. */
  private static int[] read(MinCostFlow flow, CandidatePairs pairs) {
    int[] satelliteOf = new int[pairs.experts()];
    for (int e = 0; e < satelliteOf.length; e++) {
      int k = pairs.first(e);
      while (k < pairs.end(e) && flow.getFlow(k) == 0) {
        k++;
      }
      if (k == pairs.end(e)) {
        throw new SolverFailureException("min-cost flow left out expert " + e);
      }
      satelliteOf[e] = pairs.satellite(k);
    }
    return satelliteOf;
  }
}
