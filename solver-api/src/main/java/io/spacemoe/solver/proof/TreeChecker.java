package io.spacemoe.solver.proof;

import io.spacemoe.solver.PlacementProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Checks a branch and bound tree against the raw data of a problem, in whole numbers only.
 *
 * <p><b>What is to be shown.</b> No placement costs less than the target T. All amounts are in
 * 1/scale of the cost unit; costs c are whole, so it is enough to show that a placement costs more
 * than scale (T - 1), the limit. Where tables count room, they count whole units: a_es is the
 * demand and b_s is what seated experts leave of satellite s, both divided by the tree's unit and
 * rounded down. Whoever fits still fits, so that only lowers bounds.
 *
 * <p><b>The tree.</b> A node is a set of open pairs of expert and satellite; at the root, all that
 * are allowed. A branch splits the open satellites of one expert into one and the others. An expert
 * with one open pair is seated there. A node is closed when an expert has no open pair, when seated
 * experts do not fit, or by a step.
 *
 * <p><b>A step</b> gives offers v_e, one per expert, and for each satellite a price p and a reach
 * R, any whole numbers of at least 0. For unseated experts e write h_e = v_e - c_es - p a_es. Every
 * set X of them that fits on s has
 *
 * <pre>{@code
 * sum over X of (v_e - c_es) = U - loss(X),   U = p b_s + sum of all h_e > 0,
 * loss(X) = sum of |h_e| over those on the wrong side + p (b_s - sum over X of a_es)
 * }</pre>
 *
 * where e is on its wrong side when it is in X and h_e <= 0, or not in X and h_e > 0. If K_s is at
 * most the least loss, every placement in the node costs at least
 *
 * <pre>{@code
 * B = sum of v_e over unseated e + sum of c_es over seated e - sum over s of (U_s - K_s)
 * }</pre>
 *
 * since each unseated expert is in exactly one X (Lagrangian relaxation; Geoffrion 1974). B beyond
 * the limit closes the node. A pair (e, s) is closed when B with the losses of sets that have e on
 * s and nowhere else is beyond the limit.
 *
 * <p><b>Losses</b> by dynamic programming over the core, the experts with v_e > c_es and |h_e| < R:
 * f_i(w) is the least loss when w units are left before the core's expert i changes sides or not,
 * and f_core(w) = p w for w >= 0. From r = b_s - (what all with h_e > 0 take), the least loss is
 * f_0(r), if it is at most R: whoever is not in the core loses R alone, or gains nothing. With l(w)
 * = min(f_0(w), R), e on the wrong side loses at least |h_e| + l(r + a_es) when it leaves, and
 * |h_e| + l(r - a_es) when it enters. Whom the best set has on the wrong side loses on the right
 * one the least of forward plus backward table. Tables count in whole units of the reach's size;
 * rounding down only lowers losses.
 *
 * <p>More than 300 lines because all that has to be believed stands in one place.
 */
final class TreeChecker {
  /** The next offers, and what follows from them. */
  static final int STEP = 1;

  /** Two nodes follow: one with the expert on the satellite, one without that pair. */
  static final int BRANCH = 2;

  /** The node is closed. */
  static final int LEAF = 3;

  /** The node is left open: its bound is all that is known of it. */
  static final int OPEN = 4;

  /** The node goes on in a block of its own. */
  static final int BLOCK = 5;

  /** The most cells of a satellite's table, 4 bytes each. */
  static final long MOST_CELLS = 1 << 25;

  /** The most blocks that one block may name. */
  private static final int MOST_BLOCKS = 1 << 14;

  /** No loss in a table is greater. */
  private static final int INFINITE = (1 << 30) - 1;

  /** Offers, prices, reaches and raises beyond this are refused or count as this. */
  private static final long HUGE = 1L << 60;

  private final int experts;
  private final int satellites;
  private final long grain;
  private final long limit;

  private final long room;

  /** By pair, s x experts + e: cost in 1/scale, demand, and whole units of it. */
  private final long[] cost;

  private final long[] demand;
  private final long[] takes;

  private final boolean[] open;
  private final int[] options;

  /** By expert: the satellite of its one open pair, or -1. */
  private final int[] seat;

  /** By satellite: what seated experts leave. */
  private final long[] left;

  /** By expert: v_e / grain. */
  private long[] offer;

  private long[] price;
  private final long[] reach;

  /** The greatest B of a step on the way to this node; costs are at least 0. */
  private long known;

  private boolean closed;

  /** Pairs in the order in which they were closed. */
  private final int[] trail;

  private int closings;

  /** By pair: what B rises at least when the expert must come, or must stay away. */
  private final long[] coming;

  private final long[] going;

  /** By expert: h_e on the satellite at hand. */
  private final long[] excess;

  private final int[] core;
  private final long[] low;
  private final long[] high;
  private int[][] table;
  private int[] ahead = {};
  private int[] behind = {};

  private byte[] in = {};
  private int at;
  private long nodes = 1;
  private long leaves;
  private long leastOpen = Long.MAX_VALUE;
  private final List<TreeChecker> blocks = new ArrayList<>();

  /** The other branch, still to come, and the state that it starts from. */
  private record Turn(
      int pair, int closings, long[] offer, long[] price, long known, boolean shut) {}

  /** At the root. */
  TreeChecker(PlacementProblem problem, TreeHead head) {
    this.experts = problem.experts();
    this.satellites = problem.satellites();
    this.grain = head.grain();
    this.room = head.unit();
    this.limit = Math.multiplyExact(head.scale(), head.target() - 1);
    int pairs = Math.multiplyExact(experts, satellites);
    this.cost = new long[pairs];
    this.demand = new long[pairs];
    this.takes = new long[pairs];
    this.open = new boolean[pairs];
    this.options = new int[experts];
    this.seat = new int[experts];
    this.left = new long[satellites];
    this.offer = new long[experts];
    this.price = new long[satellites];
    this.reach = new long[satellites];
    this.trail = new int[pairs];
    this.coming = new long[pairs];
    this.going = new long[pairs];
    this.excess = new long[experts];
    this.core = new int[experts];
    this.low = new long[experts + 1];
    this.high = new long[experts + 1];
    this.table = new int[experts + 1][0];
    for (int q = 0; q < pairs; q++) {
      int e = q % experts;
      int s = q / experts;
      open[q] = problem.allows(e, s);
      if (open[q]) {
        cost[q] = Math.multiplyExact(head.scale(), problem.cost(e, s));
        demand[q] = problem.demand(e, s);
        takes[q] = demand[q] / room;
        options[e]++;
      }
    }
    Arrays.setAll(left, problem::room);
    Arrays.fill(seat, -1);
    for (int e = 0; e < experts; e++) {
      closed |= options[e] == 0;
      seatIfLast(e);
    }
  }

  /** Where a node goes on in a block of its own. */
  private TreeChecker(TreeChecker at) {
    this.experts = at.experts;
    this.satellites = at.satellites;
    this.grain = at.grain;
    this.limit = at.limit;
    this.cost = at.cost;
    this.demand = at.demand;
    this.takes = at.takes;
    this.room = at.room;
    this.open = at.open.clone();
    this.options = at.options.clone();
    this.seat = at.seat.clone();
    this.left = at.left.clone();
    this.offer = at.offer.clone();
    this.price = at.price.clone();
    this.reach = new long[satellites];
    this.known = at.known;
    this.closed = at.closed;
    this.nodes = 0;
    this.trail = new int[open.length];
    this.coming = new long[open.length];
    this.going = new long[open.length];
    this.excess = new long[experts];
    this.core = new int[experts];
    this.low = new long[experts + 1];
    this.high = new long[experts + 1];
    this.table = new int[experts + 1][0];
  }

  /**
   * Follows the tree below the current node to its end.
   *
   * @return this
   */
  TreeChecker follow(byte[] block) {
    in = block;
    at = 0;
    Deque<Turn> turns = new ArrayDeque<>();
    boolean more = true;
    while (more) {
      switch (next()) {
        case STEP -> step();
        case BRANCH -> {
          require(turns.size() < open.length, "a tree deeper than there are pairs");
          turns.push(branch());
        }
        case LEAF -> {
          require(closed, "a leaf whose bound does not reach the target");
          more = turn(turns);
        }
        case OPEN -> {
          leastOpen = closed ? leastOpen : Math.min(leastOpen, known);
          more = turn(turns);
        }
        case BLOCK -> {
          require(blocks.size() < MOST_BLOCKS, "more than %d blocks in one", MOST_BLOCKS);
          leaves--;
          blocks.add(new TreeChecker(this));
          more = turn(turns);
        }
        default -> require(false, "neither step, branch nor leaf");
      }
    }
    require(at == in.length, "bytes after the end of the tree");
    in = new byte[0];
    return this;
  }

  /** The nodes that go on in blocks of their own, in order. */
  List<TreeChecker> blocks() {
    return blocks;
  }

  long nodes() {
    return nodes;
  }

  long leaves() {
    return leaves;
  }

  /** The least B of a leaf that was left open; {@link Long#MAX_VALUE} where none was. */
  long leastOpen() {
    return leastOpen;
  }

  private Turn branch() {
    long e = whole();
    long s = whole();
    require(e < experts && s < satellites, "a branch on a pair that does not exist");
    int pair = (int) (s * experts + e);
    Turn turn = new Turn(pair, closings, offer.clone(), price.clone(), known, closed);
    nodes += 2;
    closed |= !open[pair];
    for (int q = (int) e; !closed && q < open.length; q += experts) {
      if (open[q] && q != pair) {
        close(q);
      }
    }
    return turn;
  }

  /** Goes to the next branch that is still to come; false when there is none. */
  private boolean turn(Deque<Turn> turns) {
    leaves++;
    if (turns.isEmpty()) {
      return false;
    }
    Turn turn = turns.pop();
    while (closings > turn.closings) {
      reopen(trail[--closings]);
    }
    offer = turn.offer;
    price = turn.price;
    known = turn.known;
    closed = turn.shut;
    if (!closed && open[turn.pair]) {
      close(turn.pair);
    }
    return true;
  }

  private void close(int pair) {
    int e = pair % experts;
    if (options[e] == 1) {
      closed = true;
      return;
    }
    open[pair] = false;
    trail[closings++] = pair;
    options[e]--;
    seatIfLast(e);
  }

  private void seatIfLast(int e) {
    if (options[e] == 1) {
      int q = e;
      while (!open[q]) {
        q += experts;
      }
      seat[e] = q / experts;
      left[seat[e]] -= demand[q];
      closed |= left[seat[e]] < 0;
    }
  }

  private void reopen(int pair) {
    int e = pair % experts;
    if (seat[e] >= 0) {
      left[seat[e]] += demand[seat[e] * experts + e];
      seat[e] = -1;
    }
    open[pair] = true;
    options[e]++;
  }

  private void step() {
    for (int s = 0; s < satellites; s++) {
      price[s] = Math.addExact(price[s], signed());
      reach[s] = whole();
      require(
          price[s] >= 0 && price[s] <= HUGE && reach[s] <= HUGE, "a price or reach out of range");
    }
    for (int e = 0; e < experts; e++) {
      offer[e] = Math.addExact(offer[e], signed());
    }
    if (closed) {
      return;
    }
    long bound = 0;
    for (int e = 0; e < experts; e++) {
      bound = Math.addExact(bound, seat[e] < 0 ? v(e) : cost[seat[e] * experts + e]);
    }
    for (int s = 0; s < satellites; s++) {
      bound = Math.subtractExact(bound, mostGain(s));
    }
    known = Math.max(known, bound);
    closed = bound > limit;
    for (int e = 0; e < experts && !closed; e++) {
      if (seat[e] < 0) {
        closePairs(e, bound);
      }
    }
  }

  private long v(int e) {
    return Math.multiplyExact(grain, offer[e]);
  }

  private void closePairs(int e, long bound) {
    long away = bound;
    for (int q = e; q < open.length; q += experts) {
      away = open[q] ? Math.addExact(away, going[q]) : away;
    }
    for (int q = e; q < open.length && !closed; q += experts) {
      if (open[q] && Math.addExact(Math.subtractExact(away, going[q]), coming[q]) > limit) {
        close(q);
      }
    }
  }

  /** U - K of a satellite; leaves behind what B rises when its experts must come or stay away. */
  private long mostGain(int s) {
    long p = price[s];
    long units = left[s] / room;
    long r = units;
    long gain = Math.multiplyExact(p, units);
    long widest = 0;
    int size = 0;
    boolean whole = true;
    for (int e = 0; e < experts; e++) {
      int q = s * experts + e;
      if (open[q] && seat[e] < 0 && demand[q] <= left[s]) {
        long profit = Math.subtractExact(v(e), cost[q]);
        excess[e] = Math.subtractExact(profit, Math.multiplyExact(p, takes[q]));
        widest = Math.max(widest, takes[q]);
        if (excess[e] > 0) {
          gain = Math.addExact(gain, excess[e]);
          r -= takes[q];
        }
        if (profit > 0 && Math.abs(excess[e]) < reach[s]) {
          core[size++] = q;
        } else {
          whole &= profit <= 0;
        }
      }
    }
    long unit = reach[s] / (INFINITE / 2) + 1;
    long most = whole ? INFINITE * unit : reach[s];
    fill(size, p, unit, r, widest, whole ? Long.MAX_VALUE : reach[s]);
    long least = loss(r, unit, most);
    for (int e = 0; e < experts; e++) {
      int q = s * experts + e;
      if (open[q] && seat[e] < 0) {
        boolean fits = demand[q] <= left[s];
        boolean in = fits && excess[e] > 0;
        long other = !fits ? HUGE : loss(in ? r + takes[q] : r - takes[q], unit, most);
        long rise = fits ? Math.addExact(Math.abs(excess[e]), other) - least : HUGE;
        rise = Math.max(0, Math.min(rise, HUGE / satellites));
        coming[q] = !fits ? HUGE : in ? 0 : rise;
        going[q] = in ? rise : 0;
      }
    }
    turnBack(size, unit, r, most, least);
    return gain - least;
  }

  private long loss(long w, long unit, long most) {
    return Math.min(f(0, w) * unit, most);
  }

  private long f(int i, long w) {
    return w < low[i] || w > high[i] ? INFINITE : table[i][(int) (w - low[i])];
  }

  /** What is free after a core expert changes sides. */
  private long release(int i) {
    return excess[core[i] % experts] > 0 ? takes[core[i]] : -takes[core[i]];
  }

  private int deviation(int i, long unit) {
    return (int) (Math.abs(excess[core[i] % experts]) / unit);
  }

  /** The backward table, of rows no longer than what is asked of them or can lose less than R. */
  private void fill(int size, long p, long unit, long r, long widest, long most) {
    long more = 0;
    long less = 0;
    for (int i = 0; i < size; i++) {
      more += Math.max(0, release(i));
      less += Math.max(0, -release(i));
    }
    long idle = p == 0 || most == Long.MAX_VALUE ? Long.MAX_VALUE / 2 : most / p + 1;
    long lowest = r - widest;
    long highest = r + widest;
    long cells = 0;
    for (int i = 0; i <= size; i++) {
      low[i] = Math.max(lowest, -more);
      high[i] = Math.max(low[i] - 1, Math.min(highest, idle + less));
      cells += high[i] - low[i] + 1;
      require(cells <= MOST_CELLS, "a table of more than %d cells of room", MOST_CELLS);
      if (i < size) {
        lowest -= Math.max(0, -release(i));
        highest += Math.max(0, release(i));
        more -= Math.max(0, release(i));
        less -= Math.max(0, -release(i));
      }
    }
    table[size] = row(table[size], size);
    for (long w = Math.max(0, low[size]); w <= high[size]; w++) {
      boolean small = p == 0 || w <= HUGE / p;
      long idles = small ? p * w / unit : INFINITE;
      table[size][(int) (w - low[size])] = (int) Math.min(INFINITE, idles);
    }
    for (int i = size - 1; i >= 0; i--) {
      table[i] = row(table[i], i);
      change(table[i + 1], i + 1, table[i], i, release(i), deviation(i, unit));
    }
  }

  /** All infinite. */
  private int[] row(int[] old, int i) {
    int cells = (int) (high[i] - low[i] + 1);
    int[] row = old.length < cells ? new int[cells + cells / 2] : old;
    Arrays.fill(row, 0, cells, INFINITE);
    return row;
  }

  /** to(w) = min(from(w), from(w + shift) + d). */
  private void change(int[] from, int i, int[] to, int j, long shift, int d) {
    long first = Math.max(low[j], low[i]);
    long last = Math.min(high[j], high[i]);
    if (first <= last) {
      System.arraycopy(
          from, (int) (first - low[i]), to, (int) (first - low[j]), (int) (last - first + 1));
    }
    first = Math.max(low[j], low[i] - shift);
    last = Math.min(high[j], high[i] - shift);
    int here = (int) (first - low[j]);
    int there = (int) (first + shift - low[i]);
    int cells = (int) Math.max(0, last - first + 1);
    for (int k = 0; k < cells; k++) {
      to[here + k] = Math.min(to[here + k], from[there + k] + d);
    }
  }

  /** What the best set has on the wrong side, on the right one: forward and backward table. */
  private void turnBack(int size, long unit, long r, long most, long least) {
    if (f(0, r) == INFINITE) {
      return;
    }
    long w = r;
    int last = -1;
    for (int i = 0; i < size; i++) {
      if (f(i, w) != f(i + 1, w)) {
        last = i;
        w += release(i);
      }
    }
    if (last < 0) {
      return;
    }
    ahead = row(ahead, 0);
    ahead[(int) (r - low[0])] = 0;
    w = r;
    for (int i = 0; i <= last; i++) {
      if (f(i, w) != f(i + 1, w)) {
        w += release(i);
        int sum = INFINITE;
        for (long x = Math.max(low[i], low[i + 1]); x <= Math.min(high[i], high[i + 1]); x++) {
          sum = Math.min(sum, ahead[(int) (x - low[i])] + table[i + 1][(int) (x - low[i + 1])]);
        }
        long rise = Math.min(sum * unit, most) - least;
        boolean in = release(i) > 0;
        coming[core[i]] = in ? rise : 0;
        going[core[i]] = in ? 0 : rise;
      }
      behind = row(behind, i + 1);
      change(ahead, i, behind, i + 1, -release(i), deviation(i, unit));
      int[] swap = ahead;
      ahead = behind;
      behind = swap;
    }
  }

  private int next() {
    require(at < in.length, "the end of the block within the tree");
    return in[at++];
  }

  /** Seven bits a byte, the lowest first; the last byte is not negative. */
  private long whole() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int b = next();
      require(shift < 56 || (shift == 56 && b >= 0), "a number beyond 2^63");
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  /** 0, -1, 1, -2, 2, and so on. */
  private long signed() {
    long value = whole();
    return (value >>> 1) ^ -(value & 1);
  }

  private void require(boolean holds, String found, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "byte %d of a block: ", at)
              + String.format(Locale.ROOT, found, values));
    }
  }
}
