package io.spacemoe.lab.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

/** Wilcoxon's signed-rank test for pairs, and Holm's correction for several of them. */
final class SignedRank {
  /** The exact distribution is counted out over 2^pairs sums. */
  private static final int MOST_EXACT = 15;

  private SignedRank() {}

  /**
   * The two-sided p-value for "neither of the two tends to be greater"; 1 when no pair differs.
   * Pairs that are equal are left out (Wilcoxon 1945). Exact up to 15 pairs, beyond by the normal
   * approximation.
   *
   * @param a finite values
   * @param b as many, each the partner of the one in the same place
   */
  static double pValue(double[] a, double[] b) {
    int[] different = IntStream.range(0, a.length).filter(i -> a[i] != b[i]).toArray();
    if (different.length == 0) {
      return 1;
    }
    double[] x = Arrays.stream(different).mapToDouble(i -> a[i]).toArray();
    double[] y = Arrays.stream(different).mapToDouble(i -> b[i]).toArray();
    return Math.min(
        1,
        new WilcoxonSignedRankTest().wilcoxonSignedRankTest(x, y, different.length <= MOST_EXACT));
  }

  /** The p-values of several tests, corrected so that all hold together (Holm 1979). */
  static double[] holm(double... pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] corrected = new double[pValues.length];
    double least = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      least = Math.max(least, (pValues.length - rank) * pValues[ascending[rank]]);
      corrected[ascending[rank]] = Math.min(1, least);
    }
    return corrected;
  }
}
