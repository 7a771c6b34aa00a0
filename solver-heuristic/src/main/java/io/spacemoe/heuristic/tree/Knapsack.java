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
 * up to the break item b, the first that does not fit, of which it takes a part (Dantzig 1957).
 * With p = g_b / a_b and the residual room r = c - (a_0 + ... + a_(b-1)) it gains
 *
 * <pre>{@code
 * U = g_0 + ... + g_(b-1) + p r
 * }</pre>
 *
 * and a 0-1 solution gains U less the deviation d_i = |g_i - p a_i| of each item that changes sides
 * (is left out before b, or taken from b on), less p for each unit of room that stays empty. So the
 * best solution has the least such loss. An item that deviates more than a reach keeps its side;
 * the rest, the core, goes through dynamic programming over the room w that is left (Pisinger, A
 * minimal algorithm for the 0-1 knapsack problem, Operations Research 45, 1997):
 *
 * <pre>{@code
 * f_i(w)    = min(f_(i+1)(w), d_i + f_(i+1)(w + a_i))  before b, with w - a_i from b on
 * f_last(w) = p w  where w >= 0, infinite below
 * }</pre>
 *
 * The loss is f_0(r), and certain as soon as it is within the reach, which grows until it is. The
 * same rows price whoever is forced in or out. O(items + core x room) a filling; allocates only
 * while tables grow.
 *
 * <p>More than 300 lines because filling the table and reading it in two directions are one
 * algorithm over the same rows.
 */
final class Knapsack {
  /** What cannot be: the loss of a filling that does not fit. */
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /**
   * Rounding allowed for, as a part of U: without it a break item that is off by rounding may be
   * outside of the core, and a filling be taken as best that is not. A sum of some thousand doubles
   * is off by less.
   */
  private static final double FINEST = 1e-12;

  /** A reach that falls short grows to this part of the largest at least. Chosen, not tuned. */
  private static final double LEAST_GROWTH = 1.0 / 16;

  /** A row that was never filled. */
  private static final double[] EMPTY = {};

  /** g: gain of each item, above 0. */
  private final double[] gain;

  /** a: room that each item takes, in units; 0 to the room. */
  private final int[] takes;

  /** x: whether each item is taken by the best solution. */
  private final boolean[] taken;

  /** What is lost when each item changes from what the best solution does with it. */
  private final double[] loss;

  /** The items of the core, ascending. */
  private final int[] core;

  /** The least room left that f of each row is kept for; may be negative on the way. */
  private final int[] low;

  /** The greatest room left that f of each row is kept for; less than {@link #low}: none. */
  private final int[] high;

  /** f: row i, from {@link #low} to {@link #high}, before the core's item i. */
  private final double[][] table;

  /** The same from the front: least deviation of the core items before, by the room left. */
  private double[] prefix = EMPTY;

  /** Where the next prefix is made, then the two are exchanged. */
  private double[] nextPrefix = EMPTY;

  /** A row moved by an item's size, for a minimum of two rows in one plain loop. */
  private double[] shifted = EMPTY;

  /** How many items there are. */
  private int items;

  /** c: room in units. */
  private int room;

  /** The most that an item, or who else is asked about, takes. */
  private int widest;

  /** b: the break item; {@link #items} when all fit. */
  private int breakItem;

  /** r: room that is left before the break item. */
  private int residual;

  /** p: the break item's gain per unit; 0 when all fit. */
  private double efficiency;

  /** U: what the linear relaxation gains. */
  private double relaxed;

  /** Items that deviate more than this keep their side. */
  private double reach;

  /** What a solution loses at least if it is not in the table: the reach, or infinite. */
  private double beyond;

  /** f_0(r): how far the best solution is below U. */
  private double off;

  /** How many items the core has. */
  private int coreItems;

  /** Table cells and items looked at: a clock that is the same on every machine. */
  private long work;

  /** For up to so many items. */
  Knapsack(int mostItems) {
    this.gain = new double[mostItems];
    this.takes = new int[mostItems];
    this.taken = new boolean[mostItems];
    this.loss = new double[mostItems];
    this.core = new int[mostItems];
    this.low = new int[mostItems + 1];
    this.high = new int[mostItems + 1];
    this.table = new double[mostItems + 1][];
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
  int add(double itemGain, int itemTakes) {
    gain[items] = itemGain;
    takes[items] = itemTakes;
    return items++;
  }

  /**
   * The best gain; decides who is taken.
   *
   * @param least the first reach
   */
  double fill(double least) {
    double greedy = relax();
    double most = relaxed - greedy + FINEST * relaxed;
    reach = least;
    tabulate();
    while (off > reach && reach < most) {
      reach = Math.min(Math.max(2 * reach, LEAST_GROWTH * most), most);
      tabulate();
    }
    choose();
    return relaxed - off;
  }

  /** The linear relaxation; returns what is gained by leaving out what does not fit. */
  private double relax() {
    int rest = room;
    double greedy = 0;
    efficiency = 0;
    breakItem = items;
    for (int i = 0; i < items; i++) {
      if (takes[i] <= rest) {
        rest -= takes[i];
        greedy += gain[i];
      } else if (breakItem == items) {
        breakItem = i;
        residual = rest;
        efficiency = gain[i] / takes[i];
        relaxed = greedy + rest * efficiency;
      }
    }
    if (breakItem == items) {
      residual = rest;
      relaxed = greedy;
    }
    work += items + 1;
    return greedy;
  }

  /** How far an item that changes sides is off the linear relaxation: d_i. */
  private double deviation(int item) {
    return Math.abs(gain[item] - efficiency * takes[item]);
  }

  /** How much room there is more when an item changes sides. */
  private int release(int item) {
    return item < breakItem ? takes[item] : -takes[item];
  }

  /** How far off the best solutions within reach are, by the room left before each core item. */
  private void tabulate() {
    span();
    int last = coreItems;
    double[] row = row(last);
    for (int w = low[last]; w <= high[last]; w++) {
      row[w - low[last]] = w < 0 ? INFINITE : w * efficiency;
    }
    for (int i = coreItems - 1; i >= 0; i--) {
      row = row(i);
      int cells = high[i] - low[i] + 1;
      double[] following = table[i + 1];
      copy(following, low[i + 1], high[i + 1], low[i], row, cells);
      copy(following, low[i + 1], high[i + 1], low[i] + release(core[i]), shifted, cells);
      lower(row, shifted, cells, deviation(core[i]));
    }
    off = at(0, residual);
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
      if (deviation(i) <= reach) {
        core[coreItems++] = i;
        more += Math.max(0, release(i));
        less += Math.max(0, -release(i));
      }
    }
    boolean whole = coreItems == items;
    beyond = whole ? INFINITE : reach;
    double mostLeft = whole || efficiency == 0 ? INFINITE : reach / efficiency + 1;
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

  private double[] row(int i) {
    int cells = high[i] - low[i] + 1;
    shifted = fitting(shifted, cells);
    table[i] = fitting(table[i], cells);
    return table[i];
  }

  private double at(int i, int w) {
    return w < low[i] || w > high[i] ? INFINITE : table[i][w - low[i]];
  }

  /** A part of a row; infinite what is outside of the row. */
  private static void copy(double[] row, int low, int high, int from, double[] into, int cells) {
    int start = Math.min(cells, Math.max(0, low - from));
    int end = Math.max(start, Math.min(cells, high + 1 - from));
    Arrays.fill(into, 0, start, INFINITE);
    if (start < end) {
      System.arraycopy(row, from + start - low, into, start, end - start);
    }
    Arrays.fill(into, end, cells, INFINITE);
  }

  /** Two plain loops over one index: the compiler turns them into vector instructions. */
  private static void lower(double[] row, double[] other, int cells, double more) {
    for (int k = 0; k < cells; k++) {
      row[k] = Math.min(row[k], other[k] + more);
    }
  }

  private void choose() {
    for (int i = 0; i < items; i++) {
      taken[i] = i < breakItem;
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
    for (int i = 0; i < items; i++) {
      loss[i] = deviation(i) + Math.min(at(0, residual + release(i)), beyond) - off;
    }
    int last = coreItems - 1;
    while (last >= 0 && !changed(core[last])) {
      last--;
    }
    if (last >= 0) {
      weighChanged(last);
    }
  }

  private boolean changed(int item) {
    return taken[item] != item < breakItem;
  }

  /** What is lost when who changed sides goes back. */
  private void weighChanged(int last) {
    int lowest = residual;
    int highest = residual;
    prefix = fitting(prefix, 1);
    prefix[0] = 0;
    for (int i = 0; i <= last; i++) {
      int item = core[i];
      int start = Math.max(lowest, low[i + 1]);
      int end = Math.min(highest, high[i + 1]);
      if (changed(item)) {
        double least = beyond;
        for (int w = start; w <= end; w++) {
          least = Math.min(least, prefix[w - lowest] + table[i + 1][w - low[i + 1]]);
        }
        loss[item] = least - off;
      }
      int release = release(item);
      int from = Math.max(low[i + 1], lowest + Math.min(0, release));
      int to = Math.min(high[i + 1], highest + Math.max(0, release));
      int cells = Math.max(0, to - from + 1);
      nextPrefix = fitting(nextPrefix, cells);
      shifted = fitting(shifted, cells);
      copy(prefix, lowest, highest, from, nextPrefix, cells);
      copy(prefix, lowest, highest, from - release, shifted, cells);
      lower(nextPrefix, shifted, cells, deviation(item));
      double[] swap = prefix;
      prefix = nextPrefix;
      nextPrefix = swap;
      lowest = from;
      highest = to;
      work += cells;
    }
  }

  private static double[] fitting(double[] row, int cells) {
    return row.length < cells ? new double[cells + cells / 2] : row;
  }

  /** How far the best gain is below that of the linear relaxation. */
  double off() {
    return off;
  }

  /** Whether an item is taken. */
  boolean taken(int item) {
    return taken[item];
  }

  /** What is lost when an item changes sides; as of the last {@link #weigh()}. */
  double loss(int item) {
    return loss[item];
  }

  /** What is lost when someone comes in who is no item, gaining so much, at most 0. */
  double lossOf(double itsGain, int itTakes) {
    return efficiency * itTakes - itsGain + Math.min(at(0, residual - itTakes), beyond) - off;
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
