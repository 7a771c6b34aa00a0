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
 * One round: a plan of shifts, the two lists of halves that follow it, and the placements without
 * room left where they meet.
 *
 * <p>Two halves meet when their shifts add up to what every satellite is missing. That is compared
 * by fingerprint, a sum that is linear in the shifts: with random 64-bit weights z_s, a shift d has
 * the fingerprint sum z_s d_s modulo 2^64, so the second half must have that of what is missing
 * less the first's. The first list is noted in a hash table with one slot for each hash, where
 * later notes replace earlier ones: a list too long loses halves, but needs no more memory. Who
 * meets in the table agrees in 49 bits, slot and note together; the first list is gone through
 * again for those, and all 64 are compared.
 */
final class MeetInTheMiddleRound {
  /** The largest regret of two of a half's four parts, as a part of the half's. Not tuned. */
  private static final double TWO_PARTS = 0.52;

  /** The largest regret of a part, as a part of that of two. Chosen, not tuned. */
  private static final double LONGEST_PART = 0.85;

  /**
   * Changes in a half are drawn at this multiple of the inverse temperature when shifts are
   * planned: halves are limited in regret, where placements have a mean. Chosen, not tuned.
   */
  private static final double SHARPER = 1.35;

  /** A list ends at so many halves for each slot; more than half of the notes are replaced then. */
  private static final int MOST_PER_SLOT = 2;

  /** 2^64 over the golden ratio, odd: spreads sums over the table (Knuth, volume 3, 6.4). */
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /** Which expert may be on which satellite, and what that takes and costs. */
  private final OpenPairs pairs;

  /** By satellite: what it offers. */
  private final int[] room;

  /** By slot: 32 bits of the hash of the fingerprint that was noted last; 0 before. */
  private final int[] table;

  /** By expert: its pair in the cheapest seating. */
  private final int[] home;

  /** What experts may do instead of sitting at home, by regret. */
  private final Changes changes;

  /** The two lists. */
  private final FourListJoin[] half = new FourListJoin[2];

  /** By fingerprint of a first half: a second half's changes that met it. */
  private final Map<Long, int[]> meetings = new HashMap<>();

  /** The fingerprint of what all satellites are missing. */
  private long missingFingerprint;

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
      Halves halves,
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
    long[] fingerprintOf = random.longs(room.length).toArray();
    for (int s = 0; s < missing.length; s++) {
      missingFingerprint += fingerprintOf[s] * missing[s];
    }
    ShiftDistribution spread =
        new ShiftDistribution(pairs, prices, SHARPER * prices.inverseTemperature(), halves, stop);
    ShiftPlan plan = new ShiftPlan(spread, missing, singles, random);
    this.changes = new Changes(pairs, prices, most, plan.groupOf(), fingerprintOf);
    for (int side = 0; side < 2; side++) {
      ChangeSetList[] parts = new ChangeSetList[Halves.PARTS];
      boolean[][] among = halves.parts(side, random);
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
          (count, fingerprint, left, right) -> {
            for (int i = 0; i < count; i++) {
              int[] other = meetings.get(fingerprint[i]);
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

  private void note(int count, long[] fingerprint, long[] left, long[] right) {
    for (int i = 0; i < count; i++) {
      long mixed = fingerprint[i] * MIXER;
      table[slot(mixed)] = (int) (mixed >>> 8);
    }
  }

  private void compare(int count, long[] fingerprint, long[] left, long[] right) {
    for (int i = 0; i < count; i++) {
      long lacks = missingFingerprint - fingerprint[i];
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
