package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Assignment problems at random, for tests. A seed gives the same problem for ever. */
public final class RandomProblems {
  private final SplittableRandom random;
  private final String name;
  private final int experts;
  private final int satellites;

  private RandomProblems(long seed) {
    this.random = new SplittableRandom(seed);
    this.name = "hostile-" + seed;
    boolean large = random.nextInt(40) == 0;
    this.experts = random.nextInt(large ? 40 : 7);
    this.satellites = random.nextInt(large ? 60 : 9);
  }

  /**
   * One layer in femtoseconds, an expert on a satellite: activation probabilities up to 1 times
   * latencies below 300 ms.
   */
  public static PlacementProblem product(int experts, int satellites, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return PlacementProblem.of(
        "product-" + seed,
        new Costs.Product(
            random.longs(experts, 0, 1_000_001).toArray(),
            random.longs(satellites, 0, 300_000_000).toArray()));
  }

  /**
   * Costs of 10 to 50, demands of 5 to 25, and on each satellite four fifths of the memory that an
   * even share of all experts would take: type C of the generalised assignment problem (Chu and
   * Beasley 1997).
   */
  public static PlacementProblem tightMemory(int experts, int satellites, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[][] rows = new long[experts][];
    Arrays.setAll(rows, e -> random.longs(satellites, 10, 51).toArray());
    long[][] demands = new long[experts][];
    Arrays.setAll(demands, e -> random.longs(satellites, 5, 26).toArray());
    long[] memory = new long[satellites];
    Arrays.setAll(
        memory, s -> Arrays.stream(demands).mapToLong(d -> d[s]).sum() * 4 / 5 / satellites);
    return new PlacementProblem(
        "tight-" + seed,
        new Costs.Matrix(satellites, rows),
        Capacity.memory(memory, demands),
        ForbiddenPairs.none());
  }

  /**
   * A problem that nobody would pose: no expert or no satellite, equal costs, costs at the end of
   * their range beside zeros, no room or endless room, demands that just do not fit, everything
   * forbidden. Mostly up to 6 experts and 8 satellites, now and then 39 and 59.
   */
  public static PlacementProblem hostile(long seed) {
    RandomProblems draw = new RandomProblems(seed);
    return new PlacementProblem(draw.name, draw.costs(), draw.capacity(), draw.forbidden());
  }

  private int below(int bound) {
    return random.nextInt(bound);
  }

  /** Values of one of several patterns, 0 to a limit. */
  private LongSupplier pattern(long most) {
    long some = random.nextLong(most + 1);
    return switch (below(6)) {
      case 0 -> () -> some;
      case 1 -> () -> random.nextLong(most + 1);
      case 2 -> () -> below(8) == 0 ? most : 0;
      case 3 -> () -> most - Math.min(most, below(3));
      case 4 -> () -> random.nextLong(most + 1) >>> below(63);
      default -> () -> Math.min(most, below(4));
    };
  }

  private long[] values(int size, LongSupplier pattern) {
    long[] values = new long[size];
    for (int i = 0; i < size; i++) {
      values[i] = pattern.getAsLong();
    }
    return values;
  }

  private long[][] rows(int height, int width, LongSupplier pattern) {
    long[][] rows = new long[height][];
    for (int r = 0; r < height; r++) {
      rows[r] = values(width, pattern);
    }
    return rows;
  }

  private Costs costs() {
    long dearest = Costs.MAX_TOTAL / Math.max(1, experts);
    long most = new long[] {0, 1, 1000, 1L << 40, dearest / 3, dearest}[below(6)];
    long root = (long) Math.sqrt((double) most) - 1;
    return switch (below(4)) {
      case 0 ->
          new Costs.Product(
              values(experts, pattern(Math.max(0, root))),
              values(satellites, pattern(Math.max(0, root))));
      case 1 ->
          new Costs.LayeredProduct(
              satellites,
              random.ints(experts, 0, 3).toArray(),
              values(experts, pattern(Math.max(0, root))),
              rows(3, satellites, pattern(Math.max(0, root))));
      case 2 ->
          new Costs.LayeredProduct(
                  satellites,
                  random.ints(experts, 0, 3).toArray(),
                  values(experts, pattern(Math.max(0, root / 2))),
                  rows(3, satellites, pattern(Math.max(0, root / 2))))
              .withMoves(
                  random.ints(experts, -1, satellites).toArray(),
                  values(experts, pattern(most / 2)));
      default -> new Costs.Matrix(satellites, rows(experts, satellites, pattern(most)));
    };
  }

  private Capacity capacity() {
    int kind = below(6);
    if (kind < 2) {
      return Capacity.one();
    }
    if (kind == 2) {
      int[] slots = new int[satellites];
      int most = new int[] {0, 1, 3, Integer.MAX_VALUE}[below(4)];
      for (int s = 0; s < satellites; s++) {
        slots[s] = below(3) == 0 ? most : below(3);
      }
      return Capacity.slots(slots);
    }
    long most = new long[] {0, 1, 30, 1L << 30, Capacity.Memory.MAX}[below(5)];
    long[] memory = values(satellites, pattern(most));
    long demand = below(2) == 0 ? most : most / 2;
    return kind == 3
        ? Capacity.memory(memory, rows(experts, satellites, pattern(demand)))
        : Capacity.memory(memory, values(experts, pattern(demand)));
  }

  private ForbiddenPairs forbidden() {
    double share = new double[] {0, 0, 0.2, 0.7, 1}[below(5)];
    BitSet[] forbidden = new BitSet[experts];
    for (int e = 0; e < experts; e++) {
      forbidden[e] = new BitSet();
      for (int s = 0; s < satellites; s++) {
        forbidden[e].set(s, random.nextDouble() < share);
      }
    }
    return share == 0 ? ForbiddenPairs.none() : ForbiddenPairs.ofSets(forbidden);
  }
}
