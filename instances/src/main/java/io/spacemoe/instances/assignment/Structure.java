package io.spacemoe.instances.assignment;

import io.spacemoe.solver.Costs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What can be seen in the costs of a problem, whatever kind its file gives them as.
 *
 * @param least the least cost of a pair that is allowed; 0 when there is none
 * @param greatest the greatest cost of a pair that is allowed
 * @param profiles how many rows differ by more than a factor: 1 means that costs are a weight times
 *     a latency, few that they are a layered product
 */
public record Structure(long least, long greatest, int profiles) {

  /**
   * Looks at every cost of a matrix, or where moving costs, once, and at the weights and latencies
   * alone of products: as none is negative, an expert's least cost is on the nearest satellite that
   * is not forbidden to it, and its greatest on the farthest. Those take one sort of each layer's
   * satellites and a step for each forbidden pair.
   */
  public static Structure of(PlacementProblem problem) {
    Costs costs = problem.costs();
    if (costs instanceof Costs.Product product) {
      return ofProducts(
          problem,
          new long[][] {latencies(product.satellites(), product::latencyNs)},
          e -> 0,
          product::weightPpm);
    }
    if (costs instanceof Costs.LayeredProduct layered && !layered.hasMoves()) {
      long[][] latencies = new long[layered.layers()][];
      Arrays.setAll(latencies, l -> latencies(layered.satellites(), s -> layered.latencyNs(l, s)));
      return ofProducts(problem, latencies, layered::layerOf, layered::weightPpm);
    }
    return ofMatrix(problem);
  }

  private static long[] latencies(int satellites, IntToLongFunction of) {
    return IntStream.range(0, satellites).mapToLong(of).toArray();
  }

  private static Structure ofProducts(
      PlacementProblem problem,
      long[][] latencies,
      IntUnaryOperator layerOf,
      IntToLongFunction weight) {
    int[][] nearFirst = Arrays.stream(latencies).map(Structure::nearFirst).toArray(int[][]::new);
    boolean[] weighs = new boolean[latencies.length];
    long least = Long.MAX_VALUE;
    long greatest = 0;
    for (int e = 0; e < problem.experts(); e++) {
      int layer = layerOf.applyAsInt(e);
      int[] satellites = nearFirst[layer];
      int near = 0;
      int far = satellites.length - 1;
      while (near <= far && problem.forbidden().contains(e, satellites[near])) {
        near++;
      }
      while (near <= far && problem.forbidden().contains(e, satellites[far])) {
        far--;
      }
      if (near <= far) {
        least = Math.min(least, problem.costs().cost(e, satellites[near]));
        greatest = Math.max(greatest, problem.costs().cost(e, satellites[far]));
      }
      weighs[layer] |= weight.applyAsLong(e) != 0;
    }
    Set<Profile> profiles = new HashSet<>();
    for (int l = 0; l < latencies.length; l++) {
      if (weighs[l]) {
        addProfile(latencies[l], profiles);
      }
    }
    return new Structure(Math.min(least, greatest), greatest, Math.max(1, profiles.size()));
  }

  private static int[] nearFirst(long[] latencies) {
    return IntStream.range(0, latencies.length)
        .boxed()
        .sorted(Comparator.comparingLong(s -> latencies[s]))
        .mapToInt(s -> s)
        .toArray();
  }

  private static Structure ofMatrix(PlacementProblem problem) {
    long least = Long.MAX_VALUE;
    long greatest = 0;
    Set<Profile> profiles = new HashSet<>();
    long[] row = new long[problem.satellites()];
    for (int e = 0; e < problem.experts(); e++) {
      problem.costs().copyRow(e, row);
      for (int s = 0; s < row.length; s++) {
        if (!problem.forbidden().contains(e, s)) {
          least = Math.min(least, row[s]);
          greatest = Math.max(greatest, row[s]);
        }
      }
      addProfile(row, profiles);
    }
    return new Structure(Math.min(least, greatest), greatest, Math.max(1, profiles.size()));
  }

  /** A row of zeros is any profile's, with factor 0. */
  private static void addProfile(long[] row, Set<Profile> profiles) {
    if (Arrays.stream(row).anyMatch(cost -> cost != 0)) {
      profiles.add(Profile.of(row));
    }
  }

  /** What the costs are, in words. */
  public String inWords(Costs costs) {
    if (profiles == 1) {
      return "product: a weight times a latency";
    }
    return profiles <= costs.experts() / 2
        ? String.format(Locale.ROOT, "layered product: %d latency profiles", profiles)
        : String.format(
            Locale.ROOT,
            "no product: %d latency profiles for %d experts",
            profiles,
            costs.experts());
  }

  /** A row divided by its greatest common divisor. */
  private record Profile(long[] ratios) {
    static Profile of(long[] row) {
      long divisor = Arrays.stream(row).reduce(0, Profile::gcd);
      return new Profile(Arrays.stream(row).map(cost -> cost / divisor).toArray());
    }

    private static long gcd(long a, long b) {
      long x = a;
      long y = b;
      while (y != 0) {
        long rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Profile that && Arrays.equals(ratios, that.ratios);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(ratios);
    }
  }
}
