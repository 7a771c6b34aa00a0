package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * Every bound that commands print against every placement there is: a thousand tiny problems, the
 * engines taking turns. Costs are taken from the definition, by code that no engine shares.
 */
class BoundsByEnumerationTest {
  private static final int PROBLEMS = 1_000;

  @Test
  void noPlacementCostsLessThanABoundOfALinearProblem() {
    List<SolverProvider> engines =
        Solvers.installed().stream()
            .filter(engine -> engine.unavailableBecause().isEmpty())
            .filter(engine -> !engine.id().startsWith("optaplanner")) // it gives no bounds
            .filter(engine -> !engine.getClass().getName().startsWith("io.spacemoe.cli")) // liars
            .toList();
    Set<String> bounding = new HashSet<>();
    int impossible = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      Tiny tiny = new Tiny(seed);
      PlacementProblem problem = tiny.problem();
      List<SolverProvider> able =
          engines.stream().filter(e -> e.capabilities().containsAll(problem.needs())).toList();
      SolverProvider engine = able.get(seed / Tiny.KINDS % able.size());
      double least = tiny.least();
      SolveResult result = Solvers.solve(engine, problem, options(engine.capabilities()));
      String what = engine.id() + ": " + problem;

      if (least == Double.POSITIVE_INFINITY) {
        assertThat(result.placement()).as(what).isEmpty();
        impossible++;
      } else {
        assertThat(result.termination().reason()).as(what).isNotEqualTo(Reason.INFEASIBLE);
        if (result.bound().isPresent()) {
          assertThat((double) result.bound().getAsLong()).as(what).isLessThanOrEqualTo(least);
          bounding.add(engine.id());
        }
        if (result.termination().reason() == Reason.OPTIMAL) {
          assertThat((double) result.cost().orElseThrow()).as(what).isEqualTo(least);
        }
      }
    }
    assertThat(impossible).isBetween(PROBLEMS / 50, PROBLEMS / 2);
    assertThat(bounding).hasSizeGreaterThanOrEqualTo(Math.min(7, engines.size()));
  }

  /** The bound that is printed is the engine's or that of waiting and seeing, whichever is more. */
  @Test
  void noPlacementCostsLessThanABoundOfTheSlowestExpert() {
    List<ExpectedMaxProvider> engines = ExpectedMaxSolvers.installed();
    double bounds = 0;
    double optima = 0;
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int experts = 3;
      int satellites = 3 + random.nextInt(2);
      int active = 1 + random.nextInt(experts);
      double[] weights = random.doubles(experts, 0.01, 1).toArray();
      long[][] ns = new long[3][satellites];
      for (long[] snapshot : ns) {
        Arrays.setAll(
            snapshot, s -> random.nextInt(8) == 0 ? 1_000_000_000 : random.nextLong(50_000_000));
      }
      ExpectedMaxProblem problem = new ExpectedMaxProblem("tiny " + seed, weights, active, ns);
      double least =
          least(experts, satellites, true, host -> expectedMax(weights, active, ns, host));
      ExpectedMaxProvider engine = engines.get(seed % engines.size());
      SolveResult result =
          ExpectedMaxSolvers.solve(engine, problem, options(engine.capabilities()));
      String what = engine.id() + ": " + problem;

      assertThat((double) problem.waitAndSee()).as(what).isLessThanOrEqualTo(least + 0.51);
      assertThat((double) result.bound().orElseThrow()).as(what).isLessThanOrEqualTo(least + 0.51);
      assertThat((double) result.cost().orElseThrow()).as(what).isGreaterThan(least - 0.51);
      bounds += problem.waitAndSee();
      optima += least;
    }
    assertThat(bounds).isGreaterThan(0.6 * optima);
  }

  private static SolveOptions options(Set<Capability> abilities) {
    SolveOptions options = SolveOptions.defaults().withSeed(1).withThreads(1);
    boolean search =
        abilities.contains(Capability.ITERATION_LIMIT)
            && !abilities.contains(Capability.PROVES_OPTIMALITY);
    return search ? options.withIterationLimit(50) : options;
  }

  /** The least of a measure over all ways to give each expert a satellite. */
  private static double least(
      int experts, int satellites, boolean oneEach, ToDoubleFunction<int[]> measure) {
    double least = Double.POSITIVE_INFINITY;
    int[] host = new int[experts];
    for (int code = 0; code < Math.pow(satellites, experts); code++) {
      int rest = code;
      for (int e = 0; e < experts; e++) {
        host[e] = rest % satellites;
        rest /= satellites;
      }
      if (!oneEach || Arrays.stream(host).distinct().count() == experts) {
        least = Math.min(least, measure.applyAsDouble(host));
      }
    }
    return least;
  }

  /** The sum over snapshots of the mean over sets of the longest latency. */
  private static double expectedMax(double[] weights, int active, long[][] ns, int[] host) {
    double sum = 0;
    double all = 0;
    for (int set = 0; set < 1 << host.length; set++) {
      if (Integer.bitCount(set) == active) {
        double weight = 1;
        for (int e = 0; e < host.length; e++) {
          weight *= (set >> e & 1) == 1 ? weights[e] : 1;
        }
        all += weight;
        for (long[] snapshot : ns) {
          long longest = 0;
          for (int e = 0; e < host.length; e++) {
            longest = Math.max(longest, (set >> e & 1) == 1 ? snapshot[host[e]] : 0);
          }
          sum += weight * longest;
        }
      }
    }
    return sum / all;
  }

  /** Four experts and three or four satellites, with every kind of cost and room in turn. */
  private static final class Tiny {
    static final int KINDS = 12;

    private static final int EXPERTS = 4;

    private final int seed;
    private final int satellites;
    private final long[][] cost;
    private final long[][] demand = new long[EXPERTS][];
    private final long[] room;
    private final boolean[][] forbidden;
    private final Costs costs;
    private final Capacity capacity;

    Tiny(int seed) {
      this.seed = seed;
      SplittableRandom random = new SplittableRandom(seed);
      int kind = seed % KINDS;
      boolean one = kind / 3 == 0;
      satellites = one ? 4 + random.nextInt(2) : 3 + random.nextInt(2);
      long[] weight = random.longs(EXPERTS, 0, 100).toArray();
      long[][] latency = new long[2][];
      Arrays.setAll(latency, l -> random.longs(satellites, 0, 1000).toArray());
      int[] layer = random.ints(EXPERTS, 0, 2).toArray();
      cost = new long[EXPERTS][satellites];
      for (int e = 0; e < EXPERTS; e++) {
        for (int s = 0; s < satellites; s++) {
          cost[e][s] =
              switch (kind % 3) {
                case 0 -> weight[e] * latency[0][s];
                case 1 -> weight[e] * latency[layer[e]][s];
                default -> random.nextLong(1000);
              };
        }
      }
      costs =
          switch (kind % 3) {
            case 0 -> new Costs.Product(weight, latency[0]);
            case 1 -> new Costs.LayeredProduct(satellites, layer, weight, latency);
            default -> new Costs.Matrix(satellites, cost);
          };
      Arrays.setAll(demand, e -> random.longs(satellites, 1, 9).toArray());
      switch (kind / 3) {
        case 0 -> {
          room = random.longs(satellites, 1, 2).toArray();
          capacity = Capacity.one();
        }
        case 1 -> {
          room = random.longs(satellites, 0, 4).toArray();
          capacity = Capacity.slots(Arrays.stream(room).mapToInt(r -> (int) r).toArray());
        }
        case 2 -> {
          room = random.longs(satellites, 5, 15).toArray();
          capacity =
              Capacity.memory(room, Arrays.stream(demand).mapToLong(row -> row[0]).toArray());
          Arrays.stream(demand).forEach(row -> Arrays.fill(row, row[0]));
        }
        default -> {
          room = random.longs(satellites, 5, 15).toArray();
          capacity = Capacity.memory(room, demand);
        }
      }
      if (kind / 3 < 2) {
        Arrays.stream(demand).forEach(row -> Arrays.fill(row, 1));
      }
      forbidden = new boolean[EXPERTS][satellites];
      boolean some = random.nextInt(3) == 0;
      for (boolean[] row : forbidden) {
        for (int s = 0; s < satellites; s++) {
          row[s] = some && random.nextInt(4) == 0;
        }
      }
    }

    PlacementProblem problem() {
      List<int[]> pairs = new ArrayList<>();
      for (int e = 0; e < EXPERTS; e++) {
        for (int s = 0; s < satellites; s++) {
          if (forbidden[e][s]) {
            pairs.add(new int[] {e, s});
          }
        }
      }
      return new PlacementProblem("tiny " + seed, costs, capacity, ForbiddenPairs.of(pairs));
    }

    /** Infinite where nothing fits. */
    double least() {
      return BoundsByEnumerationTest.least(EXPERTS, satellites, false, this::costOf);
    }

    private double costOf(int[] host) {
      long[] left = room.clone();
      long sum = 0;
      for (int e = 0; e < EXPERTS; e++) {
        left[host[e]] -= demand[e][host[e]];
        if (left[host[e]] < 0 || forbidden[e][host[e]]) {
          return Double.POSITIVE_INFINITY;
        }
        sum += cost[e][host[e]];
      }
      return sum;
    }
  }
}
