package io.spacemoe.assignment;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.assignment.matrix.CostRows;
import io.spacemoe.assignment.matrix.DenseAssignment;
import io.spacemoe.assignment.matrix.MatrixAssignment;
import io.spacemoe.assignment.matrix.ProductFit;
import io.spacemoe.assignment.path.ExactMethod;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Exact minimum-cost assignment in plain Java: experts on satellites with slots, forbidden pairs,
 * every kind of cost, long integers. It picks its method by the structure of the costs, and every
 * answer carries its proof: tight rents, or a shortage.
 */
public final class AssignmentSolver implements SolverProvider {

  /** Loads nothing. */
  public AssignmentSolver() {}

  @Override
  public String id() {
    return "assignment";
  }

  @Override
  public String description() {
    return "Exact assignment in plain Java: closed form or shortest augmenting paths";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.LAYERED_COSTS,
        Capability.MOVE_COSTS,
        Capability.MATRIX_COSTS,
        Capability.SLOTS,
        Capability.FORBIDDEN_PAIRS,
        Capability.TARGET_GAP,
        Capability.HINT,
        Capability.PROVES_OPTIMALITY);
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double pairs = (double) problem.experts() * problem.satellites();
    return closedFormSolves(problem) ? 1e-7 * problem.satellites() : 1e-6 + 2e-8 * pairs;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    if (stop.raised()) {
      return interrupted(options, stop.reason().orElseThrow());
    }
    if (outnumbered(problem)) {
      int[] everyone = IntStream.range(0, problem.experts()).toArray();
      return Answer.infeasible(new Proof.Shortage(everyone));
    }
    ExactMethod method = method(problem);
    Optional<Proof.Shortage> shortage = method.solve(stop);
    if (shortage.isPresent()) {
      return Answer.infeasible(shortage.get()).withIterations(method.searches());
    }
    Answer answer =
        method.solved()
            ? Answer.optimal(Placement.of(method.satelliteOf()), method.rents())
            : interrupted(options, stop.reason().orElseThrow(), method.rents());
    return answer.withIterations(method.searches());
  }

  private static ExactMethod method(PlacementProblem problem) {
    if (closedFormSolves(problem)) {
      return new Rearrangement(problem);
    }
    return problem.costs() instanceof Costs.Matrix
        ? matrixMethod(problem)
        : new LayeredAssignment(problem);
  }

  private static ExactMethod matrixMethod(PlacementProblem problem) {
    if (DenseAssignment.suits(problem)) {
      CostRows rows = new CostRows(problem);
      if (rows.count() < 2 || !ProductFit.looksNear(rows, problem.satellites())) {
        return new DenseAssignment(rows, problem.satellites());
      }
    }
    return new MatrixAssignment(problem);
  }

  private static boolean closedFormSolves(PlacementProblem problem) {
    return problem.costs() instanceof Costs.Product && problem.forbidden().isEmpty();
  }

  private static boolean outnumbered(PlacementProblem problem) {
    if (problem.capacity() instanceof Capacity.One) {
      return problem.satellites() < problem.experts();
    }
    long room = 0;
    for (int s = 0; s < problem.satellites(); s++) {
      room += problem.room(s);
    }
    return room < problem.experts();
  }

  private static Answer interrupted(SolveOptions options, Limit limit, Proof... rents) {
    return options
        .hint()
        .map(hint -> Answer.feasible(hint, limit, rents))
        .orElseGet(() -> Answer.noSolution(limit, rents));
  }
}
