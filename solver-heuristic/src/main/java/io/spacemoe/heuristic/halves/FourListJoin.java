package io.spacemoe.heuristic.halves;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * All halves whose shift has a given sum, each joined of four parts, without holding them: for
 * every value of the lowest bits, first and second parts that have it together are joined with
 * third and fourth parts that have what it lacks, and whoever agrees in all bits is a half
 * (Schroeppel and Shamir, A T = O(2^(n/2)), S = O(2^(n/4)) algorithm for certain NP-complete
 * problems, SIAM Journal on Computing 10, 1981). Memory grows with the parts and with the pairs of
 * third and fourth parts at one value, time with the pairs of parts and with the halves.
 */
final class FourListJoin {
  /** How many sets are handed over at once: 96 KiB. Chosen, not tuned. */
  static final int BATCH = 4096;

  /** Buckets that pairs of third and fourth parts are sorted into: 128 KiB. Chosen, not tuned. */
  private static final int BUCKET_BITS = 15;

  /** A prime near 2^32 over the golden ratio: spreads groups over the buckets. */
  private static final int MIXER = 0x9E3779B1;

  /** Whoever takes the sets, before the arrays are used again. */
  interface Taker {
    /**
     * Takes the first so many sets.
     *
     * @param fingerprint of each
     * @param left of each, its first and second part
     * @param right of each, its third and fourth part
     */
    void take(int count, long[] fingerprint, long[] left, long[] right);
  }

  /** The four lists of parts, the second and the fourth by group. */
  private final ChangeSetList[] part;

  /** The largest regret of a set. */
  private final int most;

  /** The largest regret of two parts together. */
  private final int mostOfTwo;

  /** The group of the sets, all 32 bits. */
  private final int wanted;

  /** By set of the batch: its fingerprint. */
  private final long[] fingerprint = new long[BATCH];

  /** By set of the batch: its first and second part. */
  private final long[] left = new long[BATCH];

  /** By set of the batch: its third and fourth part. */
  private final long[] right = new long[BATCH];

  /** By bucket: where its pairs start once they are sorted; the last is where all end. */
  private final int[] first = new int[(1 << BUCKET_BITS) + 1];

  /** By pair of third and fourth part: its group, regret and fingerprint, and who it is. */
  private int[] group = new int[BATCH];

  /** See {@link #group}. */
  private int[] regret = new int[BATCH];

  /** See {@link #group}. */
  private long[] fingerprints = new long[BATCH];

  /** See {@link #group}. */
  private long[] ids = new long[BATCH];

  /** {@link #group} by bucket. */
  private int[] sortedGroup = new int[BATCH];

  /** {@link #regret} by bucket. */
  private int[] sortedRegret = new int[BATCH];

  /** {@link #fingerprints} by bucket. */
  private long[] sortedFingerprints = new long[BATCH];

  /** {@link #ids} by bucket. */
  private long[] sortedIds = new long[BATCH];

  /** How many sets the batch has. */
  private int batch;

  /** Whether to stop. */
  private boolean stopped;

  /** How many sets there were. */
  private long sets;

  /** Pairs of parts looked at. */
  private long work;

  /**
   * A join of four parts, the second and the fourth grouped.
   *
   * @param most the largest regret of a set
   * @param mostOfTwo the largest regret of its first two parts together, and of its last two
   * @param wanted the group
   */
  FourListJoin(ChangeSetList[] part, int most, int mostOfTwo, int wanted) {
    this.part = part;
    this.most = most;
    this.mostOfTwo = mostOfTwo;
    this.wanted = wanted;
  }

  /** Hands over all sets, or some when told to stop, which is asked now and then. */
  void forEach(Taker taker, BooleanSupplier stop) {
    stopped = false;
    for (int g = 0; g < ChangeSetList.GROUPS && !stopped; g++) {
      sortRight(joinRight(wanted - g));
      joinLeft(g, taker, stop);
      stopped |= stop.getAsBoolean();
    }
    taker.take(batch, fingerprint, left, right);
    batch = 0;
  }

  /** How many sets there were so far. */
  long sets() {
    return sets;
  }

  /** Pairs of parts and sets looked at so far. */
  long work() {
    return work + sets;
  }

  /** The changes of a set. */
  int[] changes(long itsLeft, long itsRight) {
    int[] all = new int[0];
    for (int k = 0; k < part.length; k++) {
      long two = k < 2 ? itsLeft : itsRight;
      int[] more = part[k].of(k % 2 == 0 ? (int) (two >>> Integer.SIZE) : (int) two);
      int before = all.length;
      all = Arrays.copyOf(all, before + more.length);
      System.arraycopy(more, 0, all, before, more.length);
    }
    return all;
  }

  /** Third and fourth parts that together are in a group; how many. */
  private int joinRight(int inGroup) {
    ChangeSetList third = part[2];
    ChangeSetList fourth = part[3];
    int n = 0;
    for (int i = 0; i < third.size; i++) {
      int rest = mostOfTwo - third.regret[i];
      int g = (inGroup - third.group[i]) & (ChangeSetList.GROUPS - 1);
      int end = fourth.start[g + 1];
      for (int k = fourth.start[g]; k < end && fourth.regret[k] <= rest; k++) {
        if (n == group.length) {
          group = Arrays.copyOf(group, 2 * n);
          regret = Arrays.copyOf(regret, 2 * n);
          fingerprints = Arrays.copyOf(fingerprints, 2 * n);
          ids = Arrays.copyOf(ids, 2 * n);
        }
        group[n] = third.group[i] + fourth.group[k];
        regret[n] = third.regret[i] + fourth.regret[k];
        fingerprints[n] = third.fingerprint[i] + fourth.fingerprint[k];
        ids[n++] = (long) i << Integer.SIZE | k;
      }
    }
    work += n;
    return n;
  }

  private int bucket(int itsGroup) {
    return (itsGroup * MIXER) >>> (Integer.SIZE - BUCKET_BITS);
  }

  /** Counting sort by bucket. */
  private void sortRight(int n) {
    if (sortedGroup.length < n) {
      sortedGroup = new int[group.length];
      sortedRegret = new int[group.length];
      sortedFingerprints = new long[group.length];
      sortedIds = new long[group.length];
    }
    Arrays.fill(first, 0);
    for (int i = 0; i < n; i++) {
      first[bucket(group[i])]++;
    }
    for (int b = 1; b < first.length; b++) {
      first[b] += first[b - 1];
    }
    for (int i = 0; i < n; i++) {
      int at = --first[bucket(group[i])];
      sortedGroup[at] = group[i];
      sortedRegret[at] = regret[i];
      sortedFingerprints[at] = fingerprints[i];
      sortedIds[at] = ids[i];
    }
  }

  /** First and second parts that together are in a group, each with all that it meets. */
  private void joinLeft(int inGroup, Taker taker, BooleanSupplier stop) {
    ChangeSetList one = part[0];
    ChangeSetList two = part[1];
    for (int i = 0; i < one.size && !stopped; i++) {
      int rest = mostOfTwo - one.regret[i];
      int g = (inGroup - one.group[i]) & (ChangeSetList.GROUPS - 1);
      int end = two.start[g + 1];
      int k = two.start[g];
      for (; k < end && two.regret[k] <= rest; k++) {
        meet(one, i, two, k, taker, stop);
      }
      work += k - two.start[g];
    }
  }

  private void meet(
      ChangeSetList one, int i, ChangeSetList two, int k, Taker taker, BooleanSupplier stop) {
    int lacks = wanted - one.group[i] - two.group[k];
    int rest = most - one.regret[i] - two.regret[k];
    long leftFingerprint = one.fingerprint[i] + two.fingerprint[k];
    int b = bucket(lacks);
    for (int at = first[b]; at < first[b + 1]; at++) {
      if (sortedGroup[at] == lacks && sortedRegret[at] <= rest) {
        fingerprint[batch] = leftFingerprint + sortedFingerprints[at];
        left[batch] = (long) i << Integer.SIZE | k;
        right[batch] = sortedIds[at];
        sets++;
        if (++batch == BATCH) {
          taker.take(batch, fingerprint, left, right);
          batch = 0;
          stopped |= stop.getAsBoolean();
        }
      }
    }
  }
}
