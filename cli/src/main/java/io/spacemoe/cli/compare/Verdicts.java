package io.spacemoe.cli.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who wins where, in words. */
final class Verdicts {
  private final Comparison comparison;
  private final Function<String, String> kindOf;

  /**
   * Verdicts on a comparison.
   *
   * @param kindOf the kind of an instance, for example its cost structure
   */
  Verdicts(Comparison comparison, Function<String, String> kindOf) {
    this.comparison = comparison;
    this.kindOf = kindOf;
  }

  /** A paragraph for each time limit, the longest first. */
  List<String> paragraphs() {
    List<Double> limits = new ArrayList<>(comparison.limits());
    limits.sort(Comparator.reverseOrder());
    return limits.stream().map(this::paragraph).toList();
  }

  private String paragraph(double limit) {
    List<String> instances = comparison.instances();
    List<Standing> standings = standings(instances, limit);
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: ".formatted(Double.isFinite(limit) ? "Within " + seconds(limit) : "Without limit"));
    text.append(
        standings.stream()
            .limit(3)
            .map(
                standing ->
                    "%s settles %d of %d"
                        .formatted(standing.solver, standing.proved, instances.size()))
            .collect(Collectors.joining(", ", "", ". ")));
    Map<String, List<String>> kinds =
        instances.stream()
            .collect(Collectors.groupingBy(kindOf, LinkedHashMap::new, Collectors.toList()));
    kinds.forEach((kind, of) -> text.append(winner(kind, of, limit)));
    long significant =
        Duel.all(comparison).stream()
            .filter(duel -> duel.limitSeconds() == limit && duel.pValue() < Duel.SIGNIFICANT)
            .count();
    text.append("Significant differences between two engines: %d.".formatted(significant));
    return text.toString();
  }

  private String winner(String kind, List<String> instances, double limit) {
    List<Standing> standings =
        standings(instances, limit).stream().filter(Standing::tried).toList();
    String where = "On %s (%d): ".formatted(kind, instances.size());
    if (standings.isEmpty()) {
      return where + "no engine takes them on. ";
    }
    Standing first = standings.get(0);
    String next = standings.size() == 1 ? "" : "; next %s".formatted(standings.get(1).words());
    return where + first.words() + next + ". ";
  }

  /**
   * How an engine stands on some instances.
   *
   * @param tried whether it took any on
   * @param proved how many it settled
   * @param medianSeconds penalised seconds to proof
   * @param medianGap gap
   */
  private record Standing(
      String solver, boolean tried, long proved, double medianSeconds, double medianGap) {
    String words() {
      if (proved > 0) {
        return "%s settles %d, median %s".formatted(solver, proved, seconds(medianSeconds));
      }
      return Double.isFinite(medianGap)
          ? "%s settles none, median gap %s %%".formatted(solver, Digits.of(100 * medianGap, 3))
          : solver + " finds nothing in half of them";
    }
  }

  private List<Standing> standings(List<String> instances, double limit) {
    return comparison.solvers().stream()
        .map(solver -> standing(solver, instances, limit))
        .sorted(
            Comparator.comparingLong((Standing s) -> -s.proved)
                .thenComparingDouble(s -> s.proved > 0 ? s.medianSeconds : s.medianGap))
        .toList();
  }

  private Standing standing(String solver, List<String> instances, double limit) {
    long proved = instances.stream().filter(i -> comparison.proved(i, solver, limit)).count();
    double[] seconds =
        instances.stream()
            .mapToDouble(i -> comparison.median(i, solver, limit, comparison::penalised))
            .toArray();
    double[] gaps =
        instances.stream()
            .mapToDouble(i -> comparison.median(i, solver, limit, comparison::gap))
            .toArray();
    return new Standing(
        solver,
        instances.stream().anyMatch(i -> comparison.tried(i, solver, limit)),
        proved,
        Quartiles.of(seconds).median(),
        Quartiles.of(gaps).median());
  }

  private static String seconds(double seconds) {
    return seconds < 1 ? Digits.of(seconds * 1e3, 3) + " ms" : Digits.of(seconds, 3) + " s";
  }
}
