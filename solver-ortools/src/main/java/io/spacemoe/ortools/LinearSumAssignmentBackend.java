package io.spacemoe.ortools;

import com.google.ortools.graph.LinearSumAssignment;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.Columns;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.ortools.slots.SlotBackend;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import java.util.Optional;

/**
 * OR-Tools' {@code LinearSumAssignment}, for one expert per satellite.
 *
 * <p>It wants as many left nodes as right nodes, so n experts and m candidate satellites get m - n
 * dummies. Dummy i goes with the satellites i to i + n alone, at no cost: whichever m - n
 * satellites are left over, the i-th of them lies in that band. That is (m - n)(n + 1) arcs instead
 * of (m - n)m, and dummies that differ do not bid against each other without end.
 */
final class LinearSumAssignmentBackend implements SlotBackend {

  /**
   * Prices, which are scaled by the nodes on one side and one, fall by up to twice as many of them.
   */
  @Override
  public long largestCost(CandidatePairs pairs) {
    long side = Math.max(pairs.experts(), pairs.satellites()) + 1L;
    return Long.MAX_VALUE / 2 / (side * side);
  }

  @Override
  public Optional<int[]> place(PlacementProblem problem, CandidatePairs pairs) {
    Columns columns = new Columns(pairs);
    LinearSumAssignment assignment = new LinearSumAssignment();
    try {
      Phase.of(Phase.Kind.BUILD, pairs, () -> fill(assignment, pairs, columns));
      LinearSumAssignment.Status status = Phase.of(Phase.Kind.SOLVE, pairs, assignment::solve);
      return switch (status) {
        case OPTIMAL -> Optional.of(read(assignment, columns, pairs.experts()));
        case POSSIBLE_OVERFLOW -> Optional.empty();
        case INFEASIBLE ->
            throw new SolverFailureException(
                "linear sum assignment ended with %s on %s".formatted(status, problem));
      };
    } finally {
      assignment.delete();
    }
  }

  private static void fill(LinearSumAssignment assignment, CandidatePairs pairs, Columns columns) {
    int experts = pairs.experts();
    for (int e = 0; e < experts; e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        assignment.addArcWithCost(e, columns.of(pairs.satellite(k)), pairs.cost(k));
      }
    }
    for (int dummy = 0; dummy < columns.size() - experts; dummy++) {
      for (int c = dummy; c <= dummy + experts; c++) {
        assignment.addArcWithCost(experts + dummy, c, 0);
      }
    }
  }

  private static int[] read(LinearSumAssignment assignment, Columns columns, int experts) {
    int[] satelliteOf = new int[experts];
    for (int e = 0; e < experts; e++) {
      satelliteOf[e] = columns.satellite(assignment.getRightMate(e));
    }
    return satelliteOf;
  }
}
