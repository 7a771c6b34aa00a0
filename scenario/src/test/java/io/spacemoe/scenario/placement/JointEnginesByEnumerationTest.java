package io.spacemoe.scenario.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A thousand joint problems of two layers with three experts, two of which are activated, against
 * every layout there is: by turns of each law, on eight satellites with a thing on each, and on
 * five with room for one to three experts that wait for each other. Recorded sets are of experts
 * that come together or never. The cost of a layout is taken from the definition, over the three
 * sets of two experts.
 */
class JointEnginesByEnumerationTest {
  private static final int PROBLEMS = 1_000;
  private static final int EXPERTS = 3;

  private static final List<Law> LAWS = List.of(Law.values());

  /** Probabilities are rounded to a millionth in problems. */
  private static final double ROUNDING = 1e-5;

  private record Tiny(
      JointProblem problem, long[][] ns, long workNs, int slots, double[][] probability) {

    static Tiny of(int seed) {
      SplittableRandom random = new SplittableRandom(seed);
      Law law = LAWS.get(seed % LAWS.size());
      boolean shared = seed % 2 == 1;
      int satellites = shared ? 5 : 8;
      int slots = shared ? 2 + random.nextInt(2) : 1;
      long workNs = shared ? random.nextInt(10) * 1_000_000L : 0;
      double[][] probability = new double[2][];
      List<ActivationLaw> laws = new ArrayList<>();
      for (int l = 0; l < 2; l++) {
        // A set that is never recorded has weight 0.
        int least = law == Law.TRACE ? 0 : 1;
        int[] weights = {9, random.nextInt(least, 9), random.nextInt(least, 9)};
        probability[l] = JointBoundsByEnumerationTest.probability(law, weights);
        laws.add(JointBoundsByEnumerationTest.law(law, weights));
      }
      long[][] ns = new long[satellites][satellites];
      for (int a = 0; a < satellites; a++) {
        for (int b = 0; b < a; b++) {
          ns[a][b] = random.nextInt(1, 10_000_000);
          ns[b][a] = ns[a][b];
        }
      }
      JointProblem problem =
          new JointLayouts(
                  law + "#" + seed,
                  Rooms.uniform(satellites, slots),
                  laws,
                  satellite -> workNs / 1e6,
                  stop -> (a, b) -> ns[a][b])
              .problem();
      return new Tiny(problem, ns, workNs, slots, probability);
    }

    /** In femtoseconds, over all gateways and hosts. */
    double optimum() {
      int satellites = ns.length;
      double best = Double.POSITIVE_INFINITY;
      for (int g = 0; g < satellites; g++) {
        for (int h = 0; h < g; h++) {
          best = Math.min(best, optimum(g, h));
        }
      }
      return best * JointProblem.PPM;
    }

    /** The layers go to and fro between two gateways, so only who is where differs. */
    private double optimum(int g, int h) {
      Map<Long, Double> second = cheapest(1, g, h);
      double best = Double.POSITIVE_INFINITY;
      for (Map.Entry<Long, Double> one : cheapest(0, g, h).entrySet()) {
        for (Map.Entry<Long, Double> other : second.entrySet()) {
          if (fits(one.getKey() + other.getKey())) {
            best = Math.min(best, one.getValue() + other.getValue());
          }
        }
      }
      return best;
    }

    /** By how many experts are on each satellite, in base 16, what a layer costs at least. */
    private Map<Long, Double> cheapest(int layer, int g, int h) {
      Map<Long, Double> cheapest = new HashMap<>();
      int[] hosts = new int[EXPERTS];
      int n = ns.length;
      for (int code = 0; code < n * n * n; code++) {
        hosts[0] = code % n;
        hosts[1] = code / n % n;
        hosts[2] = code / n / n;
        long used = Arrays.stream(hosts).mapToLong(s -> 1L << (4 * s)).sum();
        boolean gateway = Arrays.stream(hosts).anyMatch(s -> s == g || s == h);
        if (!gateway && fits(used)) {
          cheapest.merge(used, cost(layer, g, h, hosts), Math::min);
        }
      }
      return cheapest;
    }

    private boolean fits(long used) {
      for (int s = 0; s < ns.length; s++) {
        if ((used >> (4 * s) & 15) > slots) {
          return false;
        }
      }
      return true;
    }

    private double cost(int layer, int g, int h, int[] hosts) {
      double mean = 0;
      for (int out = 0; out < 3; out++) {
        int a = hosts[JointBoundsByEnumerationTest.SETS[out][0]];
        int b = hosts[JointBoundsByEnumerationTest.SETS[out][1]];
        long turns = a == b ? 2 : 1;
        long last = Math.max(ns[g][a] + ns[a][h], ns[g][b] + ns[b][h]) + turns * workNs;
        mean += probability[layer][out] * last;
      }
      return mean;
    }
  }

  @Test
  void nothingIsBelowTheOptimumAndTheOptimumIsBelowNoBound() {
    Map<String, double[]> ratios = new HashMap<>();
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Tiny tiny = Tiny.of(seed);
      JointProblem problem = tiny.problem;
      double optimum = tiny.optimum();
      boolean shared = problem.rooms().isPresent();
      assertThat(shared).isEqualTo(seed % 2 == 1);
      JointBound.find(problem, StopSignal.never())
          .ifPresentOrElse(
              bound ->
                  assertThat((double) bound.bound(problem))
                      .as("%s", problem)
                      .isLessThanOrEqualTo(optimum * (1 + ROUNDING)),
              () -> assertThat(shared).as("%s", problem).isTrue());
      for (JointSolverProvider engine : JointSolvers.installed()) {
        if (!shared || engine.capabilities().contains(Capability.SLOTS)) {
          SolveResult result =
              JointSolvers.solve(
                  engine, problem, SolveOptions.defaults().withIterationLimit(3).withSeed(seed));
          double ratio = result.cost().orElseThrow() / optimum;
          assertThat(ratio)
              .as("%s by %s", problem, engine.id())
              .isGreaterThanOrEqualTo(1 - ROUNDING);
          String kind = engine.id() + (shared ? " shared" : "");
          double[] sum = ratios.computeIfAbsent(kind, first -> new double[2]);
          sum[0] += ratio;
          sum[1]++;
        }
      }
    }
    // Which order of recorded experts is best is beyond what engines look at.
    assertThat(mean(ratios, "joint-branch-and-bound")).isLessThan(1.01);
    assertThat(mean(ratios, "joint-local-search")).isLessThan(1.01);
    assertThat(mean(ratios, "joint-local-search shared")).isLessThan(1.05);
  }

  private static double mean(Map<String, double[]> ratios, String kind) {
    return ratios.get(kind)[0] / ratios.get(kind)[1];
  }
}
