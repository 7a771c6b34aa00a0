package io.spacemoe.ortools;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Linear programming by the simplex method (OR-Tools GLOP): the assignment polytope is integral
 * (Birkhoff), so a vertex is a placement, and the duals are the rents. Pairs are generated as rents
 * make them attractive; what floating point leaves open is repaired in integers. Always proved.
 */
public final class LpSolver implements SolverProvider {
  private static final int MOST_PAIRS = 1 << 23;
  private static final int STEPS = 100;
  private static final int PAIRS_PER_EXPERT = 8;
  private static final int MOST_ROUNDS = 100;

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
    return 2e-3 + 3e-6 * pairs;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Optional<Answer> early = SlotAnswers.withoutBackend(problem, options, stop);
    if (early.isPresent()) {
      return early.get();
    }
    CandidatePairs pairs = CandidatePairs.undominated(problem);
    SlotAnswers.checkSize(pairs, MOST_PAIRS);
    BitSet active = promising(problem, pairs, stop);
    for (int round = 1; true; round++) {
      Optional<LpBackend.Vertex> vertex =
          LpBackend.solve(problem, pairs.where(active::get), pairs.largest(), stop);
      if (vertex.isEmpty()) {
        return SlotAnswers.stopped(options, stop);
      }
      if (!price(pairs, vertex.get(), active) || round == MOST_ROUNDS) {
        return finished(problem, pairs, vertex.get());
      }
    }
  }

  /** The pairs that Lagrangian rents make cheapest, and those of a quick placement. */
  private static BitSet promising(PlacementProblem problem, CandidatePairs pairs, StopSignal stop) {
    LagrangianRents rents = LagrangianRents.after(STEPS, problem, pairs, stop);
    BitSet active = new BitSet(pairs.size());
    for (int e = 0; e < pairs.experts(); e++) {
      double[] price = new double[pairs.end(e) - pairs.first(e)];
      for (int i = 0; i < price.length; i++) {
        price[i] = rents.price(pairs.first(e) + i);
      }
      double[] sorted = price.clone();
      Arrays.sort(sorted);
      double last = sorted[Math.min(PAIRS_PER_EXPERT, sorted.length) - 1];
      for (int i = 0; i < price.length; i++) {
        active.set(pairs.first(e) + i, price[i] <= last);
      }
    }
    Optional<Placement> start = StartPlacement.by(rents, problem, pairs, stop);
    for (int e = 0; start.isPresent() && e < pairs.experts(); e++) {
      active.set(pairs.pairOf(e, start.get().satelliteOf(e)));
    }
    return active;
  }

  /** Adds each expert's most attractive pair that is missing; false when there is none. */
  private static boolean price(CandidatePairs pairs, LpBackend.Vertex vertex, BitSet active) {
    double tolerance = 1e-9 * Math.max(1, pairs.largest());
    boolean added = false;
    for (int e = 0; e < pairs.experts(); e++) {
      double least = Double.POSITIVE_INFINITY;
      double known = Double.POSITIVE_INFINITY;
      int chosen = -1;
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        double price = pairs.cost(k) + vertex.rents()[pairs.satellite(k)];
        if (active.get(k)) {
          known = Math.min(known, price);
        } else if (price < least) {
          least = price;
          chosen = k;
        }
      }
      if (least < known - tolerance) {
        active.set(chosen);
        added = true;
      }
    }
    return added;
  }

  private static Answer finished(
      PlacementProblem problem, CandidatePairs pairs, LpBackend.Vertex vertex) {
    long[] rents = new long[vertex.rents().length];
    for (int s = 0; s < rents.length; s++) {
      rents[s] = Math.min(Math.round(vertex.rents()[s]), 1L << 61);
    }
    return SlotAnswers.repaired(problem, pairs, vertex.satelliteOf(), rents);
  }
}
