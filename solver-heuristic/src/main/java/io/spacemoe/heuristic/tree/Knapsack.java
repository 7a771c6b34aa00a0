package io.spacemoe.heuristic.tree;

import java.util.Arrays;

/**
 * One satellite's choice among experts that each offer it something for the room they take: a 0-1
 * knapsack, solved exactly, with what it loses when an expert must stay or must go.
 *
 * <p>Items come by falling offer per unit. The fractional solution takes them up to the break item.
 * Every other solution is off it by what those deviate who change sides, plus the room left at the
 * break item's offer per unit. Who deviates more than a reach keeps its side, the rest, the core,
 * goes through dynamic programming over the room left (Pisinger, A minimal algorithm for the 0-1
 * knapsack problem, Operations Research 45, 1997), and the reach grows until the best solution is
 * within it. The table knows how far off the best solution is for any room, so it also prices
 * whoever is forced in or out. O(items + core x room) a filling; allocates only while tables grow.
 *
 * <p>More than 300 lines because filling the table and reading it in two directions are one
 * algorithm over the same rows.
 */
final class Knapsack {
  private static final double INFINITE = Double.POSITIVE_INFINITY;
  private static final double FINEST = 1e-12;
  private static final double[] EMPTY = {};

  private final double[] gain;
  private final int[] takes;
  private final boolean[] taken;
  private final double[] loss;
  private final int[] core;
  private final int[] low;
  private final int[] high;
  private final double[][] after;
  private double[] before = EMPTY;
  private double[] next = EMPTY;
  private double[] shifted = EMPTY;
  private int items;
  private int room;
  private int widest;
  private int broken;
  private int left;
  private double perUnit;
  private double fractional;
  private double reach;
  private double beyond;
  private double off;
  private int coreItems;
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
    this.after = new double[mostItems + 1][];
    Arrays.fill(after, EMPTY);
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
    double achieved = relax();
    double most = fractional - achieved + FINEST * fractional;
    reach = least;
    tabulate();
    while (off > reach && reach < most) {
      reach = Math.min(Math.max(2 * reach, most / 16), most);
      tabulate();
    }
    choose();
    return fractional - off;
  }

  /** The fractional solution; what is achieved by leaving out what does not fit. */
  private double relax() {
    int rest = room;
    double achieved = 0;
    perUnit = 0;
    broken = items;
    for (int i = 0; i < items; i++) {
      if (takes[i] <= rest) {
        rest -= takes[i];
        achieved += gain[i];
      } else if (broken == items) {
        broken = i;
        left = rest;
        perUnit = gain[i] / takes[i];
        fractional = achieved + rest * perUnit;
      }
    }
    if (broken == items) {
      left = rest;
      fractional = achieved;
    }
    work += items + 1;
    return achieved;
  }

  /** How far an item that changes sides is off the fractional solution. */
  private double deviation(int item) {
    return Math.abs(gain[item] - perUnit * takes[item]);
  }

  /** How much room there is more when an item changes sides. */
  private int release(int item) {
    return item < broken ? takes[item] : -takes[item];
  }

  /** How far off the best solutions within reach are, by the room left before each core item. */
  private void tabulate() {
    span();
    int last = coreItems;
    double[] row = row(last);
    for (int w = low[last]; w <= high[last]; w++) {
      row[w - low[last]] = w < 0 ? INFINITE : w * perUnit;
    }
    for (int i = coreItems - 1; i >= 0; i--) {
      row = row(i);
      int cells = high[i] - low[i] + 1;
      double[] following = after[i + 1];
      copy(following, low[i + 1], high[i + 1], low[i], row, cells);
      copy(following, low[i + 1], high[i + 1], low[i] + release(core[i]), shifted, cells);
      lower(row, shifted, cells, deviation(core[i]));
    }
    off = at(0, left);
  }

  /** The core, and for each place in it what room may be left there. */
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
    double mostLeft = whole || perUnit == 0 ? INFINITE : reach / perUnit + 1;
    int lowest = left - widest;
    int highest = left + widest;
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
    after[i] = fitting(after[i], cells);
    return after[i];
  }

  private double at(int i, int w) {
    return w < low[i] || w > high[i] ? INFINITE : after[i][w - low[i]];
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
      taken[i] = i < broken;
    }
    int w = left;
    for (int i = 0; i < coreItems; i++) {
      if (at(i, w) != at(i + 1, w)) {
        taken[core[i]] ^= true;
        w += release(core[i]);
      }
    }
  }

  /**
   * What is lost when an item changes sides: never overstated, and up to the reach, less how far
   * the best solution is off, exact for who is not on its side of the fractional solution. Others
   * lose at least what they would if there were another of the same on their side.
   */
  void weigh() {
    for (int i = 0; i < items; i++) {
      loss[i] = deviation(i) + Math.min(at(0, left + release(i)), beyond) - off;
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
    return taken[item] != item < broken;
  }

  /** What is lost when who changed sides goes back. */
  private void weighChanged(int last) {
    int lowest = left;
    int highest = left;
    before = fitting(before, 1);
    before[0] = 0;
    for (int i = 0; i <= last; i++) {
      int item = core[i];
      int start = Math.max(lowest, low[i + 1]);
      int end = Math.min(highest, high[i + 1]);
      if (changed(item)) {
        double least = beyond;
        for (int w = start; w <= end; w++) {
          least = Math.min(least, before[w - lowest] + after[i + 1][w - low[i + 1]]);
        }
        loss[item] = least - off;
      }
      int release = release(item);
      int from = Math.max(low[i + 1], lowest + Math.min(0, release));
      int to = Math.min(high[i + 1], highest + Math.max(0, release));
      int cells = Math.max(0, to - from + 1);
      next = fitting(next, cells);
      shifted = fitting(shifted, cells);
      copy(before, lowest, highest, from, next, cells);
      copy(before, lowest, highest, from - release, shifted, cells);
      lower(next, shifted, cells, deviation(item));
      double[] swap = before;
      before = next;
      next = swap;
      lowest = from;
      highest = to;
      work += cells;
    }
  }

  private static double[] fitting(double[] row, int cells) {
    return row.length < cells ? new double[cells + cells / 2] : row;
  }

  /** How far the best gain is off the fractional solution's. */
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
    return perUnit * itTakes - itsGain + Math.min(at(0, left - itTakes), beyond) - off;
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
