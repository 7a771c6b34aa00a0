package io.spacemoe.assignment;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Experts of one layer to whom the same satellites are forbidden, from the heaviest to the
 * lightest. Where they sit, the ladder's positions ascend in that order: exchanging two experts
 * that sit the other way round never costs more.
 */
final class Crew {
  final Ladder ladder;

  /** Satellites that no expert of the crew may use. */
  final BitSet forbidden;

  /** The experts by descending weight, ties by ascending index. */
  final int[] expert;

  /** Their weights, in parts per million. */
  final long[] weight;

  /** The position of each on the ladder, {@link Tenancy#NONE} where unplaced. */
  final int[] home;

  /**
   * Nobody placed.
   *
   * @param expert by descending weight
   */
  Crew(Ladder ladder, BitSet forbidden, int[] expert, long[] weight) {
    this.ladder = ladder;
    this.forbidden = forbidden;
    this.expert = expert;
    this.weight = weight;
    this.home = new int[expert.length];
    Arrays.fill(home, Tenancy.NONE);
  }

  /** The same experts on another ladder, nobody placed. */
  Crew on(Ladder other) {
    return new Crew(other, forbidden, expert, weight);
  }

  int size() {
    return expert.length;
  }

  static int countExperts(Crew[] crews) {
    int count = 0;
    for (Crew crew : crews) {
      count += crew.size();
    }
    return count;
  }

  boolean allows(int position) {
    return forbidden.isEmpty() || !forbidden.get(ladder.satellite[position]);
  }

  /**
   * The nearest heavier expert that is placed, by rank; {@link Tenancy#NONE} when there is none.
   */
  int placedBefore(int rank) {
    int r = rank - 1;
    while (r >= 0 && home[r] == Tenancy.NONE) {
      r--;
    }
    return r;
  }

  /** The nearest lighter expert that is placed, by rank; {@link #size()} when there is none. */
  int placedAfter(int rank) {
    int r = rank + 1;
    while (r < home.length && home[r] == Tenancy.NONE) {
      r++;
    }
    return r;
  }

  /**
   * The position on the ladder where each expert's cost and rent together are least, the first of
   * several; {@link Tenancy#NONE} everywhere when all is forbidden. Positions ascend as weights
   * descend, which halves the work from one expert to the next (Aggarwal, Klawe, Moran, Shor and
   * Wilber, Geometric applications of a matrix-searching algorithm, 1987): O(m log n).
   *
   * @param rent by satellite
   */
  int[] choices(long[] rent) {
    int[] choice = new int[size()];
    Arrays.fill(choice, Tenancy.NONE);
    int[] satellite = ladder.satellite;
    int last = satellite.length - 1;
    while (last >= 0 && !allows(last)) {
      last--;
    }
    if (last >= 0) {
      choose(rent, choice, 0, size(), 0, last);
    }
    return choice;
  }

  private void choose(long[] rent, int[] choice, int from, int to, int first, int last) {
    if (from == to) {
      return;
    }
    int rank = (from + to) >>> 1;
    long w = weight[rank];
    boolean free = forbidden.isEmpty();
    long least = Long.MAX_VALUE;
    int best = first;
    for (int k = first; k <= last; k++) {
      long cost = w * ladder.latency[k];
      if (cost >= least) {
        break;
      }
      if (cost + rent[ladder.satellite[k]] < least && (free || allows(k))) {
        least = cost + rent[ladder.satellite[k]];
        best = k;
      }
    }
    choice[rank] = best;
    choose(rent, choice, from, rank, first, best);
    choose(rent, choice, rank + 1, to, best, last);
  }
}
