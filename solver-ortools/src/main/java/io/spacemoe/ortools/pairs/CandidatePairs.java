package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * The pairs of expert and satellite that some best placement uses nothing but, row by row, each
 * with its cost above the cheapest in its row. Immutable.
 *
 * <p>Pair k belongs to the expert whose range {@link #first} to {@link #end} holds k. Subtracting a
 * constant from a row changes every placement's cost by that constant, so the best placements stay
 * the same while the numbers become as small as they can be.
 */
public final class CandidatePairs {
  private final int satellites;
  private final int[] start;
  private final int[] satellite;
  private final long[] cost;
  private final long[] cheapest;
  private final long divisor;

  private CandidatePairs(
      int satellites, int[] start, int[] satellite, long[] cost, long[] cheapest, long divisor) {
    this.satellites = satellites;
    this.start = start;
    this.satellite = satellite;
    this.cost = cost;
    this.cheapest = cheapest;
    this.divisor = divisor;
  }

  /** Every allowed pair. */
  public static CandidatePairs allowed(PlacementProblem problem) {
    Collector collector = new Collector(problem);
    int[] kept = new int[problem.satellites()];
    for (int e = 0; e < problem.experts(); e++) {
      int size = 0;
      for (int s = 0; s < kept.length; s++) {
        if (problem.allows(e, s)) {
          kept[size++] = s;
        }
      }
      collector.add(e, kept, size);
    }
    return collector.pairs();
  }

  /**
   * For a problem that counts slots: each expert's cheapest allowed satellites, until they have as
   * many slots as there are experts.
   *
   * <p>No expert needs another: the others leave it at least one slot among these, at no higher
   * cost, and moving there disturbs nobody. So every placement can be turned, expert by expert,
   * into one that uses these pairs alone and costs no more.
   *
   * <p>The least rents that prove a placement best among these pairs prove it best among all: one
   * of an expert's candidates has no rent, because it has a free slot or because, where all experts
   * fill the candidates to the last slot, not every occupied satellite can have gained by the
   * others' moves. So the expert pays at most the bare cost of a satellite that is no candidate.
   */
  public static CandidatePairs undominated(PlacementProblem problem) {
    Collector collector = new Collector(problem);
    CheapestSatellites cheapest = new CheapestSatellites(problem);
    for (int e = 0; e < problem.experts(); e++) {
      int size = cheapest.select(e);
      collector.add(e, cheapest.selected(), size);
    }
    return collector.pairs();
  }

  /**
   * The same pairs in a coarser cost unit, each cost above the cheapest rounded down; the finest
   * such unit in which all fit a backend. Nothing is lost when the costs are multiples of it.
   *
   * @param largest the largest cost above the cheapest that the backend can take, at least 1
   */
  public CandidatePairs within(long largest) {
    long unit = unit();
    long most = largest() / unit;
    int bits = 0;
    while (most >> bits > largest) {
      bits++;
    }
    long coarse = unit << bits;
    if (coarse == 1) {
      return this;
    }
    long[] divided = new long[cost.length];
    for (int k = 0; k < divided.length; k++) {
      divided[k] = cost[k] / coarse;
    }
    return new CandidatePairs(satellites, start, satellite, divided, cheapest, coarse);
  }

  /** Some of these pairs, with the same costs. */
  public CandidatePairs where(IntPredicate keeps) {
    int[] fewerStart = new int[start.length];
    int[] fewer = new int[satellite.length];
    long[] fewerCost = new long[satellite.length];
    int size = 0;
    for (int e = 0; e < cheapest.length; e++) {
      for (int k = start[e]; k < start[e + 1]; k++) {
        if (keeps.test(k)) {
          fewer[size] = satellite[k];
          fewerCost[size++] = cost[k];
        }
      }
      fewerStart[e + 1] = size;
    }
    return new CandidatePairs(
        satellites,
        fewerStart,
        Arrays.copyOf(fewer, size),
        Arrays.copyOf(fewerCost, size),
        cheapest,
        divisor);
  }

  /** How many of the problem's cost units make one of these. */
  public long divisor() {
    return divisor;
  }

  /** The number of experts. */
  public int experts() {
    return cheapest.length;
  }

  /** The number of satellites of the problem, candidates or not. */
  public int satellites() {
    return satellites;
  }

  /** The number of pairs. */
  public int size() {
    return satellite.length;
  }

  /** Refuses more pairs than a backend holds in reasonable memory. */
  public void requireAtMost(int most) {
    if (size() > most) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%d pairs of expert and satellite; this backend takes up to %d",
              size(),
              most));
    }
  }

  /** The first pair of an expert. */
  public int first(int expert) {
    return start[expert];
  }

  /** One past the last pair of an expert. */
  public int end(int expert) {
    return start[expert + 1];
  }

  /** The satellite of a pair. */
  public int satellite(int pair) {
    return satellite[pair];
  }

  /** The cost of a pair above the cheapest of its expert. */
  public long cost(int pair) {
    return cost[pair];
  }

  /** The cost of an expert's cheapest pair. */
  public long cheapest(int expert) {
    return cheapest[expert];
  }

  /** The largest cost above a cheapest one. */
  public long largest() {
    long largest = 0;
    for (long value : cost) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /** The greatest common divisor of all costs above the cheapest; 1 when they are all 0. */
  public long unit() {
    long unit = 0;
    for (int k = 0; k < cost.length && unit != 1; k++) {
      unit = gcd(unit, cost[k]);
    }
    return Math.max(1, unit);
  }

  private static long gcd(long a, long b) {
    while (b != 0) {
      long rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }

  /** The pair of an expert on a satellite; -1 when it is not a candidate. */
  public int pairOf(int expert, int onSatellite) {
    for (int k = start[expert]; k < start[expert + 1]; k++) {
      if (satellite[k] == onSatellite) {
        return k;
      }
    }
    return -1;
  }

  /** Gathers rows of unknown length, each less its cheapest cost. */
  private static final class Collector {
    private final PlacementProblem problem;
    private final int[] start;
    private final long[] row;
    private final long[] cheapest;
    private int[] satellite;
    private long[] cost;

    Collector(PlacementProblem problem) {
      this.problem = problem;
      this.start = new int[problem.experts() + 1];
      this.row = new long[problem.satellites()];
      this.cheapest = new long[problem.experts()];
      this.satellite = new int[Math.max(16, problem.experts())];
      this.cost = new long[satellite.length];
    }

    void add(int expert, int[] satellites, int size) {
      int from = start[expert];
      int to = from + size;
      if (to > satellite.length) {
        int longer = Math.max(to, 2 * satellite.length);
        satellite = Arrays.copyOf(satellite, longer);
        cost = Arrays.copyOf(cost, longer);
      }
      problem.costs().copyRow(expert, row);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < size; i++) {
        least = Math.min(least, row[satellites[i]]);
      }
      for (int i = 0; i < size; i++) {
        satellite[from + i] = satellites[i];
        cost[from + i] = row[satellites[i]] - least;
      }
      cheapest[expert] = least;
      start[expert + 1] = to;
    }

    CandidatePairs pairs() {
      int size = start[start.length - 1];
      return new CandidatePairs(
          problem.satellites(),
          start,
          Arrays.copyOf(satellite, size),
          Arrays.copyOf(cost, size),
          cheapest,
          1);
    }
  }
}
