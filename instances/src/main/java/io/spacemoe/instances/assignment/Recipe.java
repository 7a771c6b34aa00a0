package io.spacemoe.instances.assignment;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * A recipe for random assignment instances. The same recipe, sizes and seed give the same file,
 * byte for byte, on every platform: integers and {@link StrictMath} only.
 */
public enum Recipe {
  /** One layer: Zipf's activation probabilities, latencies of 10 to 100 ms; one per satellite. */
  PRODUCT,

  /** Four layers, each with its own latencies of 10 to 100 ms; one expert per satellite. */
  LAYERED,

  /** Any costs from 0 to 999; one expert per satellite. */
  MATRIX,

  /**
   * Generalised assignment, type A of Chu and Beasley ("A genetic algorithm for the generalised
   * assignment problem", 1997): demands 5 to 25, costs 10 to 50, ample capacities.
   */
  GAP_A,

  /** Type B: as A with 70 % of its capacities. */
  GAP_B,

  /** Type C: as A with capacities of 80 % of an agent's share of all its demands. */
  GAP_C,

  /** Type D: demands 1 to 100, costs falling as demands rise, capacities as in C. */
  GAP_D,

  /**
   * Type E of Laguna, Kelly, Gonzalez-Velarde and Glover ("Tabu search for the multilevel
   * generalized assignment problem", 1995): demands 1 - 10 ln u, costs 1000 / demand - 10 v.
   * Rounded down, costs to at least 1.
   */
  GAP_E;

  private static final int LAYERS = 4;

  /** The most numbers of a file: with ten characters each it can still be read. */
  private static final int MOST_NUMBERS = 20_000_000;

  private static final int MILLION = 1_000_000;

  /** What it is called on a command line, for example {@code gap-d}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of all recipes. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(Recipe::id).toList();
  }

  /**
   * Makes an instance.
   *
   * @param experts at least 1
   * @param satellites at least 1
   * @param seed any number
   * @throws IllegalArgumentException also when the file would have more than 20 million numbers
   */
  public AssignmentFile make(int experts, int satellites, long seed) {
    if (experts < 1 || satellites < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d experts on %d satellites; allowed: at least 1 of each",
              experts,
              satellites));
    }
    double numbers = numbers(experts, satellites);
    if (numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of %d experts on %d satellites has %.0f numbers; allowed: at most %d",
              id(),
              experts,
              satellites,
              numbers,
              MOST_NUMBERS));
    }
    FixedRandom random = new FixedRandom(seed, id().hashCode());
    String name = String.format(Locale.ROOT, "%s-%dx%d-%d", id(), experts, satellites, seed);
    PlacementProblem problem =
        switch (this) {
          case PRODUCT ->
              PlacementProblem.of(
                  name, new Costs.Product(zipf(experts), latencies(satellites, random)));
          case LAYERED -> PlacementProblem.of(name, layered(experts, satellites, random));
          case MATRIX ->
              PlacementProblem.of(
                  name, new Costs.Matrix(satellites, rows(experts, satellites, 0, 999, random)));
          case GAP_A, GAP_B, GAP_C, GAP_D, GAP_E -> gap(name, experts, satellites, random);
        };
    boolean seconds = this == PRODUCT || this == LAYERED;
    return AssignmentFile.of(
        problem,
        seconds ? "fs" : "units",
        OptionalLong.empty(),
        Optional.of(String.format(Locale.ROOT, "recipe %s, seed %d", id(), seed)));
  }

  private double numbers(double experts, double satellites) {
    return switch (this) {
      case PRODUCT -> experts + satellites;
      case LAYERED -> 2 * experts + LAYERS * satellites;
      case MATRIX -> experts * satellites;
      case GAP_A, GAP_B, GAP_C, GAP_D, GAP_E -> (2 * experts + 1) * satellites;
    };
  }

  /** Of two experts activated at a time, rank r as often as 1 / r, at most always. */
  private static long[] zipf(int experts) {
    double all = 0;
    for (int rank = 1; rank <= experts; rank++) {
      all += 1.0 / rank;
    }
    long[] weights = new long[experts];
    for (int e = 0; e < experts; e++) {
      weights[e] = Math.min(MILLION, (long) (2.0 * MILLION / ((e + 1) * all)));
    }
    return weights;
  }

  private static long[] latencies(int satellites, FixedRandom random) {
    return random.numbers(satellites, 10L * MILLION, 100L * MILLION);
  }

  private static Costs layered(int experts, int satellites, FixedRandom random) {
    long[] weights = new long[experts];
    int[] layerOf = new int[experts];
    for (int e = 0; e < experts; e++) {
      layerOf[e] = (int) ((long) e * LAYERS / experts);
      weights[e] = random.number(1, MILLION);
    }
    long[][] latencies = new long[LAYERS][];
    Arrays.setAll(latencies, l -> latencies(satellites, random));
    return new Costs.LayeredProduct(satellites, layerOf, weights, latencies);
  }

  private static long[][] rows(
      int experts, int satellites, long least, long greatest, FixedRandom random) {
    long[][] rows = new long[experts][];
    Arrays.setAll(rows, e -> random.numbers(satellites, least, greatest));
    return rows;
  }

  private PlacementProblem gap(String name, int jobs, int agents, FixedRandom random) {
    long[][] demands = new long[jobs][agents];
    long[][] costs = new long[jobs][agents];
    for (int j = 0; j < jobs; j++) {
      for (int a = 0; a < agents; a++) {
        switch (this) {
          case GAP_D -> {
            demands[j][a] = random.number(1, 100);
            costs[j][a] = 111 - demands[j][a] + random.number(-10, 10);
          }
          case GAP_E -> {
            demands[j][a] = (long) (1 - 10 * StrictMath.log(random.fraction()));
            costs[j][a] = Math.max(1, (long) (1000.0 / demands[j][a] - 10 * random.fraction()));
          }
          default -> {
            demands[j][a] = random.number(5, 25);
            costs[j][a] = random.number(10, 50);
          }
        }
      }
    }
    boolean ample = this == GAP_A || this == GAP_B;
    long[] capacities = ample ? ample(costs, demands, agents) : shares(demands, agents);
    return new PlacementProblem(
        name,
        new Costs.Matrix(agents, costs),
        Capacity.memory(capacities, demands),
        ForbiddenPairs.none());
  }

  /** 80 % of an equal share of an agent's demands, rounded down. */
  private static long[] shares(long[][] demands, int agents) {
    long[] capacities = new long[agents];
    Arrays.setAll(
        capacities, a -> Arrays.stream(demands).mapToLong(d -> d[a]).sum() * 8 / (10L * agents));
    return capacities;
  }

  /**
   * The same for every agent: 9 jobs / agents + 0.4 times the greatest demand that an agent has
   * when every job goes where it is cheapest; for type B, 70 % of that. Rounded down.
   */
  private long[] ample(long[][] costs, long[][] demands, int agents) {
    long[] load = new long[agents];
    for (int j = 0; j < costs.length; j++) {
      int cheapest = 0;
      for (int a = 1; a < agents; a++) {
        cheapest = costs[j][a] < costs[j][cheapest] ? a : cheapest;
      }
      load[cheapest] += demands[j][cheapest];
    }
    long greatest = LongStream.of(load).max().orElseThrow();
    long hundredths = (90L * costs.length + 4 * greatest * agents) * (this == GAP_B ? 7 : 10);
    long[] capacities = new long[agents];
    Arrays.fill(capacities, hundredths / (100L * agents));
    return capacities;
  }
}
