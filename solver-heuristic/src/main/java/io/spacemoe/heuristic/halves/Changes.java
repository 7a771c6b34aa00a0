package io.spacemoe.heuristic.halves;

import io.spacemoe.heuristic.OpenPairs;
import java.util.Arrays;

/**
 * Changes of one expert each from its home to another satellite, by rising regret, with two sums
 * that tell how a set of changes shifts the satellites' loads: a short one for grouping and a long
 * one that differs wherever loads do, but for one in 2^64. Immutable.
 */
final class Changes {
  /** Regrets are counted in as many parts of the largest. */
  static final int GRAINS = 1 << 16;

  /** Regrets are binned in so many parts when sets are counted, which need not be exact. */
  private static final int BINS = 256;

  /** How many changes there are. */
  final int size;

  /** The expert that changes. */
  final int[] expert;

  /** The pair that it changes to. */
  final int[] pair;

  /** What it pays more than at home at the prices, 0 to {@link #GRAINS}. */
  final int[] regret;

  /** The shift's sum by which sets are listed, modulo 2^32; see {@link ShiftPlan}. */
  final int[] group;

  /** The shift's sum by which halves meet, modulo 2^64. */
  final long[] fingerprint;

  /**
   * The changes of at most some regret.
   *
   * @param groupOf of a unit of each satellite's load
   * @param fingerprintOf of a unit of each satellite's load
   */
  Changes(OpenPairs pairs, GibbsPrices prices, double most, int[] groupOf, long[] fingerprintOf) {
    long[] order = new long[pairs.size];
    int count = 0;
    int[] home = new int[pairs.experts];
    for (int e = 0; e < pairs.experts; e++) {
      home[e] = prices.home(e);
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        double part = prices.regret(p, home[e]) / most * GRAINS;
        if (p != home[e] && part < GRAINS) {
          order[count++] = (long) part << Integer.SIZE | p;
        }
      }
    }
    Arrays.sort(order, 0, count);
    this.size = count;
    this.expert = new int[count];
    this.pair = new int[count];
    this.regret = new int[count];
    this.group = new int[count];
    this.fingerprint = new long[count];
    for (int i = 0; i < count; i++) {
      int p = (int) order[i];
      int from = home[pairs.expert(p)];
      expert[i] = pairs.expert(p);
      pair[i] = p;
      regret[i] = (int) (order[i] >>> Integer.SIZE);
      group[i] =
          groupOf[pairs.satellite(p)] * pairs.takes(p)
              - groupOf[pairs.satellite(from)] * pairs.takes(from);
      fingerprint[i] =
          fingerprintOf[pairs.satellite(p)] * pairs.takes(p)
              - fingerprintOf[pairs.satellite(from)] * pairs.takes(from);
    }
  }

  /**
   * About how many sets of changes, of different experts among some, come to some regret at most.
   */
  double sets(boolean[] among, int most) {
    int[] start = new int[among.length + 1];
    for (int e : expert) {
      start[e + 1]++;
    }
    for (int e = 0; e < among.length; e++) {
      start[e + 1] += start[e];
    }
    int[] bin = new int[size];
    int[] next = start.clone();
    for (int i = 0; i < size; i++) {
      bin[next[expert[i]]++] = (int) Math.round((double) regret[i] * BINS / most);
    }
    double[] count = new double[BINS];
    count[0] = 1;
    for (int e = 0; e < among.length; e++) {
      for (int r = BINS - 1; among[e] && r >= 0; r--) {
        double more = 0;
        for (int k = start[e]; k < start[e + 1]; k++) {
          more += bin[k] <= r ? count[r - bin[k]] : 0;
        }
        count[r] += more;
      }
    }
    return Arrays.stream(count).sum();
  }
}
