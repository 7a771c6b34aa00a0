package io.spacemoe.assignment;

import io.spacemoe.solver.Capability;
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
        Capability.MATRIX_COSTS,
        Capability.SLOTS,
        Capability.FORBIDDEN_PAIRS,
        Capability.HINT,
        Capability.PROVES_OPTIMALITY);
  }

  @Override
  public Optional<String> unavailableBecause() {
    return Optional.empty();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double pairs = (double) problem.experts() * problem.satellites();
    return closedFormSolves(problem) ? 1e-7 * problem.satellites() : 1e-6 + 2e-8 * pairs;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Method method = method(problem);
    Optional<Proof.Shortage> shortage =
        outnumbered(problem) ? Optional.of(everyone(problem)) : method.run(stop);
    if (shortage.isPresent()) {
      return Answer.infeasible(shortage.get()).withIterations(method.searches());
    }
    int[] satelliteOf = method.satelliteOf();
    Proof.Rents rents = new Proof.Rents(method.rents());
    boolean complete = IntStream.of(satelliteOf).noneMatch(s -> s == Tenancy.NONE);
    Answer answer =
        complete
            ? Answer.optimal(Placement.of(satelliteOf), rents)
            : interrupted(options, stop.reason().orElseThrow(), rents);
    return answer.withIterations(method.searches());
  }

  private static Method method(PlacementProblem problem) {
    return closedFormSolves(problem) ? new ClosedForm(problem) : new MatrixAssignment(problem);
  }

  private static boolean closedFormSolves(PlacementProblem problem) {
    return problem.costs() instanceof Costs.Product && problem.forbidden().isEmpty();
  }

  private static boolean outnumbered(PlacementProblem problem) {
    long room = 0;
    for (int s = 0; s < problem.satellites(); s++) {
      room += problem.room(s);
    }
    return room < problem.experts();
  }

  private static Proof.Shortage everyone(PlacementProblem problem) {
    return new Proof.Shortage(IntStream.range(0, problem.experts()).toArray());
  }

  private static Answer interrupted(SolveOptions options, Limit limit, Proof.Rents rents) {
    return options
        .hint()
        .map(hint -> Answer.feasible(hint, limit, rents))
        .orElseGet(() -> Answer.noSolution(limit, rents));
  }
}
