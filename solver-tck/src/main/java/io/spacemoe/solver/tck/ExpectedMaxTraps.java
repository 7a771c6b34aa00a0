package io.spacemoe.solver.tck;

import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Families of {@link ExpectedMaxProblem}s, each made to expose one way of being wrong. A family and
 * a seed give the same problem for ever.
 */
public enum ExpectedMaxTraps {
  /** A single snapshot: sorting is optimal, and the wait-and-see bound is tight. */
  ONE_SNAPSHOT(draw -> draw.problem(draw.someActive(), draw.noisy(1, 2))),

  /** What is near in one snapshot is far in the next: means say nothing. */
  OPPOSED(draw -> draw.problem(draw.someActive(), draw.opposed())),

  /** Satellites cut off now and then, at a penalty far beyond any latency. */
  OUTAGES(draw -> draw.problem(draw.someActive(), draw.outages(6, 2))),

  /**
   * Satellites cut off in groups: hosts that fail together hurt less than hosts that take turns.
   */
  COMMON_OUTAGES(draw -> draw.problem(draw.someActive(), draw.commonOutages(6))),

  /** Latencies of 0 to 4 ms: many optima, and ranks that mean little. */
  TIES(draw -> draw.problem(draw.someActive(), draw.coarse(5, 2, 4))),

  /** One expert at a time: the maximum is no maximum, and sorting by means is optimal. */
  ONE_ACTIVE(draw -> draw.problem(1, draw.noisy(5, 2))),

  /** All experts always: weights do not matter, only the set of satellites. */
  ALL_ACTIVE(draw -> draw.problem(draw.experts, draw.noisy(5, 2))),

  /** Weights over twelve orders of magnitude, some of them 0. */
  SKEWED(draw -> draw.skewed(draw.noisy(5, 2))),

  /** As many satellites as experts: only exchanges are left. */
  TIGHT(draw -> draw.problem(draw.someActive(), draw.noisy(5, 0)));

  @SuppressWarnings("ImmutableEnumChecker") // a recipe holds nothing; it reads its draw
  private final Function<Draw, ExpectedMaxProblem> recipe;

  ExpectedMaxTraps(Function<Draw, ExpectedMaxProblem> recipe) {
    this.recipe = recipe;
  }

  /**
   * The problem with this seed, of 1 to 6 experts, small enough for {@link ExpectedMaxEnumeration}.
   */
  public ExpectedMaxProblem instance(long seed) {
    return instance(seed, 1 + (int) Math.floorMod(seed, 6L));
  }

  /**
   * The problem with this seed and size; the family chooses the number of satellites.
   *
   * @param experts at least 1
   */
  public ExpectedMaxProblem instance(long seed, int experts) {
    return recipe.apply(new Draw(this, seed, experts));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One draw from a family. */
  private static final class Draw {
    private static final long NS = 100_000_000;
    private static final long PENALTY = 1_000_000_000;

    private final String name;
    private final int experts;
    private final SplittableRandom random;

    Draw(ExpectedMaxTraps family, long seed, int experts) {
      this.name = String.format(Locale.ROOT, "%s-%d-of-%d", family, seed, experts);
      this.experts = experts;
      this.random = new SplittableRandom(31 * seed + family.name().hashCode());
    }

    int someActive() {
      return 1 + random.nextInt(Math.min(experts, 8));
    }

    ExpectedMaxProblem problem(int active, long[][] latencies) {
      double[] weights = new double[experts];
      Arrays.setAll(weights, e -> 1.0 / (1 + random.nextInt(experts)));
      return new ExpectedMaxProblem(name, weights, active, latencies);
    }

    ExpectedMaxProblem skewed(long[][] latencies) {
      int active = someActive();
      double[] weights = new double[experts];
      Arrays.setAll(
          weights,
          e -> e >= active && random.nextInt(4) == 0 ? 0 : Math.pow(10, -12 * random.nextDouble()));
      return new ExpectedMaxProblem(name, weights, active, latencies);
    }

    /** Whole milliseconds. */
    long[][] coarse(int snapshots, int spare, long mostMs) {
      long[][] latencies = new long[snapshots][];
      Arrays.setAll(
          latencies,
          t ->
              random
                  .longs(experts + (long) spare, 0, mostMs + 1)
                  .map(ms -> ms * 1_000_000)
                  .toArray());
      return latencies;
    }

    /** Each satellite has a latency of its own, and every snapshot changes it by up to half. */
    long[][] noisy(int snapshots, int spare) {
      long[] own = random.longs(experts + (long) spare, 1, NS).toArray();
      long[][] latencies = new long[snapshots][];
      Arrays.setAll(
          latencies, t -> Arrays.stream(own).map(ns -> ns + random.nextLong(1 + ns / 2)).toArray());
      return latencies;
    }

    long[][] opposed() {
      long[] there = random.longs(experts + 2L, 0, NS).toArray();
      long[] back = Arrays.stream(there).map(ns -> NS - ns + random.nextLong(NS / 20)).toArray();
      return new long[][] {there, back, there, back};
    }

    long[][] outages(int snapshots, int spare) {
      long[][] latencies = noisy(snapshots, spare);
      for (long[] row : latencies) {
        for (int s = 0; s < row.length; s++) {
          row[s] = random.nextInt(6) == 0 ? PENALTY : row[s];
        }
      }
      return latencies;
    }

    long[][] commonOutages(int snapshots) {
      long[][] latencies = noisy(snapshots, 2);
      for (long[] row : latencies) {
        int down = random.nextInt(4);
        for (int s = down; s < row.length; s += 3) {
          row[s] = PENALTY;
        }
      }
      return latencies;
    }
  }
}
