package io.spacemoe.solver;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Small problems of every kind, and all their placements. */
public final class RandomProblems {
  private RandomProblems() {}

  /** Up to 4 experts and 4 satellites; every kind of costs and capacity, often infeasible. */
  public static PlacementProblem of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int experts = random.nextInt(5);
    int satellites = random.nextInt(5);
    BitSet[] forbidden = new BitSet[experts];
    for (int e = 0; e < experts; e++) {
      forbidden[e] = new BitSet();
      for (int s = 0; s < satellites; s++) {
        forbidden[e].set(s, random.nextInt(4) == 0);
      }
    }
    return new PlacementProblem(
        "random-" + seed,
        costs(random, experts, satellites),
        capacity(random, experts, satellites),
        random.nextBoolean() ? ForbiddenPairs.none() : ForbiddenPairs.ofSets(forbidden));
  }

  private static Costs costs(SplittableRandom random, int experts, int satellites) {
    long[] weight = random.longs(experts, 0, 10).toArray();
    return switch (random.nextInt(3)) {
      case 0 -> new Costs.Product(weight, random.longs(satellites, 0, 10).toArray());
      case 1 ->
          new Costs.LayeredProduct(
              satellites,
              random.ints(experts, 0, 2).toArray(),
              weight,
              table(random, 2, satellites));
      default -> new Costs.Matrix(satellites, table(random, experts, satellites));
    };
  }

  private static Capacity capacity(SplittableRandom random, int experts, int satellites) {
    long[] memory = random.longs(satellites, 0, 20).toArray();
    return switch (random.nextInt(4)) {
      case 0 -> Capacity.one();
      case 1 -> Capacity.slots(random.ints(satellites, 0, 4).toArray());
      case 2 -> Capacity.memory(memory, random.longs(experts, 0, 10).toArray());
      default -> Capacity.memory(memory, table(random, experts, satellites));
    };
  }

  private static long[][] table(SplittableRandom random, int rows, int columns) {
    long[][] table = new long[rows][];
    Arrays.setAll(table, r -> random.longs(columns, 0, 10).toArray());
    return table;
  }

  /** Every feasible placement of a problem, like an odometer. */
  public static void forEachPlacement(PlacementProblem problem, Consumer<Evaluation> action) {
    int[] satelliteOf = new int[problem.experts()];
    boolean more = problem.satellites() > 0 || problem.experts() == 0;
    while (more) {
      Evaluation seen = problem.evaluate(Placement.of(satelliteOf));
      if (seen.feasible()) {
        action.accept(seen);
      }
      int e = 0;
      while (e < satelliteOf.length && ++satelliteOf[e] == problem.satellites()) {
        satelliteOf[e++] = 0;
      }
      more = e < satelliteOf.length;
    }
  }

  static boolean feasible(PlacementProblem problem) {
    boolean[] found = new boolean[1];
    forEachPlacement(problem, seen -> found[0] = true);
    return found[0];
  }
}
