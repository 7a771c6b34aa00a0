package io.spacemoe.lab.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Two engines on the instances that both took on, under one time limit.
 *
 * @param limitSeconds the time limit
 * @param measure what is compared; less is better
 * @param first an engine
 * @param second another
 * @param instances how many instances both took on
 * @param firstBetter on how many of them the first is better
 * @param secondBetter on how many the second
 * @param pValue of Wilcoxon's signed-rank test, corrected after Holm for all duels of the limit and
 *     measure
 */
record Duel(
    double limitSeconds,
    String measure,
    String first,
    String second,
    int instances,
    long firstBetter,
    long secondBetter,
    double pValue) {
  private static final String TIME = "seconds to proof or claim (PAR10)";

  /** A p-value below this is called significant. */
  static final double SIGNIFICANT = 0.05;

  /** A gap that an engine without a placement is given: nothing of the cost is saved. */
  private static final double NO_PLACEMENT = 1;

  /** All duels of a comparison: by penalised seconds to proof, and by gap. */
  static List<Duel> all(Comparison comparison) {
    List<Duel> duels = new ArrayList<>();
    for (double limit : comparison.limits()) {
      duels.addAll(of(comparison, limit, TIME, comparison::penalised));
      duels.addAll(
          of(comparison, limit, "gap", trial -> Math.min(NO_PLACEMENT, comparison.gap(trial))));
    }
    return duels;
  }

  private static List<Duel> of(
      Comparison comparison, double limit, String measure, ToDoubleFunction<Trial> value) {
    List<String> solvers = comparison.solvers();
    List<Duel> raw = new ArrayList<>();
    for (int a = 0; a < solvers.size(); a++) {
      for (int b = a + 1; b < solvers.size(); b++) {
        raw.add(of(comparison, limit, measure, value, solvers.get(a), solvers.get(b)));
      }
    }
    double[] corrected = SignedRank.holm(raw.stream().mapToDouble(Duel::pValue).toArray());
    List<Duel> duels = new ArrayList<>();
    for (int i = 0; i < corrected.length; i++) {
      duels.add(raw.get(i).with(corrected[i]));
    }
    return duels;
  }

  private static Duel of(
      Comparison comparison,
      double limit,
      String measure,
      ToDoubleFunction<Trial> value,
      String first,
      String second) {
    List<String> both =
        comparison.instances().stream()
            .filter(i -> comparison.tried(i, first, limit) && comparison.tried(i, second, limit))
            .toList();
    double[] a =
        both.stream().mapToDouble(i -> comparison.median(i, first, limit, value)).toArray();
    double[] b =
        both.stream().mapToDouble(i -> comparison.median(i, second, limit, value)).toArray();
    long firstBetter = 0;
    long secondBetter = 0;
    for (int i = 0; i < a.length; i++) {
      firstBetter += a[i] < b[i] ? 1 : 0;
      secondBetter += b[i] < a[i] ? 1 : 0;
    }
    return new Duel(
        limit,
        measure,
        first,
        second,
        a.length,
        firstBetter,
        secondBetter,
        SignedRank.pValue(a, b));
  }

  /** Which of the two is better, and how sure that is. */
  String words() {
    boolean firstAhead = firstBetter >= secondBetter;
    return String.format(
        Locale.ROOT,
        "%s %s than %s on %d of %d (p = %s)",
        firstAhead ? first : second,
        measure.equals(TIME) ? "settles sooner" : "leaves a smaller gap",
        firstAhead ? second : first,
        Math.max(firstBetter, secondBetter),
        instances,
        Digits.of(pValue, 2));
  }

  private Duel with(double corrected) {
    return new Duel(
        limitSeconds, measure, first, second, instances, firstBetter, secondBetter, corrected);
  }
}
