package io.spacemoe.heuristic.halves;

import java.util.Arrays;

/**
 * All sets of changes, of different experts among some, of at most some regret: by group, and by
 * rising regret in each; the first million of them. Time and memory grow with their number.
 */
final class ChangeSetList {
  /** How many groups there are at most: sets are told apart by the lowest bits of their sum. */
  static final int GROUPS = ShiftDistribution.MODULUS;

  /** Bits of a set's index: sets beyond the first million are left out, for time and memory. */
  private static final int INDEX_BITS = 20;

  /** How many sets there are. */
  final int size;

  /** By set: the sum of its regrets. */
  final int[] regret;

  /** By set: the sum of its groups, all 32 bits. */
  final int[] group;

  /** By set: the sum of its fingerprints. */
  final long[] fingerprint;

  /** Where each group starts, and the last ends. */
  final int[] start = new int[GROUPS + 1];

  /** The sets in the order in which they were found, as a tree. */
  private final Growing grown;

  /** By set: its number in that tree. */
  private final int[] origin;

  /**
   * Finds the sets.
   *
   * @param among experts
   * @param grouped false for all sets in one group
   */
  ChangeSetList(Changes changes, boolean[] among, int most, boolean grouped) {
    this.grown = new Growing(changes, among, most);
    this.size = grown.size;
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      long at = grouped ? grown.group[i] & (GROUPS - 1) : 0;
      order[i] = (at * Changes.GRAINS + grown.regret[i]) << INDEX_BITS | i;
      start[(int) at + 1]++;
    }
    Arrays.sort(order);
    for (int k = 0; k < GROUPS; k++) {
      start[k + 1] += start[k];
    }
    this.origin = new int[size];
    this.regret = new int[size];
    this.group = new int[size];
    this.fingerprint = new long[size];
    for (int i = 0; i < size; i++) {
      origin[i] = (int) (order[i] & ((1 << INDEX_BITS) - 1));
      regret[i] = grown.regret[origin[i]];
      group[i] = grown.group[origin[i]];
      fingerprint[i] = grown.fingerprint[origin[i]];
    }
  }

  /** The changes of a set. */
  int[] of(int set) {
    int count = 0;
    for (int i = origin[set]; i > 0; i = grown.parent[i]) {
      count++;
    }
    int[] found = new int[count];
    for (int i = origin[set]; i > 0; i = grown.parent[i]) {
      found[--count] = grown.last[i];
    }
    return found;
  }

  /** Sets, each one change more than its parent, which is before it; the first is empty. */
  private static final class Growing {
    private final Changes changes;
    private int size = 1;
    private int[] parent = {-1};
    private int[] last = {-1};
    private int[] regret = {0};
    private int[] group = {0};
    private long[] fingerprint = {0};

    Growing(Changes changes, boolean[] among, int most) {
      this.changes = changes;
      for (int i = 0; i < size; i++) {
        for (int c = last[i] + 1; c < changes.size; c++) {
          if (regret[i] + changes.regret[c] > most || size == 1 << INDEX_BITS) {
            break;
          }
          if (among[changes.expert[c]] && !moves(i, changes.expert[c])) {
            add(i, c);
          }
        }
      }
    }

    private boolean moves(int set, int expert) {
      int i = set;
      while (i > 0 && changes.expert[last[i]] != expert) {
        i = parent[i];
      }
      return i > 0;
    }

    private void add(int to, int change) {
      if (size == parent.length) {
        parent = Arrays.copyOf(parent, 2 * size);
        last = Arrays.copyOf(last, 2 * size);
        regret = Arrays.copyOf(regret, 2 * size);
        group = Arrays.copyOf(group, 2 * size);
        fingerprint = Arrays.copyOf(fingerprint, 2 * size);
      }
      parent[size] = to;
      last[size] = change;
      regret[size] = regret[to] + changes.regret[change];
      group[size] = group[to] + changes.group[change];
      fingerprint[size++] = fingerprint[to] + changes.fingerprint[change];
    }
  }
}
