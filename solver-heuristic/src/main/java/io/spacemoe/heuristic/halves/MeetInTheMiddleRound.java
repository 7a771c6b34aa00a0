package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * One plan of shifts, the two lists of sets of changes that follow it, and the placements without
 * room left where they meet. The first list is noted in a table that forgets what it has no place
 * for, the second compared with it, and the first gone through again for what has met.
 */
final class MeetInTheMiddleRound {
  private static final double TWO_PARTS = 0.52;
  private static final double LONGEST_PART = 0.85;
  private static final double SHARPER = 1.35;
  private static final int MOST_PER_SLOT = 2;
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  private final OpenPairs pairs;
  private final int[] room;
  private final int[] table;
  private final int[] home;
  private final Changes changes;
  private final FourListJoin[] half = new FourListJoin[2];
  private final Map<Long, int[]> meetings = new HashMap<>();
  private long allPrints;

  /**
   * A round.
   *
   * @param most the largest regret of a set of changes
   * @param singles how many satellites' loads are shifted as planned
   * @param table for notes, a power of two long
   * @param stop when the plan need not be good any more
   */
  MeetInTheMiddleRound(
      OpenPairs pairs,
      int[] room,
      GibbsPrices prices,
      double most,
      Halves sides,
      int singles,
      int[] table,
      SplittableRandom random,
      BooleanSupplier stop) {
    this.pairs = pairs;
    this.room = room;
    this.table = table;
    this.home = IntStream.range(0, pairs.experts).map(prices::home).toArray();
    int[] missing = room.clone();
    for (int pair : home) {
      missing[pairs.satellite(pair)] -= pairs.takes(pair);
    }
    long[] printOf = random.longs(room.length).toArray();
    for (int s = 0; s < missing.length; s++) {
      allPrints += printOf[s] * missing[s];
    }
    ShiftDistribution spread =
        new ShiftDistribution(pairs, prices, SHARPER * prices.sharpness(), sides, stop);
    ShiftPlan plan = new ShiftPlan(spread, missing, singles, random);
    this.changes = new Changes(pairs, prices, most, plan.groupOf(), printOf);
    for (int side = 0; side < 2; side++) {
      ChangeSetList[] parts = new ChangeSetList[Halves.PARTS];
      boolean[][] among = sides.parts(side, random);
      for (int k = 0; k < parts.length; k++) {
        int longest = (int) (LONGEST_PART * mostOfTwo());
        parts[k] = new ChangeSetList(changes, among[k], longest, k % 2 == 1);
      }
      half[side] = new FourListJoin(parts, Changes.GRAINS, mostOfTwo(), plan.group(side));
    }
  }

  /** The largest regret of two parts together. */
  static int mostOfTwo() {
    return (int) (TWO_PARTS * Changes.GRAINS);
  }

  /**
   * Goes through the lists, as far as they are not too long.
   *
   * @param placement takes the satellites of all experts
   * @param enough asked now and then, with the work since
   */
  void run(Consumer<int[]> placement, LongPredicate enough) {
    Arrays.fill(table, 0);
    list(0, this::note, enough);
    list(1, this::compare, enough);
    if (!meetings.isEmpty()) {
      FourListJoin.Taker again =
          (count, print, left, right) -> {
            for (int i = 0; i < count; i++) {
              int[] other = meetings.get(print[i]);
              if (other != null) {
                place(half[0].changes(left[i], right[i]), other, placement);
              }
            }
          };
      list(0, again, enough);
    }
  }

  private void list(int side, FourListJoin.Taker taker, LongPredicate enough) {
    long[] counted = {half[side].work()};
    long most = half[side].sets() + (long) MOST_PER_SLOT * table.length;
    half[side].forEach(
        taker,
        () -> {
          long since = half[side].work() - counted[0];
          counted[0] += since;
          return enough.test(since) || half[side].sets() > most;
        });
  }

  /** How many sets of changes a list has got so far. */
  long sets(int side) {
    return half[side].sets();
  }

  private int slot(long mixed) {
    return (int) (mixed >>> Integer.SIZE) & (table.length - 1);
  }

  private void note(int count, long[] print, long[] left, long[] right) {
    for (int i = 0; i < count; i++) {
      long mixed = print[i] * MIXER;
      table[slot(mixed)] = (int) (mixed >>> 8);
    }
  }

  private void compare(int count, long[] print, long[] left, long[] right) {
    for (int i = 0; i < count; i++) {
      long lacks = allPrints - print[i];
      long mixed = lacks * MIXER;
      if (table[slot(mixed)] == (int) (mixed >>> 8)) {
        meetings.put(lacks, half[1].changes(left[i], right[i]));
      }
    }
  }

  private void place(int[] one, int[] other, Consumer<int[]> placement) {
    int[] seat = home.clone();
    for (int change : IntStream.concat(Arrays.stream(one), Arrays.stream(other)).toArray()) {
      int e = changes.expert[change];
      if (seat[e] != home[e]) {
        return;
      }
      seat[e] = changes.pair[change];
    }
    int[] left = room.clone();
    for (int pair : seat) {
      left[pairs.satellite(pair)] -= pairs.takes(pair);
    }
    if (Arrays.stream(left).allMatch(l -> l >= 0)) {
      placement.accept(Arrays.stream(seat).map(pairs::satellite).toArray());
    }
  }
}
