package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.stream.IntStream;

/**
 * The satellites that some best placement makes do with: those that fewer than N others beat in
 * every snapshot. Where N beat one, one of them is free, and its tenant loses nothing by moving
 * there. Ties go to the lower index, so that this ends.
 */
public final class UsefulSatellites {
  private UsefulSatellites() {}

  /** Ascending indices; at least as many as experts. O(satellites^2 x snapshots) at worst. */
  public static int[] of(ExpectedMaxProblem problem) {
    return IntStream.range(0, problem.satellites()).filter(s -> useful(problem, s)).toArray();
  }

  private static boolean useful(ExpectedMaxProblem problem, int satellite) {
    int better = 0;
    for (int s = 0; s < problem.satellites() && better < problem.experts(); s++) {
      better += beats(problem, s, satellite) ? 1 : 0;
    }
    return better < problem.experts();
  }

  /** Whether a satellite is nowhere farther than another, and nearer somewhere or named before. */
  static boolean beats(ExpectedMaxProblem problem, int satellite, int other) {
    boolean nearer = satellite < other;
    for (int t = 0; t < problem.snapshots(); t++) {
      long ahead = problem.latencyNs(t, other) - problem.latencyNs(t, satellite);
      if (ahead < 0) {
        return false;
      }
      nearer |= ahead > 0;
    }
    return nearer;
  }
}
