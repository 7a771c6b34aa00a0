package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
import java.util.SplittableRandom;

/**
 * A search for the cheapest placements that leave no room at all, which steps from one placement to
 * the next hardly ever find: every placement is a set of changes to the cheapest seating at {@link
 * SoftPrices}, and such a set is the union of two halves, in very many ways. So of all halves only
 * those need be listed that shift loads in one planned way, and where they meet, placements are
 * (Howgrave-Graham and Joux, New generic algorithms for hard knapsacks, Eurocrypt 2010).
 *
 * <p>It aims at the least cost at which about a dozen placements are to be expected, and has its
 * chance in every round, of some ten million steps each. It is of no use where none is expected
 * below the best known, or where too many changes come into question, and does nothing in a heap of
 * less than 768 MiB: its notes alone take 128 while it is at work.
 */
public final class MeetInTheMiddle {
  private static final int TABLE = 1 << 25;
  private static final long LEAST_HEAP = 6L * Integer.BYTES * TABLE;
  private static final int FIRST_SINGLES = 3;
  private static final double FEW = 1.0 / 4096;
  private static final double MANY = 2;
  private static final double MOST_PAIRS = 2e7;
  private static final double LOG_DOZEN = 2.5;
  private static final double HALF = 0.53;
  private static final int BISECTIONS = 8;
  private static final int ITERATION = 2000;

  private final OpenPairs pairs;
  private final int[] room;
  private final Search search;
  private final SplittableRandom random;
  private final GibbsPrices prices;
  private int[] table;
  private int singles = FIRST_SINGLES;
  private double aim = Double.POSITIVE_INFINITY;
  private double most;
  private int single;
  private boolean useful = Runtime.getRuntime().maxMemory() >= LEAST_HEAP;
  private long below = Long.MAX_VALUE;
  private long iterations;
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
    Halves sides = new Halves(pairs, prices, single, random);
    MeetInTheMiddleRound round =
        new MeetInTheMiddleRound(
            pairs, room, prices, most, sides, singles, table, random, search::over);
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
