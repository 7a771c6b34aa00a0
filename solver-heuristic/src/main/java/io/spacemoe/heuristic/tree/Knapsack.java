package io.spacemoe.heuristic.tree;

import java.util.Arrays;

/**
 * One satellite's choice among experts: a 0-1 knapsack, solved exactly, with what it loses when an
 * item must come in or stay out.
 *
 * <pre>{@code
 * max sum g_i x_i  subject to  sum a_i x_i <= c,  x_i in {0, 1}
 * }</pre>
 *
 * <p>Items come by falling gain per unit g_i / a_i. The linear relaxation takes them in that order
 * up to the break item b, the first that does not fit (Dantzig 1957). At a whole price p of a unit
 * of room, the least above g_b / a_b, the items with h_i = g_i - p a_i > 0 are in, and the others
 * are out. With the residual room r, what those that are in leave, every solution gains
 *
 * <pre>{@code
 * U = p c + sum of all h_i > 0
 * }</pre>
 *
 * less the deviation |h_i| of each item that changes sides, less p for each unit of room that stays
 * empty. So the best solution has the least such loss. An item that deviates by a reach or more
 * keeps its side; the rest, the core, goes through dynamic programming over the room w that is left
 * (Pisinger, A minimal algorithm for the 0-1 knapsack problem, Operations Research 45, 1997):
 *
 * <pre>{@code
 * f_i(w)    = min(f_(i+1)(w), |h_i| + f_(i+1)(w + a_i))  for who is in, with w - a_i for who is out
 * f_last(w) = p w  where w >= 0, infinite below
 * }</pre>
 *
 * The loss is f_0(r), and certain as soon as it is within the reach, which grows until it is. The
 * same rows price whoever is forced in or out. Where a reach is beyond 29 bits, rows count in
 * larger units, and losses are rounded down. Price and reach are what a proof needs to say the same
 * (io.spacemoe.solver.proof). O(items + core x room) a filling; allocates only while tables grow.
 *
 * <p>More than 300 lines because filling the table and reading it in two directions are one
 * algorithm over the same rows.
 */
final class Knapsack {
  /** No loss in a row is greater; the sum of two is still an int. */
  private static final int INFINITE = (1 << 30) - 1;

  /** A price times any room stays below. */
  private static final long HUGE = 1L << 60;

  /** A reach that falls short grows to this part of the largest at least. Chosen, not tuned. */
  private static final long LEAST_GROWTH = 16;

  /** A row that was never filled. */
  private static final int[] EMPTY = {};

  /** g: gain of each item, above 0. */
  private final long[] gain;

  /** a: room that each item takes, in units; 0 to the room. */
  private final int[] takes;

  /** h: what each item gains beyond the price of its room. */
  private final long[] excess;

  /** x: whether each item is taken by the best solution. */
  private final boolean[] taken;

  /** What is lost when each item changes from what the best solution does with it. */
  private final long[] loss;

  /** The items of the core, ascending. */
  private final int[] core;

  /** The least room left that f of each row is kept for; may be negative on the way. */
  private final int[] low;

  /** The greatest room left that f of each row is kept for; less than {@link #low}: none. */
  private final int[] high;

  /** f: row i, from {@link #low} to {@link #high}, before the core's item i. */
  private final int[][] table;

  /** The same from the front: least deviation of the core items before, by the room left. */
  private int[] prefix = EMPTY;

  /** Where the next prefix is made, then the two are exchanged. */
  private int[] nextPrefix = EMPTY;

  /** How many items there are. */
  private int items;

  /** c: room in units. */
  private int room;

  /** The most that an item, or who else is asked about, takes. */
  private int widest;

  /** r: room that those who are in leave. */
  private int residual;

  /** p: the price of a unit of room; 0 when all fit. */
  private long price;

  /** U. */
  private long relaxed;

  /** Items that deviate by so much keep their side. */
  private long reach;

  /** What a solution loses at least if it is not in the table: the reach, or all that rows hold. */
  private long beyond;

  /** What one in a row counts. */
  private long unit;

  /** How far the best solution is below U. */
  private long off;

  /** How many items the core has. */
  private int coreItems;

  /** Table cells and items looked at: a clock that is the same on every machine. */
  private long work;

  /** For up to so many items. */
  Knapsack(int mostItems) {
    this.gain = new long[mostItems];
    this.takes = new int[mostItems];
    this.excess = new long[mostItems];
    this.taken = new boolean[mostItems];
    this.loss = new long[mostItems];
    this.core = new int[mostItems];
    this.low = new int[mostItems + 1];
    this.high = new int[mostItems + 1];
    this.table = new int[mostItems + 1][];
    Arrays.fill(table, EMPTY);
  }

  /**
   * Forgets all items.
   *
   * @param newRoom of the next items
   * @param newWidest the most that an item, or who else is asked about, takes
   */
  void clear(int newRoom, int newWidest) {
    items = 0;
    room = newRoom;
    widest = newWidest;
  }

  /** Adds an item that fits alone; items must come by falling gain per unit taken. */
  int add(long itemGain, int itemTakes) {
    gain[items] = itemGain;
    takes[items] = itemTakes;
    return items++;
  }

  /**
   * The best gain, or a little more where losses are rounded down; decides who is taken.
   *
   * @param least the first reach
   */
  long fill(long least) {
    long greedy = relax();
    long most = relaxed - greedy + 1;
    reach = Math.min(least, most);
    tabulate();
    while (at(0, residual) * unit > reach && reach < most) {
      reach = Math.min(Math.max(2 * reach, most / LEAST_GROWTH + 1), most);
      tabulate();
    }
    choose();
    return relaxed - off;
  }

  /** The linear relaxation; returns what is gained by leaving out what does not fit. */
  private long relax() {
    int rest = room;
    long greedy = 0;
    price = 0;
    for (int i = 0; i < items; i++) {
      if (takes[i] <= rest) {
        rest -= takes[i];
        greedy += gain[i];
      } else if (price == 0) {
        price = Math.min(gain[i] / takes[i] + 1, HUGE / (room + 1L));
      }
    }
    relaxed = price * room;
    residual = room;
    for (int i = 0; i < items; i++) {
      excess[i] = gain[i] - price * takes[i];
      if (excess[i] > 0) {
        relaxed += excess[i];
        residual -= takes[i];
      }
    }
    work += items + 1;
    return greedy;
  }

  /** How much room there is more when an item changes sides. */
  private int release(int item) {
    return excess[item] > 0 ? takes[item] : -takes[item];
  }

  /** How far off the best solutions within reach are, by the room left before each core item. */
  private void tabulate() {
    span();
    int last = coreItems;
    int[] row = row(last);
    for (int w = Math.max(0, low[last]); w <= high[last]; w++) {
      row[w - low[last]] = (int) Math.min(INFINITE, w * price / unit);
    }
    for (int i = coreItems - 1; i >= 0; i--) {
      int deviation = deviation(core[i]);
      change(
          table[i + 1],
          low[i + 1],
          high[i + 1],
          row(i),
          low[i],
          high[i],
          release(core[i]),
          deviation);
    }
    off = lossAt(residual);
  }

  private int deviation(int item) {
    return (int) (Math.abs(excess[item]) / unit);
  }

  /**
   * The core, and for each place in it what room may be left there. From above, no more than the
   * residual room, the widest item and what core items before may release; and no more than core
   * items behind can use, but for what may stay empty within the reach. From below, likewise, and
   * no lower than core items behind can bring back to 0.
   */
  private void span() {
    coreItems = 0;
    int more = 0;
    int less = 0;
    for (int i = 0; i < items; i++) {
      if (Math.abs(excess[i]) < reach) {
        core[coreItems++] = i;
        more += Math.max(0, release(i));
        less += Math.max(0, -release(i));
      }
    }
    boolean whole = coreItems == items;
    unit = reach / (INFINITE / 2) + 1;
    beyond = whole ? INFINITE * unit : reach;
    long mostLeft = whole || price == 0 ? Integer.MAX_VALUE : reach / price + 1;
    int lowest = residual - widest;
    int highest = residual + widest;
    for (int i = 0; i <= coreItems; i++) {
      low[i] = Math.max(lowest, -more);
      high[i] = (int) Math.max(low[i] - 1, Math.min(highest, mostLeft + less));
      work += high[i] - low[i] + 2;
      if (i < coreItems) {
        int release = release(core[i]);
        lowest += Math.min(0, release);
        highest += Math.max(0, release);
        more -= Math.max(0, release);
        less -= Math.max(0, -release);
      }
    }
    work += items;
  }

  /** Row i, all infinite. */
  private int[] row(int i) {
    int cells = high[i] - low[i] + 1;
    table[i] = fitting(table[i], cells);
    Arrays.fill(table[i], 0, cells, INFINITE);
    return table[i];
  }

  private int at(int i, int w) {
    return w < low[i] || w > high[i] ? INFINITE : table[i][w - low[i]];
  }

  private long lossAt(int w) {
    return Math.min(at(0, w) * unit, beyond);
  }

  /** to(w) = min(from(w), from(w + shift) + more), where to is infinite before. */
  private static void change(
      int[] from, int fromLow, int fromHigh, int[] to, int low, int high, int shift, int more) {
    int first = Math.max(low, fromLow);
    int last = Math.min(high, fromHigh);
    if (first <= last) {
      System.arraycopy(from, first - fromLow, to, first - low, last - first + 1);
    }
    first = Math.max(low, fromLow - shift);
    last = Math.min(high, fromHigh - shift);
    lower(to, first - low, from, first + shift - fromLow, last - first + 1, more);
  }

  /** A plain loop over one index: the compiler turns it into vector instructions. */
  private static void lower(int[] row, int at, int[] other, int there, int cells, int more) {
    for (int k = 0; k < cells; k++) {
      row[at + k] = Math.min(row[at + k], other[there + k] + more);
    }
  }

  private void choose() {
    for (int i = 0; i < items; i++) {
      taken[i] = excess[i] > 0;
    }
    int w = residual;
    for (int i = 0; i < coreItems; i++) {
      if (at(i, w) != at(i + 1, w)) {
        taken[core[i]] ^= true;
        w += release(core[i]);
      }
    }
  }

  /**
   * What is lost when an item changes sides: never overstated, and up to the reach, less how far
   * the best solution is off, exact for who is not on its side of the linear relaxation. Others
   * lose at least what they would if there were another of the same on their side.
   */
  void weigh() {
    int last = -1;
    for (int i = 0; i < items; i++) {
      loss[i] = Math.abs(excess[i]) + lossAt(residual + release(i)) - off;
    }
    for (int i = 0; i < coreItems; i++) {
      last = changed(core[i]) ? i : last;
    }
    if (last >= 0) {
      weighChanged(last);
    }
  }

  private boolean changed(int item) {
    return taken[item] != excess[item] > 0;
  }

  /** What is lost when who changed sides goes back. */
  private void weighChanged(int last) {
    prefix = fitting(prefix, high[0] - low[0] + 1);
    Arrays.fill(prefix, 0, high[0] - low[0] + 1, INFINITE);
    prefix[residual - low[0]] = 0;
    for (int i = 0; i <= last; i++) {
      int item = core[i];
      if (changed(item)) {
        int least = INFINITE;
        int start = Math.max(low[i], low[i + 1]);
        int end = Math.min(high[i], high[i + 1]);
        for (int w = start; w <= end; w++) {
          least = Math.min(least, prefix[w - low[i]] + table[i + 1][w - low[i + 1]]);
        }
        loss[item] = Math.min(least * unit, beyond) - off;
      }
      int cells = high[i + 1] - low[i + 1] + 1;
      nextPrefix = fitting(nextPrefix, cells);
      Arrays.fill(nextPrefix, 0, cells, INFINITE);
      change(
          prefix,
          low[i],
          high[i],
          nextPrefix,
          low[i + 1],
          high[i + 1],
          -release(item),
          deviation(item));
      int[] swap = prefix;
      prefix = nextPrefix;
      nextPrefix = swap;
      work += cells;
    }
  }

  private static int[] fitting(int[] row, int cells) {
    return row.length < cells ? new int[cells + cells / 2] : row;
  }

  /** How far the best gain is below U. */
  long off() {
    return off;
  }

  /** The price of a unit of room in the last filling. */
  long price() {
    return price;
  }

  /** The reach of the last filling. */
  long reach() {
    return reach;
  }

  /** Whether an item is taken. */
  boolean taken(int item) {
    return taken[item];
  }

  /** What is lost when an item changes sides; as of the last {@link #weigh()}. */
  long loss(int item) {
    return loss[item];
  }

  /** What is lost when someone comes in who is no item, gaining so much, at most 0. */
  long lossOf(long itsGain, int itTakes) {
    return price * itTakes - itsGain + lossAt(residual - itTakes) - off;
  }

  /** Counts work around the knapsack, in steps as long as a table cell. */
  void count(long steps) {
    work += steps;
  }

  /** Table cells and items looked at so far, and what else was counted. */
  long work() {
    return work;
  }
}
