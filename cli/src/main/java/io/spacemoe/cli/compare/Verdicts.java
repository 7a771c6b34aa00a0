package io.spacemoe.cli.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who wins where, in words; nobody where too little is known to tell. */
final class Verdicts {
  /** On fewer instances of a kind, nobody is called ahead. */
  private static final int FEWEST_INSTANCES = 3;

  /**
   * When all engines take less time than this, in seconds, the clock does not tell who is ahead.
   */
  private static final double QUICK = 0.1;

  private static final int MOST_ENGINES = 3;
  private static final int MOST_DUELS = 3;

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

  /**
   * For each time limit, the longest first: a line about all instances, one for each kind of them,
   * and one about significance.
   */
  List<String> lines() {
    List<Double> limits = new ArrayList<>(comparison.limits());
    limits.sort(Comparator.reverseOrder());
    List<String> lines = new ArrayList<>();
    for (double limit : limits) {
      List<String> instances = comparison.instances();
      lines.add(overall(instances, limit));
      Map<String, List<String>> kinds =
          instances.stream()
              .collect(Collectors.groupingBy(kindOf, LinkedHashMap::new, Collectors.toList()));
      kinds.forEach((kind, of) -> lines.add(line(kind, of, limit)));
      if (comparison.solvers().size() > 1) {
        lines.add(significance(limit));
      }
    }
    return lines;
  }

  private String overall(List<String> instances, double limit) {
    return standings(instances, limit).stream()
        .map(standing -> "%s %d".formatted(standing.solver, standing.proved))
        .collect(
            Collectors.joining(
                ", ",
                "%s, proved of %s: "
                    .formatted(
                        Double.isFinite(limit) ? "Within " + seconds(limit) : "Without time limit",
                        counted(instances.size())),
                "."));
  }

  private String line(String kind, List<String> instances, double limit) {
    List<Standing> standings =
        standings(instances, limit).stream().filter(Standing::tried).toList();
    String where = "On %s (%s): ".formatted(kind, counted(instances.size()));
    if (standings.isEmpty()) {
      return where + "no engine takes them on.";
    }
    return standings.stream()
        .limit(MOST_ENGINES)
        .map(standing -> standing.words(instances.size()))
        .collect(Collectors.joining("; ", where, ". " + verdict(standings, instances.size())))
        .strip();
  }

  private static String verdict(List<Standing> standings, int instances) {
    if (standings.size() == 1) {
      return "";
    }
    if (instances < FEWEST_INSTANCES) {
      return "Too few instances to tell who is ahead.";
    }
    Standing first = standings.get(0);
    Standing second = standings.get(1);
    if (first.proved == second.proved && first.proved > 0) {
      boolean quick =
          standings.stream()
              .filter(standing -> standing.proved == first.proved)
              .allMatch(standing -> standing.secondsToProof.orElse(0) < QUICK);
      if (quick) {
        return "Too quick to tell who is ahead.";
      }
    }
    return first.proved == second.proved && first.rank() == second.rank()
        ? "Nobody is ahead."
        : "Ahead: %s.".formatted(first.solver);
  }

  private String significance(double limit) {
    List<Duel> significant =
        Duel.all(comparison).stream()
            .filter(duel -> duel.limitSeconds() == limit && duel.pValue() < Duel.SIGNIFICANT)
            .toList();
    if (significant.isEmpty()) {
      return "No difference between engines is significant (%s)."
          .formatted(counted(comparison.instances().size()));
    }
    String more =
        significant.size() > MOST_DUELS
            ? "; and %d more".formatted(significant.size() - MOST_DUELS)
            : "";
    return significant.stream()
        .limit(MOST_DUELS)
        .map(Duel::words)
        .collect(Collectors.joining("; ", "Significant: ", more + "."));
  }

  /**
   * How an engine stands on some instances.
   *
   * @param tried whether it took any on
   * @param proved how many it proved: a best placement, or that there is none
   * @param found of how many it found a placement as good as the best proved bound
   * @param secondsToProof the median over these
   * @param penalised the median over all, where each without a proof counts as ten time limits
   * @param gap the median over all
   */
  private record Standing(
      String solver,
      boolean tried,
      int proved,
      long found,
      OptionalDouble secondsToProof,
      double penalised,
      double gap) {
    /** Decides between engines that prove equally many; less is better. */
    double rank() {
      return proved > 0 ? penalised : gap;
    }

    String words(int instances) {
      if (proved > 0) {
        return "%s proves %d of %d, median %s"
            .formatted(solver, proved, instances, seconds(secondsToProof.orElseThrow()));
      }
      if (!Double.isFinite(gap)) {
        return solver + " finds nothing in half of them";
      }
      return gap == 0
          ? "%s finds a best placement%s, which others prove"
              .formatted(solver, instances == 1 ? "" : " of %d of %d".formatted(found, instances))
          : "%s proves none, median gap to the best bound %s %%"
              .formatted(solver, Digits.of(100 * gap, 3));
    }
  }

  private List<Standing> standings(List<String> instances, double limit) {
    return comparison.solvers().stream()
        .map(solver -> standing(solver, instances, limit))
        .sorted(
            Comparator.comparingInt((Standing s) -> -s.proved).thenComparingDouble(Standing::rank))
        .toList();
  }

  private Standing standing(String solver, List<String> instances, double limit) {
    double[] proofs =
        instances.stream()
            .filter(i -> comparison.proved(i, solver, limit))
            .mapToDouble(i -> comparison.median(i, solver, limit, Trial::secondsToProof))
            .toArray();
    double[] penalised =
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
        proofs.length,
        Arrays.stream(gaps).filter(gap -> gap == 0).count(),
        proofs.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Quartiles.of(proofs).median()),
        Quartiles.of(penalised).median(),
        Quartiles.of(gaps).median());
  }

  private static String counted(int instances) {
    return instances == 1 ? "1 instance" : instances + " instances";
  }

  private static String seconds(double seconds) {
    return seconds < 1 ? Digits.of(seconds * 1e3, 3) + " ms" : Digits.of(seconds, 3) + " s";
  }
}
