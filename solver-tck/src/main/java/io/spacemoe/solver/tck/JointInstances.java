package io.spacemoe.solver.tck;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** Joint problems to examine engines with, and their optimum by trying everything. */
public final class JointInstances {
  private JointInstances() {}

  /**
   * Satellites at random on a square map, moved along its streets; each layer has probabilities of
   * its own.
   *
   * @param seed the same seed gives the same problem
   */
  public static JointProblem random(int satellites, int layers, int experts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] x = random.longs(satellites, 0, 20_000_000).toArray();
    long[] y = random.longs(satellites, 0, 20_000_000).toArray();
    int[][] lastPpm = new int[layers][];
    Arrays.setAll(lastPpm, l -> shares(experts, random));
    return new JointProblem(
        String.format(Locale.ROOT, "random-%dx%dx%d#%d", satellites, layers, experts, seed),
        satellites,
        lastPpm,
        (a, b) -> Math.abs(x[a] - x[b]) + Math.abs(y[a] - y[b]));
  }

  private static int[] shares(int experts, SplittableRandom random) {
    int[] shares = new int[experts];
    int left = JointProblem.PPM;
    for (int j = 0; j + 1 < experts; j++) {
      shares[j] = random.nextInt(left + 1) / 2;
      left -= shares[j];
    }
    shares[experts - 1] = left;
    return shares;
  }

  /** The least cost of all placements; for up to about nine satellites. */
  public static long optimum(JointProblem problem) {
    return best(problem, new int[problem.things()], 0, new boolean[problem.satellites()]);
  }

  private static long best(JointProblem problem, int[] satelliteOf, int thing, boolean[] taken) {
    if (thing == satelliteOf.length) {
      return problem.evaluate(Placement.of(satelliteOf)).cost();
    }
    long best = Long.MAX_VALUE;
    for (int s = 0; s < taken.length; s++) {
      if (!taken[s]) {
        taken[s] = true;
        satelliteOf[thing] = s;
        best = Math.min(best, best(problem, satelliteOf, thing + 1, taken));
        taken[s] = false;
      }
    }
    return best;
  }
}
