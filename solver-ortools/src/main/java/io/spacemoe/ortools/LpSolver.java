package io.spacemoe.ortools;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.slots.ActivePairs;
import io.spacemoe.ortools.slots.SlotAnswers;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Linear programming by the simplex method (OR-Tools GLOP): the assignment polytope is integral
 * (Birkhoff), so a vertex is a placement, and the duals are the rents. Pairs are generated as rents
 * make them attractive; what floating point leaves open is repaired in integers. Always proved.
 */
public final class LpSolver implements SolverProvider {
  /** The most candidate pairs: rounds hold few of them. Chosen, not tuned. */
  private static final int MOST_PAIRS = 1 << 23;

  /** After so many rounds the rest is repaired in integers. Chosen, not tuned. */
  private static final int MOST_ROUNDS = 100;

  /**
   * A pair joins when it gains more than this part of the largest cost: rounding of the simplex
   * method.
   */
  private static final double TOLERANCE = 1e-9;

  /** Loads nothing. */
  public LpSolver() {}

  @Override
  public String id() {
    return "ortools-lp";
  }

  @Override
  public String description() {
    return "Linear programming by the simplex method, pairs generated as needed (OR-Tools GLOP)";
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
  public Optional<String> unavailableBecause() {
    return NativeLibrary.unavailableBecause();
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    double pairs = (double) problem.experts() * Math.min(problem.experts(), problem.satellites());
    return 2e-3 + 1e-5 * pairs;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Optional<Answer> early = SlotAnswers.withoutBackend(problem, options, stop);
    if (early.isPresent()) {
      return early.get();
    }
    CandidatePairs pairs = CandidatePairs.undominated(problem);
    pairs.requireAtMost(MOST_PAIRS);
    ActivePairs active = new ActivePairs(problem, pairs, stop);
    long tolerance = 1 + (long) (TOLERANCE * pairs.largest());
    for (int round = 1; true; round++) {
      Optional<LpBackend.Vertex> vertex =
          LpBackend.solve(problem, active.active(), pairs.largest(), stop);
      if (vertex.isEmpty()) {
        return SlotAnswers.stopped(options, stop);
      }
      if (round == MOST_ROUNDS || !active.join(vertex.get().rents(), tolerance)) {
        return SlotAnswers.repaired(
            problem, pairs, vertex.get().satelliteOf(), vertex.get().rents());
      }
    }
  }
}
