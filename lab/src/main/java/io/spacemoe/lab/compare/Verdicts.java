package io.spacemoe.lab.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who does better where, in words, and whether that may be chance. */
final class Verdicts {
  /** On fewer instances of a kind, nobody is called better. */
  private static final int FEWEST_INSTANCES = 3;

  /**
   * When all engines take less time than this, in seconds, the clock does not tell who is sooner.
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
   * What is wrong about published optima and claims; then for each time limit, the longest first, a
   * line about all instances, one for each kind of them, and one about significance.
   */
  List<String> lines() {
    List<Double> limits = new ArrayList<>(comparison.limits());
    limits.sort(Comparator.reverseOrder());
    List<String> lines = new ArrayList<>();
    comparison.instances().forEach(instance -> lines.addAll(contradictions(instance)));
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

  /** What files or engines say of an instance, and what came out says otherwise. */
  private List<String> contradictions(String instance) {
    List<Trial> trials = comparison.of(instance);
    List<String> lines = new ArrayList<>();
    Reference.refutedOptimum(trials)
        .ifPresent(
            known ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%s: the published optimum %d is wrong.",
                        instance,
                        comparison.value(instance, known))));
    trials.stream()
        .filter(trial -> trial.claimed() && !comparison.settled(trial))
        .map(Trial::solver)
        .distinct()
        .forEach(
            solver ->
                lines.add(
                    "%s: %s claims an answer that a better placement refutes."
                        .formatted(instance, solver)));
    return lines;
  }

  private String overall(List<String> instances, double limit) {
    return standings(instances, limit).stream()
        .map(Standing::count)
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
      return "Too few instances to tell who is better.";
    }
    Standing first = standings.get(0);
    Standing second = standings.get(1);
    if (first.settled() == second.settled() && first.settled() > 0) {
      boolean quick =
          standings.stream()
              .filter(standing -> standing.settled() == first.settled())
              .allMatch(standing -> standing.secondsToProof.orElse(0) < QUICK);
      if (quick) {
        return "Too quick to tell who is sooner.";
      }
    }
    if (first.settled() > second.settled()) {
      boolean claims = first.claimed + second.claimed > 0;
      return "%s: %s.".formatted(claims ? "Most settled" : "Most proved", first.solver);
    }
    if (first.rank() == second.rank()) {
      return "No difference.";
    }
    return "%s: %s.".formatted(first.settled() > 0 ? "Soonest" : "Smallest gap", first.solver);
  }

  private String significance(double limit) {
    List<Duel> significant =
        Duel.all(comparison).stream()
            .filter(duel -> duel.limitSeconds() == limit && duel.pValue() < Duel.SIGNIFICANT)
            .toList();
    if (significant.isEmpty()) {
      return "No difference between engines is significant (%s): each may be chance."
          .formatted(counted(comparison.instances().size()));
    }
    String more =
        significant.size() > MOST_DUELS
            ? String.format(Locale.ROOT, "; and %d more", significant.size() - MOST_DUELS)
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
   * @param claimed how many more it claims to have settled, which nobody can check
   * @param secondsToProof the median over these
   * @param penalised the median over all, where each that is not settled counts as ten time limits
   * @param gap the median over all
   * @param met for each support of a reference, on how many instances it found no worse
   * @param provedByOthers whether another engine proved each that it found a best placement of
   */
  private record Standing(
      String solver,
      boolean tried,
      int proved,
      int claimed,
      OptionalDouble secondsToProof,
      double penalised,
      double gap,
      Map<Reference.Support, Long> met,
      boolean provedByOthers) {
    int settled() {
      return proved + claimed;
    }

    /** Decides between engines that settle equally many; less is better. */
    double rank() {
      return settled() > 0 ? penalised : gap;
    }

    String count() {
      return String.format(
          Locale.ROOT,
          "%s %d%s",
          solver,
          proved,
          claimed > 0 ? String.format(Locale.ROOT, " (and claims %d)", claimed) : "");
    }

    String words(int instances) {
      if (settled() > 0) {
        String what =
            claimed == 0
                ? String.format(Locale.ROOT, "proves %d of %d", proved, instances)
                : proved == 0
                    ? String.format(
                        Locale.ROOT, "claims %d of %d, which nobody can check", claimed, instances)
                    : String.format(
                        Locale.ROOT, "proves %d of %d and claims %d", proved, instances, claimed);
        return "%s %s, median %s".formatted(solver, what, seconds(secondsToProof.orElseThrow()));
      }
      if (!Double.isFinite(gap)) {
        return solver + " finds nothing in half of them";
      }
      return gap > 0
          ? "%s proves none, median gap to the reference %s %%"
              .formatted(solver, Digits.of(100 * gap, 3))
          : met.entrySet().stream()
              .map(entry -> met(entry.getKey(), entry.getValue(), instances))
              .collect(Collectors.joining(", ", solver + " ", ""));
    }

    private String met(Reference.Support support, long count, int instances) {
      String of =
          instances == 1 ? "" : String.format(Locale.ROOT, " of %d of %d", count, instances);
      return switch (support) {
        case PROVED_OPTIMUM ->
            "finds a best placement%s, which %s"
                .formatted(of, provedByOthers ? "others prove" : "other runs prove");
        case PUBLISHED_OPTIMUM ->
            "reaches the published optimum%s, which nobody proves here".formatted(of);
        case CLAIMED_OPTIMUM -> "finds a claimed optimum%s, which nobody can check".formatted(of);
        case CHECKED_BOUND, CLAIMED_BOUND -> "meets the %s%s".formatted(support.words(), of);
        case BEST_FOUND ->
            "finds the best placement known%s, without a bound to judge it by".formatted(of);
      };
    }
  }

  private List<Standing> standings(List<String> instances, double limit) {
    return comparison.solvers().stream()
        .map(solver -> standing(solver, instances, limit))
        .sorted(
            Comparator.comparingInt((Standing s) -> -s.settled())
                .thenComparingDouble(Standing::rank))
        .toList();
  }

  private Standing standing(String solver, List<String> instances, double limit) {
    double[] proofs =
        instances.stream()
            .filter(i -> comparison.settled(i, solver, limit))
            .mapToDouble(i -> comparison.median(i, solver, limit, comparison::secondsToProof))
            .toArray();
    int proved = (int) instances.stream().filter(i -> comparison.proved(i, solver, limit)).count();
    double[] penalised =
        instances.stream()
            .mapToDouble(i -> comparison.median(i, solver, limit, comparison::penalised))
            .toArray();
    double[] gaps =
        instances.stream()
            .mapToDouble(i -> comparison.median(i, solver, limit, comparison::gap))
            .toArray();
    List<String> met =
        instances.stream()
            .filter(i -> comparison.median(i, solver, limit, comparison::gap) == 0)
            .toList();
    return new Standing(
        solver,
        instances.stream().anyMatch(i -> comparison.tried(i, solver, limit)),
        proved,
        proofs.length - proved,
        proofs.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Quartiles.of(proofs).median()),
        Quartiles.of(penalised).median(),
        Quartiles.of(gaps).median(),
        met.stream()
            .collect(Collectors.groupingBy(this::support, TreeMap::new, Collectors.counting())),
        met.stream()
            .filter(i -> support(i) == Reference.Support.PROVED_OPTIMUM)
            .allMatch(i -> comparison.provers(i).stream().anyMatch(p -> !p.equals(solver))));
  }

  private Reference.Support support(String instance) {
    return comparison.reference(instance).orElseThrow().support();
  }

  private static String counted(int instances) {
    return instances == 1 ? "1 instance" : instances + " instances";
  }

  private static String seconds(double seconds) {
    return seconds < 1 ? Digits.of(seconds * 1e3, 3) + " ms" : Digits.of(seconds, 3) + " s";
  }
}
