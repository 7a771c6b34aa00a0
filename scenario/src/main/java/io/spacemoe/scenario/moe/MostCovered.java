package io.spacemoe.scenario.moe;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What no set of j experts covers more of: P(A ⊆ B) at most, for each size of B. */
final class MostCovered {
  /** The most experts of which all 2^N sets are looked at. */
  static final int MOST_LISTED = 16;

  private MostCovered() {}

  /**
   * For laws in which the j experts activated most often are the best set of that size.
   *
   * <p>So it is where weights alone tell experts apart. Put an expert of more weight in the place
   * of another in B: under conditional Poisson e<sub>K</sub>(B) grows; in the race of Plackett and
   * Luce the K-th arrival in B comes sooner, and the first one outside later.
   */
  static double[] byProbability(ActivationLaw law) {
    double[] activation = law.inclusionProbabilities();
    int[] order =
        IntStream.range(0, activation.length)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> -activation[e]))
            .mapToInt(e -> e)
            .toArray();
    double[] last = new double[order.length];
    law.maxDistribution(order, last);
    for (int j = 1; j < last.length; j++) {
      last[j] += last[j - 1];
    }
    return last;
  }

  /**
   * For recorded sets, whatever they are: exact for up to {@value #MOST_LISTED} experts. With more,
   * the least of four numbers that are easily had, none of which is exceeded.
   *
   * @param sets ascending indices below the number of experts, K each
   */
  static double[] ofSets(int experts, int[][] sets) {
    long[] most = experts <= MOST_LISTED ? listed(experts, sets) : counted(experts, sets);
    return Arrays.stream(most).mapToDouble(count -> (double) count / sets.length).toArray();
  }

  /** Sums over all subsets of each B. */
  private static long[] listed(int experts, int[][] sets) {
    int[] inside = new int[1 << experts];
    for (int[] set : sets) {
      inside[Arrays.stream(set).map(e -> 1 << e).sum()]++;
    }
    for (int e = 0; e < experts; e++) {
      for (int b = 0; b < inside.length; b++) {
        inside[b] += (b >> e & 1) == 0 ? 0 : inside[b ^ 1 << e];
      }
    }
    long[] most = new long[experts];
    for (int b = 1; b < inside.length; b++) {
      int size = Integer.bitCount(b);
      most[size - 1] = Math.max(most[size - 1], inside[b]);
    }
    return most;
  }

  /**
   * A covered set has K experts in B, K (K - 1) ordered pairs in B, and no expert outside; and B
   * has no more than (j choose K) different sets.
   */
  static long[] counted(int experts, int[][] sets) {
    int active = sets[0].length;
    long[][] pairs = new long[experts][experts];
    Map<String, Long> times = new HashMap<>();
    for (int[] set : sets) {
      times.merge(Arrays.toString(set), 1L, Long::sum);
      for (int a : set) {
        for (int b : set) {
          pairs[a][b]++;
        }
      }
    }
    long[] single = descending(IntStream.range(0, experts).mapToLong(e -> pairs[e][e]).toArray());
    long[][] partners = new long[experts][];
    for (int e = 0; e < experts; e++) {
      pairs[e][e] = 0;
      partners[e] = descending(pairs[e]);
    }
    long[] frequent = descending(times.values().stream().mapToLong(n -> n).toArray());
    long[] most = new long[experts];
    for (int j = active; j <= experts; j++) {
      int others = j - 1;
      long[] paired =
          descending(Arrays.stream(partners).mapToLong(row -> sum(row, others)).toArray());
      long all = sets.length - (j < experts ? single[j] : 0);
      all = Math.min(all, sum(single, j) / active);
      all = active == 1 ? all : Math.min(all, sum(paired, j) / (active * (active - 1L)));
      most[j - 1] = Math.min(all, sum(frequent, choices(j, active, frequent.length)));
    }
    for (int j = experts - 1; j > 0; j--) {
      most[j - 1] = Math.min(most[j - 1], most[j]);
    }
    return most;
  }

  /** From the greatest to the least. */
  private static long[] descending(long[] numbers) {
    return Arrays.stream(numbers).map(n -> -n).sorted().map(n -> -n).toArray();
  }

  private static long sum(long[] numbers, int first) {
    return Arrays.stream(numbers).limit(first).sum();
  }

  /** How many sets of K there are in j, or a limit that is reached before. */
  private static int choices(int j, int active, int limit) {
    double choices = 1;
    for (int k = 0; k < active && choices < limit; k++) {
      choices *= (double) (j - k) / (k + 1);
    }
    return (int) Math.min(limit, Math.ceil(choices + 1e-6 * choices));
  }
}
