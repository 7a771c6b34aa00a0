package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Joint problems of every kind. A seed gives the same problem for ever. */
final class RandomJoint {
  private RandomJoint() {}

  /** How satellites are apart: most have ties, and some no triangle inequality. */
  enum Sky {
    PLANE,
    TORUS,
    CLUSTERS,
    HUBS,
    FEW_DISTANCES,
    ANY_DISTANCES,
    NEARLY_EQUAL;

    long[][] ns(int satellites, SplittableRandom random) {
      long[] x = random.longs(satellites, 0, 9_000_000).toArray();
      long[] y = random.longs(satellites, 0, 9_000_000).toArray();
      int hubs = random.nextInt(1, 4);
      int side = (int) Math.sqrt(satellites - 1) + 1;
      long[][] ns = new long[satellites][satellites];
      for (int a = 0; a < satellites; a++) {
        for (int b = 0; b < a; b++) {
          ns[a][b] =
              switch (this) {
                case PLANE -> Math.abs(x[a] - x[b]) + Math.abs(y[a] - y[b]);
                case TORUS -> 10 * (around(a / side, b / side, side) + around(a, b, side));
                case CLUSTERS -> x[a] % 3 == x[b] % 3 ? 0 : 1000;
                case HUBS -> b < hubs ? 10 : 20;
                case FEW_DISTANCES -> random.nextInt(4);
                case ANY_DISTANCES -> random.nextInt(1000);
                case NEARLY_EQUAL -> random.nextInt(1000, 1100);
              };
          ns[b][a] = ns[a][b];
        }
      }
      return ns;
    }
  }

  /** All experts awaited, one of them, a rank that is always last, or any probabilities. */
  private static int[] lastPpm(int experts, SplittableRandom random) {
    int[] row = new int[experts];
    int kind = random.nextInt(4);
    int left = JointProblem.PPM;
    for (int j = 0; j < experts - 1 && kind > 0; j++) {
      row[j] =
          switch (kind) {
            case 1 -> JointProblem.PPM / experts;
            case 2 -> random.nextInt(experts) == 0 ? left : 0;
            default -> random.nextInt(left + 1);
          };
      left -= row[j];
    }
    row[experts - 1] += left;
    return row;
  }

  /** With any probabilities, of each layer its own. */
  static JointProblem of(Sky sky, int satellites, int layers, int experts, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] lastPpm = new int[layers][];
    Arrays.setAll(lastPpm, l -> lastPpm(experts, random));
    return of(sky, satellites, lastPpm, seed, random);
  }

  /** With given probabilities. */
  static JointProblem of(Sky sky, int satellites, int[][] lastPpm, long seed) {
    return of(sky, satellites, lastPpm, seed, new SplittableRandom(seed));
  }

  private static JointProblem of(
      Sky sky, int satellites, int[][] lastPpm, long seed, SplittableRandom random) {
    long[][] ns = sky.ns(satellites, random);
    return new JointProblem(sky + "#" + seed, satellites, lastPpm, (a, b) -> ns[a][b]);
  }

  static long around(int a, int b, int side) {
    int apart = Math.abs(a % side - b % side);
    return Math.min(apart, side - apart);
  }
}
