package io.spacemoe.heuristic;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The pairs of expert and satellite that a search for better placements has not ruled out. An
 * expert with one open pair is seated there and takes its room. Closing is undone in reverse order.
 * O(1) or O(pairs of the expert) a call.
 */
public final class OpenPairs {
  /** Nobody's number, and nowhere's. */
  private static final int NONE = -1;

  /** How many experts there are. */
  public final int experts;

  /** How many satellites there are. */
  public final int satellites;

  /** How many pairs there are, open and closed. */
  public final int size;

  /** What room is counted in; demands are rounded down to whole units. */
  private final long unit;

  /** Of each pair: expert, satellite, demand, whole units of it, and cost. */
  private final int[] expert;

  private final int[] satellite;
  private final long[] demand;
  private final int[] takes;
  private final long[] cost;

  /** By expert: its first pair; one more at the end. */
  private final int[] first;

  /** By satellite: its pairs. */
  private final int[][] at;

  /** By satellite: the room that seated experts leave, exactly. */
  private final long[] left;

  /** By pair: whether it is closed. */
  private final boolean[] closed;

  /** By expert: how many pairs are open. */
  private final int[] options;

  /** By expert: the one open pair; {@link #NONE} where there are several. */
  private final int[] seat;

  /** Pairs in the order in which they were closed. */
  private final int[] trail;

  /** How many of them there are. */
  private int closings;

  /**
   * Opens pairs.
   *
   * @param unit what room is counted in, at least 1
   * @param room what each satellite offers
   * @param expert of each pair, ascending, from 0, every expert at least once
   * @param satellite of each pair
   * @param demand of each pair, at most the satellite's room
   * @param cost of each pair
   */
  public OpenPairs(
      long unit, long[] room, int[] expert, int[] satellite, long[] demand, long[] cost) {
    this.unit = unit;
    this.size = expert.length;
    this.experts = size == 0 ? 0 : expert[size - 1] + 1;
    this.satellites = room.length;
    this.expert = expert;
    this.satellite = satellite;
    this.demand = demand;
    this.takes = Arrays.stream(demand).mapToInt(d -> (int) (d / unit)).toArray();
    this.cost = cost;
    this.left = room.clone();
    this.closed = new boolean[size];
    this.first = new int[experts + 1];
    this.options = new int[experts];
    this.seat = new int[experts];
    this.trail = new int[size];
    this.at = new int[satellites][];
    int[] count = new int[satellites];
    for (int p = 0; p < size; p++) {
      first[expert[p] + 1] = p + 1;
      options[expert[p]]++;
      count[satellite[p]]++;
    }
    for (int s = 0; s < satellites; s++) {
      at[s] = new int[count[s]];
    }
    for (int p = size - 1; p >= 0; p--) {
      at[satellite[p]][--count[satellite[p]]] = p;
    }
    Arrays.fill(seat, NONE);
    for (int e = 0; e < experts; e++) {
      seatIfLast(e);
    }
  }

  /**
   * All pairs that are allowed.
   *
   * @param unit what room is counted in, at least 1
   * @param room what each satellite offers
   */
  public static OpenPairs allowed(PairTable table, long unit, long[] room) {
    int[] expert = new int[table.experts * table.satellites];
    int[] satellite = new int[expert.length];
    long[] demand = new long[expert.length];
    long[] cost = new long[expert.length];
    int next = 0;
    for (int e = 0; e < table.experts; e++) {
      for (int s = 0; s < table.satellites; s++) {
        if (table.allows(e, s)) {
          expert[next] = e;
          satellite[next] = s;
          demand[next] = table.demand(e, s);
          cost[next++] = table.cost(e, s);
        }
      }
    }
    return new OpenPairs(
        unit,
        room,
        Arrays.copyOf(expert, next),
        Arrays.copyOf(satellite, next),
        Arrays.copyOf(demand, next),
        Arrays.copyOf(cost, next));
  }

  /** The pairs that are of interest, all open; experts with none keep all theirs. */
  public OpenPairs where(IntPredicate ofInterest) {
    int[] kept =
        IntStream.range(0, experts)
            .flatMap(
                e -> {
                  int[] those = pairsOf(e).filter(ofInterest).toArray();
                  return those.length > 0 ? Arrays.stream(those) : pairsOf(e);
                })
            .toArray();
    long[] free = left.clone();
    for (int e = 0; e < experts; e++) {
      if (seated(e)) {
        free[satellite[seat[e]]] += demand[seat[e]];
      }
    }
    return new OpenPairs(
        unit,
        free,
        Arrays.stream(kept).map(p -> expert[p]).toArray(),
        Arrays.stream(kept).map(p -> satellite[p]).toArray(),
        Arrays.stream(kept).mapToLong(p -> demand[p]).toArray(),
        Arrays.stream(kept).mapToLong(p -> cost[p]).toArray());
  }

  private IntStream pairsOf(int e) {
    return IntStream.range(first[e], first[e + 1]);
  }

  private void seatIfLast(int e) {
    if (options[e] == 1) {
      int p = first[e];
      while (closed[p]) {
        p++;
      }
      seat[e] = p;
      left[satellite[p]] -= demand[p];
    }
  }

  /** Closes an open pair of an expert with others. */
  public void close(int pair) {
    int e = expert[pair];
    closed[pair] = true;
    trail[closings++] = pair;
    options[e]--;
    seatIfLast(e);
  }

  /** Closes all pairs of an expert but one, which seats it there. */
  public void seat(int pair) {
    int e = expert[pair];
    for (int p = first[e]; p < first[e + 1]; p++) {
      if (p != pair && !closed[p]) {
        close(p);
      }
    }
  }

  /** How many pairs have been closed. */
  public int closings() {
    return closings;
  }

  /** By pair: whether it was among the first so many to be closed. */
  public boolean[] closedFirst(int first) {
    boolean[] those = new boolean[size];
    for (int i = 0; i < first; i++) {
      those[trail[i]] = true;
    }
    return those;
  }

  /** Opens again what was closed last, until only so many closings are left. */
  public void reopen(int kept) {
    while (closings > kept) {
      int pair = trail[--closings];
      int e = expert[pair];
      if (seat[e] >= 0) {
        left[satellite[seat[e]]] += demand[seat[e]];
        seat[e] = NONE;
      }
      closed[pair] = false;
      options[e]++;
    }
  }

  /** An expert's first pair; its last is before the next expert's first. */
  public int first(int e) {
    return first[e];
  }

  /** The pairs of a satellite, in an order that callers may change. */
  public int[] at(int s) {
    return at[s];
  }

  /** Whether a pair is open. */
  public boolean open(int pair) {
    return !closed[pair];
  }

  /** Whether an expert has one open pair. */
  public boolean seated(int e) {
    return seat[e] >= 0;
  }

  /** The one open pair of a seated expert. */
  public int seatOf(int e) {
    return seat[e];
  }

  /** Whole units that seated experts leave of a satellite's room; negative when it is overfull. */
  public int room(int s) {
    return (int) Math.floorDiv(left[s], unit);
  }

  /** The room that seated experts leave, exactly. */
  public long left(int s) {
    return left[s];
  }

  /** Whether what seated experts leave is enough for a pair. */
  public boolean fits(int pair) {
    return demand[pair] <= left[satellite[pair]];
  }

  /** The room that a pair takes, exactly. */
  public long demand(int pair) {
    return demand[pair];
  }

  public int expert(int pair) {
    return expert[pair];
  }

  public int satellite(int pair) {
    return satellite[pair];
  }

  /** Whole units of room that a pair takes, rounded down. */
  public int takes(int pair) {
    return takes[pair];
  }

  public long cost(int pair) {
    return cost[pair];
  }
}
