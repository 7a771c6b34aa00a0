package io.spacemoe.scenario.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.joint.bound.LayerFloors;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bounds of joint problems against every layout there is, in every order of experts: two layers of
 * three experts, two of which are activated, on eight satellites that are all taken. The expected
 * maximum is taken from the definition, over the three sets of two experts.
 */
class JointBoundsByEnumerationTest {
  private static final int PROBLEMS = 1_000;
  private static final int SATELLITES = 8;

  /** Sets {1, 2}, {0, 2} and {0, 1}, by the expert that each leaves out. */
  static final int[][] SETS = {{1, 2}, {0, 2}, {0, 1}};

  private static final int[][] ORDERS = {
    {0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}
  };

  @ParameterizedTest
  @EnumSource(Law.class)
  void noLayoutIsBelowTheBound(Law law) {
    double bounds = 0;
    double optima = 0;
    for (long seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] probability = new double[2][];
      List<ActivationLaw> laws = new ArrayList<>();
      for (int l = 0; l < 2; l++) {
        int[] weights = {random.nextInt(1, 9), random.nextInt(1, 9), random.nextInt(1, 9)};
        probability[l] = probability(law, weights);
        laws.add(law(law, weights));
      }
      long[][] ns = distances(random);
      JointProblem problem =
          new JointLayouts("tiny", Rooms.uniform(SATELLITES, 1), laws, stop -> (a, b) -> ns[a][b])
              .problem();
      double bound = LayerFloors.find(problem, StopSignal.never()).orElseThrow().bound(problem);
      double optimum = optimum(ns, probability) * JointProblem.PPM;
      assertThat(bound).as("%s, seed %d", law, seed).isLessThanOrEqualTo(optimum * (1 + 1e-5));
      assertThat(JointBound.find(problem, StopSignal.never())).isPresent();
      bounds += bound;
      optima += optimum;
    }
    assertThat(bounds).isGreaterThan(0.6 * optima);
  }

  /** Of each set, by the weights of experts, or by how often each set is recorded. */
  static double[] probability(Law law, int[] w) {
    double[] of = new double[3];
    double sum = w[0] + w[1] + w[2];
    for (int out = 0; out < 3; out++) {
      double a = w[SETS[out][0]];
      double b = w[SETS[out][1]];
      of[out] =
          switch (law) {
            case CONDITIONAL_POISSON -> a * b / (w[0] * w[1] + w[0] * w[2] + (double) w[1] * w[2]);
            case PLACKETT_LUCE -> a / sum * (b / (sum - a)) + b / sum * (a / (sum - b));
            case TRACE -> w[out] / sum;
          };
    }
    return of;
  }

  /** The law with these probabilities. */
  static ActivationLaw law(Law law, int[] w) {
    if (law != Law.TRACE) {
      return ActivationLaws.of(law, new double[] {w[0], w[1], w[2]}, 2);
    }
    List<int[]> recorded = new ArrayList<>();
    for (int out = 0; out < 3; out++) {
      for (int time = 0; time < w[out]; time++) {
        recorded.add(SETS[out]);
      }
    }
    return ActivationLaws.ofSets(3, recorded.toArray(int[][]::new));
  }

  private static long[][] distances(SplittableRandom random) {
    long[][] ns = new long[SATELLITES][SATELLITES];
    for (int a = 0; a < SATELLITES; a++) {
      for (int b = 0; b < a; b++) {
        ns[a][b] = random.nextInt(1, 10_000_000);
        ns[b][a] = ns[a][b];
      }
    }
    return ns;
  }

  /** In ns: both layers go to and fro between the same gateways, so only who is whose differs. */
  private static double optimum(long[][] ns, double[][] probability) {
    double best = Double.POSITIVE_INFINITY;
    for (int g = 0; g < SATELLITES; g++) {
      for (int h = 0; h < g; h++) {
        for (int first = 0; first < 1 << SATELLITES; first++) {
          if (Integer.bitCount(first) == 3 && (first >> g & 1) == 0 && (first >> h & 1) == 0) {
            int second = ~(first | 1 << g | 1 << h) & (1 << SATELLITES) - 1;
            double both =
                best(path(ns, g, h, first), probability[0])
                    + best(path(ns, g, h, second), probability[1]);
            best = Math.min(best, both);
          }
        }
      }
    }
    return best;
  }

  private static long[] path(long[][] ns, int g, int h, int satellites) {
    long[] path = new long[3];
    int found = 0;
    for (int s = 0; s < SATELLITES; s++) {
      if ((satellites >> s & 1) == 1) {
        path[found++] = ns[g][s] + ns[s][h];
      }
    }
    return path;
  }

  private static double best(long[] path, double[] probability) {
    double best = Double.POSITIVE_INFINITY;
    for (int[] order : ORDERS) {
      double mean = 0;
      for (int out = 0; out < 3; out++) {
        mean += probability[out] * Math.max(path[order[SETS[out][0]]], path[order[SETS[out][1]]]);
      }
      best = Math.min(best, mean);
    }
    return best;
  }
}
