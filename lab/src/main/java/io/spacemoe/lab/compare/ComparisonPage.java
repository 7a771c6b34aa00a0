package io.spacemoe.lab.compare;

import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.run.InstanceFacts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison of engines as a report: verdicts, tables, profiles, curves and significance. */
public final class ComparisonPage {
  private static final String WORDS =
      "Proved: by a proof that was checked; claimed: by an engine's word, which nobody can check;"
          + " settled: either. A gap is measured to the instance's reference, which the table of"
          + " instances names, in the file's own sense: the distance of the two values over the"
          + " greater of them, both without their signs; for costs, (cost - reference) / cost.";

  private final Comparison comparison;
  private final Function<String, String> kindOf;

  /**
   * A page of a comparison.
   *
   * @param kindOf the kind of an instance, for example its cost structure
   */
  public ComparisonPage(Comparison comparison, Function<String, String> kindOf) {
    this.comparison = comparison;
    this.kindOf = kindOf;
  }

  /**
   * A page of a comparison whose instances are in files or bundled; each is read once, to tell its
   * kind.
   *
   * @param folder where relative paths of instances start
   * @param reading what is told about the instances' files
   */
  public static ComparisonPage of(Comparison comparison, Path folder, Reading reading) {
    Map<String, String> kinds = new HashMap<>();
    return new ComparisonPage(
        comparison,
        instance ->
            kinds.computeIfAbsent(
                instance,
                name ->
                    InstanceKind.of(
                        folder, name, reading, comparison.facts(name).map(InstanceFacts::hash))));
  }

  /** The page. */
  public Page of(List<Page.Fact> environment, List<String> files) {
    ComparisonCharts charts = new ComparisonCharts(comparison);
    ComparisonTables tables = new ComparisonTables(comparison, kindOf);
    return new Page(
        "Solvers compared",
        Stream.concat(environment.stream(), conditions()).toList(),
        List.of(
            new Page.Section(
                "Who wins where",
                Stream.concat(verdicts().stream(), Stream.of(WORDS, ScoreTable.WORDS)).toList(),
                List.of(),
                List.of(new EngineTable(comparison).table(), new ScoreTable(comparison).table())),
            new Page.Section(
                "Profiles",
                List.of(
                    "Performance profiles (Dolan and Moré 2002): the share of instances that an"
                        + " engine settles (which placement is best, or that there is none) in at"
                        + " most so many times what the fastest engine needs. Instances that an"
                        + " engine refuses count against it."),
                charts.profiles(),
                List.of()),
            new Page.Section(
                "Time to target",
                List.of(
                    "The share of trials with a placement within a gap of the reference, over time."),
                charts.targets(),
                List.of()),
            new Page.Section(
                "Gap over time",
                List.of(
                    "The median gap over instances and repeats at the longest time limit; it begins"
                        + " where half of the trials have a placement."),
                List.of(charts.gaps()),
                List.of()),
            new Page.Section(
                "Significance",
                List.of(
                    "Wilcoxon's signed-rank test on the medians of each instance, two-sided,"
                        + " corrected after Holm over all pairs of engines of a limit and measure."
                        + " PAR10: an instance that is not settled counts as ten time limits."),
                List.of(),
                List.of(tables.duels())),
            new Page.Section(
                "Instances", List.of(), List.of(), List.of(tables.instances(), tables.runs()))),
        files);
  }

  /** Under which conditions the runs were done. */
  private Stream<Page.Fact> conditions() {
    return Stream.of(
        new Page.Fact("machine of the runs", String.join("; ", comparison.machines())),
        new Page.Fact(
            "time limits",
            comparison.limits().stream()
                .map(limit -> Double.isFinite(limit) ? Cells.number(limit) + " s" : "none")
                .collect(Collectors.joining(", "))),
        new Page.Fact(
            "threads of a run",
            comparison.trials().stream()
                .map(Trial::threads)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "))));
  }

  /** Who wins where, in words; a line for each time limit and kind of instances. */
  public List<String> verdicts() {
    List<String> lines = new ArrayList<>();
    if (comparison.machines().size() > 1) {
      lines.add(
          "Runs were done on different machines, whose times do not compare: %s."
              .formatted(String.join("; ", comparison.machines())));
    }
    lines.addAll(new Verdicts(comparison, kindOf).lines());
    return lines;
  }
}
