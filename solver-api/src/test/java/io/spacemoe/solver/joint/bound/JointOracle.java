package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What small joint problems are worth, straight from the definitions and with nothing of the
 * solvers' code: every choice of gateways, every satellite, every way to share them. For use by one
 * thread.
 */
final class JointOracle {
  private final JointProblem problem;
  private final int satellites;
  private final int experts;
  private final long[] waiting;
  private final long[][] alone;
  private final Map<Long, Long> shared = new HashMap<>();

  JointOracle(JointProblem problem) {
    this.problem = problem;
    satellites = problem.satellites();
    experts = problem.experts();
    waiting = new long[experts + 1];
    for (int answers = 0; answers < experts; answers++) {
      int rank = answers;
      waiting[answers] =
          IntStream.range(0, problem.layers())
              .mapToLong(l -> Arrays.stream(problem.lastPpm(l)).skip(rank).sum())
              .min()
              .getAsLong();
    }
    alone = new long[satellites][satellites];
    for (int a = 0; a < satellites; a++) {
      for (int b = 0; b < satellites; b++) {
        alone[a][b] = a == b ? 0 : alone(a, b);
      }
    }
  }

  /** The least cost of a placement, over all of them. */
  static long optimum(JointProblem problem) {
    return optimum(problem, new int[problem.things()], 0, 0);
  }

  private static long optimum(JointProblem problem, int[] satelliteOf, int thing, long taken) {
    if (thing == satelliteOf.length) {
      return problem.evaluate(Placement.of(satelliteOf)).cost();
    }
    long best = Long.MAX_VALUE;
    for (int s = 0; s < problem.satellites(); s++) {
      if ((taken >> s & 1) == 0) {
        satelliteOf[thing] = s;
        best = Math.min(best, optimum(problem, satelliteOf, thing + 1, taken | 1L << s));
      }
    }
    return best;
  }

  /** The floor of windows whose satellites may change sides at any time, followed to the end. */
  long windowFloor() {
    return windowFloor(this::window);
  }

  /** The highest floor there is: every satellite is with one layer. */
  long exclusiveFloor() {
    return windowFloor((a, b, c, d, limit) -> exclusive(new int[] {a, b, c, d}, 0, 0));
  }

  private interface Window {
    long cost(int a, int b, int c, int d, long limit);
  }

  private long windowFloor(Window window) {
    long least = Long.MAX_VALUE / 2;
    for (int a = 0; a < satellites; a++) {
      for (int b = 0; b < satellites; b++) {
        // A window is worth the same from both ends.
        for (int c = 0; c < b; c++) {
          for (int d = 0; d < satellites; d++) {
            boolean apart = a != b && a != c && b != d && c != d;
            if (apart && (a == d) == (problem.layers() == 3)) {
              long shift = WindowFloor.SHIFT * (2 * alone[b][c] - alone[a][b] - alone[c][d]);
              least = Math.min(least, window.cost(a, b, c, d, least - shift) + shift);
            }
          }
        }
      }
    }
    return Math.max(0, least);
  }

  /** A layer whose gateways alone are taken: the j-th soonest answer is the last with p(j). */
  private long alone(int a, int b) {
    long[] soonest =
        IntStream.range(0, satellites)
            .filter(s -> s != a && s != b)
            .mapToLong(s -> through(a, s, b))
            .sorted()
            .toArray();
    long cost = 0;
    for (int j = 0; j < experts; j++) {
      cost += (waiting[j] - waiting[j + 1]) * soonest[j];
    }
    return cost;
  }

  private long through(int a, int s, int b) {
    return problem.distances().ns(a, s) + problem.distances().ns(s, b);
  }

  /** The cheapest crews of a window's layers from one on, over all that there are. */
  private long exclusive(int[] gateways, int layer, long taken) {
    if (layer == 3) {
      return 0;
    }
    long least = Long.MAX_VALUE / 4;
    for (long crew = 0; crew < 1L << satellites; crew++) {
      if (Long.bitCount(crew) == experts && (crew & (taken | bits(gateways))) == 0) {
        long cost =
            (layer == 1 ? WindowFloor.MIDDLE : WindowFloor.OUTER) * cost(crew, gateways, layer);
        if (cost < least) {
          least = Math.min(least, cost + exclusive(gateways, layer + 1, taken | crew));
        }
      }
    }
    return least;
  }

  private static long bits(int[] satellites) {
    return Arrays.stream(satellites).mapToLong(s -> 1L << s).reduce(0, (a, b) -> a | b);
  }

  private long cost(long crew, int[] gateways, int layer) {
    long[] soonest =
        IntStream.range(0, satellites)
            .filter(s -> (crew >> s & 1) == 1)
            .mapToLong(s -> through(gateways[layer], s, gateways[layer + 1]))
            .sorted()
            .toArray();
    long cost = 0;
    for (int j = 0; j < experts; j++) {
      cost += (waiting[j] - waiting[j + 1]) * soonest[j];
    }
    return cost;
  }

  /**
   * At least the limit, or the sum of the times from one answer to the next, each times what is
   * least awaited meanwhile.
   */
  private long window(int a, int b, int c, int d, long limit) {
    long[][] ns = new long[satellites][];
    int free = 0;
    for (int s = 0; s < satellites; s++) {
      if (s != a && s != b && s != c && s != d) {
        ns[free++] = new long[] {through(a, s, b), through(b, s, c), through(c, s, d)};
      }
    }
    long cost = 0;
    long now = 0;
    int[] answering = new int[8];
    long least = Long.MAX_VALUE;
    while (least > 0 && cost < limit) {
      long then = Long.MAX_VALUE;
      Arrays.fill(answering, 0);
      for (int s = 0; s < free; s++) {
        int layers = 0;
        for (int l = 0; l < 3; l++) {
          layers |= ns[s][l] <= now ? 1 << l : 0;
          then = ns[s][l] > now ? Math.min(then, ns[s][l]) : then;
        }
        answering[layers]++;
      }
      least = leastAwaited(answering);
      if (least > 0) {
        cost += least * (then - now);
        now = then;
      }
    }
    return cost;
  }

  /** The least weighted sum of three probabilities to wait. */
  private long leastAwaited(int[] answering) {
    long key = 0;
    for (int layers = 1; layers < answering.length; layers++) {
      key = key * (satellites + 1) + answering[layers];
    }
    Long known = shared.get(key);
    if (known == null) {
      known = leastOfAllShares(answering);
      shared.put(key, known);
    }
    return known;
  }

  /** Gives each satellite to one of the layers that it answers, in every way. */
  private long leastOfAllShares(int[] answering) {
    int most = experts + 1;
    boolean[] reached = new boolean[most * most * most];
    reached[0] = true;
    for (int layers = 1; layers < answering.length; layers++) {
      for (int satellite = 0; satellite < answering[layers]; satellite++) {
        boolean[] before = reached.clone();
        for (int share = 0; share < before.length; share++) {
          int[] has = {share % most, share / most % most, share / most / most};
          int[] one = {1, most, most * most};
          for (int l = 0; l < 3; l++) {
            reached[share + (has[l] < experts ? one[l] : 0)] |=
                before[share] && (layers >> l & 1) == 1;
          }
        }
      }
    }
    return IntStream.range(0, reached.length)
        .filter(share -> reached[share])
        .mapToLong(
            share ->
                WindowFloor.OUTER * (waiting[share % most] + waiting[share / most / most])
                    + WindowFloor.MIDDLE * waiting[share / most % most])
        .min()
        .getAsLong();
  }
}
