package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
import java.util.SplittableRandom;

/**
 * The search for the cheapest placements that leave no room at all, round by round; the package
 * says how.
 *
 * <p>It aims at the least cost at which about a dozen placements are to be expected, and has its
 * chance in every round, of some ten million steps each. It is of no use where none is expected
 * below the best known, or where too many changes come into question, and does nothing in a heap of
 * less than 768 MiB: its hash table alone takes 128 while it is at work.
 */
public final class MeetInTheMiddle {
  /** Slots of the hash table, 4 bytes each: 128 MiB. Chosen, not tuned. */
  private static final int TABLE = 1 << 25;

  /** The table is to take a sixth of the heap at most, since others need it too. */
  private static final long LEAST_HEAP = 6L * Integer.BYTES * TABLE;

  /** Satellites whose loads are shifted as planned in the first round. Chosen, not tuned. */
  private static final int FIRST_SINGLES = 3;

  /**
   * A single satellite less is planned where the product of the lists' lengths, each as a part of
   * the table's, is less than this. Chosen, not tuned.
   */
  private static final double FEW = 1.0 / 4096;

  /** And a single satellite more where it is greater than this. Chosen, not tuned. */
  private static final double MANY = 2;

  /** About how many pairs of parts a join goes through at most. Chosen, not tuned. */
  private static final double MOST_PAIRS = 2e7;

  /** The logarithm of a dozen: so many placements are to be expected at the cost aimed at. */
  private static final double LOG_DOZEN = 2.5;

  /**
   * The largest regret of a half, as a part of the mean regret of the placements aimed at: half,
   * and some more since few placements divide evenly. Chosen, not tuned.
   */
  private static final double HALF = 0.53;

  /** Halvings of the interval of costs to aim at, which leave 1/256 of it. */
  private static final int BISECTIONS = 8;

  /** Steps that count as an iteration, about as long as a batch of annealing moves. */
  private static final int ITERATION = 2000;

  /** All pairs, closed or not. */
  private final OpenPairs pairs;

  /** By satellite: what it offers, in units. */
  private final int[] room;

  /** Knows the best placement, and when to stop. */
  private final Search search;

  /** Deals the halves, and draws their fingerprints. */
  private final SplittableRandom random;

  /** The prices at the cost aimed at. */
  private final GibbsPrices prices;

  /** The hash table; null until it is needed. */
  private int[] table;

  /** How many single satellites' loads are shifted as planned. */
  private int singles = FIRST_SINGLES;

  /** The mean cost that the prices are for. */
  private double aim = Double.POSITIVE_INFINITY;

  /** The largest regret of a half. */
  private double most;

  /** How many experts may change in one half only. */
  private int single;

  /** Whether there is anything to look for, and the heap for it. */
  private boolean useful = Runtime.getRuntime().maxMemory() >= LEAST_HEAP;

  /** The best known cost at the last look. */
  private long below = Long.MAX_VALUE;

  /** Iterations so far. */
  private long iterations;

  /** Steps that are no iteration yet. */
  private long uncounted;

  /**
   * A search among all pairs, closed or not.
   *
   * @param room what each satellite offers
   */
  public MeetInTheMiddle(OpenPairs pairs, int[] room, Search search, long seed) {
    this.pairs = pairs;
    this.room = room;
    this.search = search;
    this.random = new SplittableRandom(seed);
    this.prices = new GibbsPrices(pairs, room, search::over);
  }

  /** Iterations so far. */
  public long iterations() {
    return iterations;
  }

  /** Looks once for something cheaper than the best known, where that is of use. */
  public void round() {
    if (useful && search.bestCost() < below) {
      below = search.bestCost();
      useful = aimBelow(below - 1.0);
    }
    if (!useful || below == Long.MAX_VALUE || search.over()) {
      return;
    }
    table = table == null ? new int[TABLE] : table;
    Halves halves = new Halves(pairs, prices, single, random);
    MeetInTheMiddleRound round =
        new MeetInTheMiddleRound(
            pairs, room, prices, most, halves, singles, table, random, search::over);
    round.run(satellites -> search.found(Placement.of(satellites)), this::over);
    double fullness = (double) round.sets(0) / TABLE * round.sets(1) / TABLE;
    singles += fullness > MANY && singles < room.length ? 1 : 0;
    singles -= fullness < FEW && singles > 1 ? 1 : 0;
  }

  private boolean over(long work) {
    for (uncounted += work; uncounted >= ITERATION; uncounted -= ITERATION) {
      iterations++;
      if (search.tick()) {
        return true;
      }
    }
    return search.over();
  }

  /** Sets prices for about a dozen placements of at most a cost; false where that is no use. */
  private boolean aimBelow(double cost) {
    if (aim <= cost) {
      return true;
    }
    if (!prices.aim(cost) || prices.logPlacements() < 0) {
      return false;
    }
    double low = search.bound();
    double high = cost;
    for (int k = 0; k < BISECTIONS; k++) {
      double middle = (low + high) / 2;
      boolean enough = prices.aim(middle) && prices.logPlacements() > LOG_DOZEN;
      high = enough ? middle : high;
      low = enough ? low : middle;
    }
    aim = high;
    return prices.aim(aim) && divide();
  }

  /** As few experts in one half only as make lists short enough; false where none are enough. */
  private boolean divide() {
    most = HALF * prices.meanRegret();
    Changes changes = new Changes(pairs, prices, most, new int[room.length], new long[room.length]);
    int low = 0;
    int high = pairs.experts;
    while (low < high) {
      int middle = (low + high) / 2;
      boolean[] half = new Halves(pairs, prices, middle, random).half(0);
      boolean few = changes.sets(half, MeetInTheMiddleRound.mostOfTwo()) < MOST_PAIRS;
      low = few ? low : middle + 1;
      high = few ? middle : high;
    }
    single = high;
    return single < pairs.experts;
  }
}
