package io.spacemoe.heuristic.joint;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Windows of three layers, against every placement of their things. */
class WindowsTest {
  private static final int PROBLEMS = 16;

  /** Layers of two experts on points of a plane. */
  private static JointProblem problem(SplittableRandom random, int layers, int satellites) {
    double[] x = random.doubles(satellites).toArray();
    double[] y = random.doubles(satellites).toArray();
    int[][] lastPpm = new int[layers][];
    for (int l = 0; l < layers; l++) {
      int first = random.nextInt(JointProblem.PPM);
      lastPpm[l] = new int[] {first, JointProblem.PPM - first};
    }
    return new JointProblem(
        "points",
        satellites,
        lastPpm,
        (a, b) -> Math.round(1e6 * Math.hypot(x[a] - x[b], y[a] - y[b])));
  }

  private static int[][] all(JointProblem problem) {
    int[][] near = new int[problem.satellites()][];
    Arrays.setAll(near, s -> problem.nearest(s, problem.satellites()));
    return near;
  }

  /** With three layers a window is everything but one gateway, of nine things on ten points. */
  @Test
  void aWindowIsPlacedAtTheLeastCost() {
    SplittableRandom random = new SplittableRandom(3);
    int moved = 0;
    int exact = 0;
    for (int k = 0; k < PROBLEMS; k++) {
      JointProblem problem = problem(random, 3, 10);
      int[] start = shuffled(random, 10, problem.things());
      Chain chain = new Chain(problem);
      chain.load(Placement.of(start));
      moved += new Windows(chain, all(problem), () -> false).improve(0) ? 1 : 0;
      JointEvaluation end = problem.evaluate(chain.placement());
      assertThat(end.feasible()).isTrue();
      assertThat(chain.cost()).isEqualTo(end.cost());
      long least = least(problem, start, 1);
      assertThat(end.cost()).as("problem %d", k).isBetween(least, least + least / 50);
      exact += end.cost() == least ? 1 : 0;
    }
    assertThat(moved).isGreaterThan(PROBLEMS / 2);
    // A tree may run out of nodes where nearly every satellite is taken.
    assertThat(exact).isGreaterThanOrEqualTo(PROBLEMS - 2);
  }

  private static int[] shuffled(SplittableRandom random, int satellites, int things) {
    int[] all = IntStream.range(0, satellites).toArray();
    for (int i = satellites - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int s = all[i];
      all[i] = all[j];
      all[j] = s;
    }
    return Arrays.copyOf(all, things);
  }

  /** Over all placements of the things from one on. */
  private static long least(JointProblem problem, int[] satelliteOf, int thing) {
    if (thing == satelliteOf.length) {
      return problem.evaluate(Placement.of(satelliteOf)).cost();
    }
    long least = Long.MAX_VALUE;
    int kept = satelliteOf[thing];
    for (int s = 0; s < problem.satellites(); s++) {
      int candidate = s;
      boolean taken = IntStream.range(0, thing).anyMatch(t -> satelliteOf[t] == candidate);
      // The two experts of a layer may change places.
      boolean mirrored = thing % 3 == 2 && s < satelliteOf[thing - 1];
      if (!taken && !mirrored) {
        satelliteOf[thing] = s;
        least = Math.min(least, least(problem, satelliteOf, thing + 1));
      }
    }
    satelliteOf[thing] = kept;
    return least;
  }

  /** Through longer chains, what comes out is a placement that costs what the chain says. */
  @Test
  void longerChainsOnlyGetCheaper() {
    SplittableRandom random = new SplittableRandom(4);
    for (int layers = 1; layers < 9; layers++) {
      JointProblem problem = problem(random, layers, 40);
      Chain chain = new Chain(problem);
      chain.load(Placement.of(shuffled(random, 40, problem.things())));
      long before = chain.cost();
      Windows windows = new Windows(chain, all(problem), () -> false);
      windows.descend();
      JointEvaluation end = problem.evaluate(chain.placement());
      assertThat(end.feasible()).isTrue();
      assertThat(end.cost()).isEqualTo(chain.cost());
      if (layers < 3) {
        assertThat(chain.cost()).isEqualTo(before);
      } else {
        assertThat(chain.cost()).isLessThan(before);
        for (int first = 0; first < layers; first++) {
          assertThat(windows.improve(first)).isFalse();
        }
      }
      windows = new Windows(chain, all(problem), () -> true);
      windows.descend();
      assertThat(chain.cost()).isEqualTo(end.cost());
    }
  }
}
