package example;

import io.spacemoe.solver.Capability;
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
import java.util.Set;
import java.util.stream.IntStream;

/** Moves and swaps experts until no such step helps. */
public final class SwapSolver implements SolverProvider {
  private static final int NOBODY = -1;

  @Override
  public String id() {
    return "swap";
  }

  @Override
  public String description() {
    return "Descent by moves and swaps, in plain Java";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.LAYERED_COSTS, Capability.MATRIX_COSTS, Capability.HINT);
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY; // it never proves an optimum
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    int satellites = problem.satellites();
    if (problem.experts() > satellites) {
      return Answer.infeasible(new Proof.Shortage(IntStream.rangeClosed(0, satellites).toArray()));
    }
    int[] satelliteOf =
        options
            .hint()
            .map(Placement::toArray)
            .orElseGet(() -> IntStream.range(0, problem.experts()).toArray());
    int[] expertOn = new int[satellites];
    Arrays.fill(expertOn, NOBODY);
    for (int e = 0; e < satelliteOf.length; e++) {
      expertOn[satelliteOf[e]] = e;
    }
    boolean improved = true;
    while (improved) {
      improved = false;
      for (int e = 0; e < satelliteOf.length && !stop.raised(); e++) {
        for (int s = 0; s < satellites; s++) {
          improved |= moveIfCheaper(problem, satelliteOf, expertOn, e, s);
        }
      }
    }
    return Answer.feasible(
        Placement.of(satelliteOf),
        stop.reason().orElse(Limit.EXHAUSTED),
        new Proof.Rents(new long[satellites]));
  }

  /** Moves an expert to a satellite, and whoever sits there to where the expert was. */
  private static boolean moveIfCheaper(
      PlacementProblem problem, int[] satelliteOf, int[] expertOn, int expert, int to) {
    int from = satelliteOf[expert];
    int other = expertOn[to];
    long before = problem.cost(expert, from) + (other == NOBODY ? 0 : problem.cost(other, to));
    long after = problem.cost(expert, to) + (other == NOBODY ? 0 : problem.cost(other, from));
    if (after >= before || other == expert) {
      return false;
    }
    satelliteOf[expert] = to;
    expertOn[to] = expert;
    expertOn[from] = other;
    if (other != NOBODY) {
      satelliteOf[other] = from;
    }
    return true;
  }
}
