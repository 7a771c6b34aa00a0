package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.heuristic.SortedIndices;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The closed form for the expected maximum: the k-th heaviest expert sits on the satellite of the
 * k-th least mean latency, ties to the lower index. Optimal for one snapshot and for one active
 * expert; otherwise a good start.
 */
public final class ClosedFormByMean implements ExpectedMaxProvider {

  /** Loads nothing. */
  public ClosedFormByMean() {}

  @Override
  public String id() {
    return "expected-max-closed-form";
  }

  @Override
  public String description() {
    return "Heaviest expert on the satellite nearest on average, by sorting";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.HINT);
  }

  /** It looks at no other placement than the one by sorting. */
  @Override
  public double estimatedSeconds(ExpectedMaxProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Placement sorted = sorted(problem);
    Placement best =
        options
            .hint()
            .filter(hint -> problem.evaluate(hint).cost() < problem.evaluate(sorted).cost())
            .orElse(sorted);
    return Answer.feasible(best, Limit.EXHAUSTED);
  }

  /** The placement by sorting. */
  public static Placement sorted(ExpectedMaxProblem problem) {
    long[] total = new long[problem.satellites()];
    for (int t = 0; t < problem.snapshots(); t++) {
      for (int s = 0; s < total.length; s++) {
        total[s] += problem.latencyNs(t, s);
      }
    }
    int[] heaviest = heaviestFirst(problem);
    int[] nearest = SortedIndices.ascending(total);
    int[] satelliteOf = new int[heaviest.length];
    for (int k = 0; k < heaviest.length; k++) {
      satelliteOf[heaviest[k]] = nearest[k];
    }
    return Placement.of(satelliteOf);
  }

  /** The experts by descending weight, ties by ascending index. */
  static int[] heaviestFirst(ExpectedMaxProblem problem) {
    return IntStream.range(0, problem.experts())
        .boxed()
        .sorted(Comparator.comparingDouble(e -> -problem.weight(e)))
        .mapToInt(e -> e)
        .toArray();
  }
}
