package io.spacemoe.heuristic.slots;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The closed form: the k-th heaviest expert sits on the k-th nearest satellite, ties to the lower
 * index. For product costs, one expert per satellite and no forbidden pair this is optimal by the
 * rearrangement inequality (Hardy, Littlewood, Polya, Inequalities, theorem 368), and it comes with
 * the rents that prove it. O(n log n + m log m) for n experts and m satellites.
 */
public final class ClosedForm implements SolverProvider {

  /** Loads nothing. */
  public ClosedForm() {}

  @Override
  public String id() {
    return "closed-form";
  }

  @Override
  public String description() {
    return "Heaviest expert on the nearest satellite, by sorting; optimal for one layer";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.PROVES_OPTIMALITY, Capability.TARGET_GAP, Capability.HINT);
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return 1e-7 * ((double) problem.experts() + problem.satellites());
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Optional<Limit> stopped = stop.reason();
    if (stopped.isPresent()) {
      return options
          .hint()
          .map(hint -> Answer.feasible(hint, stopped.get()))
          .orElseGet(() -> Answer.noSolution(stopped.get()));
    }
    int experts = problem.experts();
    int satellites = problem.satellites();
    if (experts > satellites) {
      return Answer.infeasible(new Proof.Shortage(IntStream.rangeClosed(0, satellites).toArray()));
    }
    Costs.Product costs = (Costs.Product) problem.costs();
    int[] heaviest = ascending(experts, e -> -costs.weightPpm(e));
    int[] nearest = ascending(satellites, costs::latencyNs);
    int[] satelliteOf = new int[experts];
    for (int k = 0; k < experts; k++) {
      satelliteOf[heaviest[k]] = nearest[k];
    }
    return Answer.optimal(Placement.of(satelliteOf), rents(costs, heaviest, nearest));
  }

  /**
   * Rents under which every expert is content where it sits: the rent of the k-th nearest satellite
   * exceeds that of the next by what its expert would lose by moving there, and unused satellites
   * cost nothing. Moving further never pays, since the experts in between are lighter; moving
   * nearer never does, since they are heavier. No rent exceeds the dearest cost.
   */
  private static Proof.Rents rents(Costs.Product costs, int[] heaviest, int[] nearest) {
    long[] rents = new long[nearest.length];
    long rent = 0;
    for (int k = Math.min(heaviest.length, nearest.length - 1) - 1; k >= 0; k--) {
      long step = costs.latencyNs(nearest[k + 1]) - costs.latencyNs(nearest[k]);
      rent += costs.weightPpm(heaviest[k]) * step;
      rents[nearest[k]] = rent;
    }
    return new Proof.Rents(rents);
  }

  /** The indices 0 to size - 1 by ascending key, ties by ascending index. */
  private static int[] ascending(int size, Keys keys) {
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      sorted[i] = keys.of(i);
    }
    Arrays.sort(sorted);
    int[] order = new int[size];
    int[] taken = new int[size];
    for (int i = 0; i < size; i++) {
      int first = firstIndexOf(keys.of(i), sorted);
      order[first + taken[first]++] = i;
    }
    return order;
  }

  private static int firstIndexOf(long key, long[] sorted) {
    int low = 0;
    int high = sorted.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** A number for every index. */
  @FunctionalInterface
  private interface Keys {
    long of(int index);
  }
}
