package io.spacemoe.heuristic;

import java.util.Arrays;

/**
 * One satellite's choice among experts that each offer it something for the room they take: a 0-1
 * knapsack, solved exactly, with what it loses when an expert must stay or must go.
 *
 * <p>Items come by falling offer per unit. The fractional solution takes them up to the break item,
 * and whoever deviates from that by more than an achieved solution is off keeps its side; the rest,
 * the core, goes through dynamic programming over the room (Pisinger, A minimal algorithm for the
 * 0-1 knapsack problem, Operations Research 45, 1997, without its growing core). O(items + core x
 * room); allocates nothing after construction.
 */
final class Knapsack {
  private final double[] gain;
  private final int[] takes;
  private final boolean[] taken;
  private final double[] loss;
  private final int[] core;
  private final double[] up;
  private final double[] down;
  private int items;
  private int room;
  private int broken;
  private double perUnit;
  private double fractional;
  private double achieved;
  private double best;
  private double kept;
  private int coreItems;
  private int coreRoom;
  private long work;

  /** For up to so many items in up to so much room. */
  Knapsack(int mostItems, int mostRoom) {
    this.gain = new double[mostItems];
    this.takes = new int[mostItems];
    this.taken = new boolean[mostItems];
    this.loss = new double[mostItems];
    this.core = new int[mostItems];
    this.up = new double[(mostItems + 1) * (mostRoom + 1)];
    this.down = new double[mostRoom + 1];
  }

  /** Forgets all items. */
  void clear(int newRoom) {
    items = 0;
    room = newRoom;
  }

  /** Adds an item that fits alone; items must come by falling gain per unit taken. */
  int add(double itemGain, int itemTakes) {
    gain[items] = itemGain;
    takes[items] = itemTakes;
    return items++;
  }

  /** The best gain; decides who is taken. */
  double fill() {
    relax();
    select(fractional - achieved);
    rise();
    best = kept + up[coreItems * (coreRoom + 1) + coreRoom];
    int left = coreRoom;
    for (int i = coreItems - 1; i >= 0; i--) {
      int at = i * (coreRoom + 1) + left;
      taken[core[i]] = up[at + coreRoom + 1] != up[at];
      left -= taken[core[i]] ? takes[core[i]] : 0;
    }
    return best;
  }

  /** The fractional solution, and one achieved by leaving out what does not fit. */
  private void relax() {
    int left = room;
    achieved = 0;
    perUnit = 0;
    broken = items;
    for (int i = 0; i < items; i++) {
      if (takes[i] <= left) {
        left -= takes[i];
        achieved += gain[i];
      } else if (broken == items) {
        broken = i;
        perUnit = gain[i] / takes[i];
        fractional = achieved + left * perUnit;
      }
      taken[i] = i < broken;
    }
    fractional = broken == items ? achieved : fractional;
    work += items + 1;
  }

  /** How far an item that changes sides is at least below the fractional solution. */
  private double deviation(int item) {
    double over = gain[item] - perUnit * takes[item];
    return item < broken ? over : -over;
  }

  /** The core for solutions that are off the fractional one by no more than so much. */
  private void select(double off) {
    double most = off + 1e-12 * fractional;
    coreItems = 0;
    coreRoom = room;
    kept = 0;
    for (int i = 0; i < items; i++) {
      if (deviation(i) <= most) {
        core[coreItems++] = i;
      } else if (i < broken) {
        coreRoom -= takes[i];
        kept += gain[i];
      }
    }
    work += items + (long) coreItems * (coreRoom + 1);
  }

  /** Best gains of the first items of the core, for every room. */
  private void rise() {
    int width = coreRoom + 1;
    Arrays.fill(up, 0, width, 0);
    for (int i = 0; i < coreItems; i++) {
      raise(up, i * width, up, (i + 1) * width, core[i], width);
    }
  }

  private void raise(double[] from, int at, double[] into, int to, int item, int width) {
    int step = Math.min(takes[item], width);
    double more = gain[item];
    System.arraycopy(from, at, into, to, step);
    for (int r = step; r < width; r++) {
      into[to + r] = Math.max(from[at + r], from[at + r - step] + more);
    }
  }

  /**
   * What is lost when an item changes sides, exact up to a limit and at least that much beyond it.
   * Comes after {@link #fill()}.
   */
  void weigh(double limit) {
    double lost = fractional - best;
    select(lost + limit);
    rise();
    for (int i = 0; i < items; i++) {
      loss[i] = deviation(i) - lost;
    }
    int width = coreRoom + 1;
    Arrays.fill(down, 0, width, 0);
    for (int i = coreItems - 1; i >= 0; i--) {
      int item = core[i];
      int r = taken[item] ? coreRoom : coreRoom - takes[item];
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k <= r; k++) {
        most = Math.max(most, up[i * width + k] + down[r - k]);
      }
      double exact = best - kept - most - (taken[item] ? 0 : gain[item]);
      loss[item] = exact <= limit ? exact : Math.max(loss[item], limit);
      for (int k = width - 1; k >= takes[item]; k--) {
        down[k] = Math.max(down[k], down[k - takes[item]] + gain[item]);
      }
    }
    work += 2L * coreItems * width;
  }

  /** Whether an item is taken. */
  boolean taken(int item) {
    return taken[item];
  }

  /** What is lost when an item changes sides. */
  double loss(int item) {
    return loss[item];
  }

  /** What is lost when someone comes in who is no item, gaining so much, at most 0. */
  double lossOf(double itsGain, int itTakes, double limit) {
    double least = Math.max(perUnit * itTakes - itsGain - (fractional - best), limit);
    if (itTakes > coreRoom) {
      return least;
    }
    double exact = best - kept - itsGain - up[coreItems * (coreRoom + 1) + coreRoom - itTakes];
    return Math.min(exact, least);
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
