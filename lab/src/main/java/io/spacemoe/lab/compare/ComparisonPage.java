package io.spacemoe.lab.compare;

import io.spacemoe.lab.report.Chart;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.report.Table;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A comparison of engines as a report: verdicts, tables, profiles, curves and significance. */
public final class ComparisonPage {
  /** Gaps for which the time until they are reached is shown. */
  private static final double[] TARGETS = {0, 0.001, 0.01};

  /** So many times at which gaps over time are taken. */
  private static final int TIMES = 60;

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

  /** The page. */
  public Page of(List<Page.Fact> environment, List<String> files) {
    return new Page(
        "Solvers compared",
        environment,
        List.of(
            new Page.Section(
                "Who wins where",
                Stream.concat(verdicts().stream(), Stream.of(WORDS)).toList(),
                List.of(),
                List.of(engines())),
            new Page.Section(
                "Profiles",
                List.of(
                    "Performance profiles (Dolan and Moré 2002): the share of instances that an"
                        + " engine settles (which placement is best, or that there is none) in at"
                        + " most so many times what the fastest engine needs. Instances that an"
                        + " engine refuses count against it."),
                profiles(),
                List.of()),
            new Page.Section(
                "Time to target",
                List.of(
                    "The share of trials with a placement within a gap of the reference, over time."),
                targets(),
                List.of()),
            new Page.Section(
                "Gap over time",
                List.of(
                    "The median gap over instances and repeats at the longest time limit; it begins"
                        + " where half of the trials have a placement."),
                List.of(gaps()),
                List.of()),
            new Page.Section(
                "Significance",
                List.of(
                    "Wilcoxon's signed-rank test on the medians of each instance, two-sided,"
                        + " corrected after Holm over all pairs of engines of a limit and measure."
                        + " PAR10: an instance that is not settled counts as ten time limits."),
                List.of(),
                List.of(duels())),
            new Page.Section("Instances", List.of(), List.of(), List.of(instances(), runs()))),
        files);
  }

  /** Who wins where, in words; a line for each time limit and kind of instances. */
  public List<String> verdicts() {
    return new Verdicts(comparison, kindOf).lines();
  }

  private Table engines() {
    List<List<String>> rows = new ArrayList<>();
    for (double limit : comparison.limits()) {
      for (String solver : comparison.solvers()) {
        rows.add(engine(limit, solver));
      }
    }
    return new Table(
        "engines",
        "Engines by time limit: medians and quartiles over instances",
        columns(
            "limit (s)#,engine,proved#,claimed#,placed#,runs refused#,runs failed#,median gap %#,gap quartiles %,median"
                + " s to first#,median s to best#,median s to settle#,settle quartiles s"),
        rows);
  }

  private List<String> engine(double limit, String solver) {
    List<String> tried =
        comparison.instances().stream().filter(i -> comparison.tried(i, solver, limit)).toList();
    Map<RunStatus, Long> statuses = comparison.statuses(solver, limit);
    List<String> row = new ArrayList<>();
    row.add(number(limit));
    row.add(solver);
    long proved = tried.stream().filter(i -> comparison.proved(i, solver, limit)).count();
    row.add(count(proved));
    row.add(
        count(tried.stream().filter(i -> comparison.settled(i, solver, limit)).count() - proved));
    row.add(count(tried.stream().filter(i -> finite(i, solver, limit)).count()));
    row.add(count(statuses.getOrDefault(RunStatus.REFUSED, 0L)));
    row.add(
        count(
            statuses.entrySet().stream()
                .filter(s -> s.getKey().broken())
                .mapToLong(Map.Entry::getValue)
                .sum()));
    row.addAll(quartiles(tried, solver, limit, t -> 100 * comparison.gap(t)));
    row.add(median(tried, solver, limit, t -> orNever(t.outcome().secondsToFirst())));
    row.add(median(tried, solver, limit, t -> orNever(t.outcome().secondsToBest())));
    row.addAll(quartiles(tried, solver, limit, comparison::secondsToProof));
    return row;
  }

  private boolean finite(String instance, String solver, double limit) {
    return Double.isFinite(comparison.median(instance, solver, limit, comparison::gap));
  }

  private String median(
      List<String> instances, String solver, double limit, Function<Trial, Double> value) {
    return quartiles(instances, solver, limit, value).get(0);
  }

  private List<String> quartiles(
      List<String> instances, String solver, double limit, Function<Trial, Double> value) {
    if (instances.isEmpty()) {
      return List.of("", "");
    }
    Quartiles quartiles =
        Quartiles.of(
            instances.stream()
                .mapToDouble(i -> comparison.median(i, solver, limit, value::apply))
                .toArray());
    return List.of(
        number(quartiles.median()),
        "%s to %s".formatted(orDash(quartiles.lower()), orDash(quartiles.upper())));
  }

  private List<Chart> profiles() {
    List<Chart> charts = new ArrayList<>();
    for (double limit : comparison.limits()) {
      List<CumulativeShare> profiles =
          PerformanceProfiles.of(
              comparison.medians(comparison.instances(), limit, comparison::secondsToProof));
      charts.add(
          steps(
              "profile-" + id(limit),
              "Performance profile of the time to a proof or claim" + at(limit),
              "times the fastest",
              "share of instances settled",
              profiles,
              1));
    }
    return charts;
  }

  private List<Chart> targets() {
    double limit = longest();
    List<Chart> charts = new ArrayList<>();
    for (double target : TARGETS) {
      List<CumulativeShare> shares =
          comparison.solvers().stream()
              .map(
                  solver ->
                      CumulativeShare.of(
                          trials(solver, limit)
                              .mapToDouble(
                                  t -> Math.max(Comparison.CLOCK, comparison.secondsTo(t, target)))
                              .toArray()))
              .toList();
      charts.add(
          steps(
              "target-" + id(target),
              String.format(
                  Locale.ROOT, "Trials within %s %% of the reference", number(100 * target)),
              "seconds",
              "share of trials",
              shares,
              Comparison.CLOCK));
    }
    return charts;
  }

  private Chart steps(
      String id, String title, String x, String y, List<CumulativeShare> shares, double first) {
    double last =
        shares.stream().flatMapToDouble(s -> Arrays.stream(s.x())).max().orElse(first) * 1.1;
    List<Chart.Series> series = new ArrayList<>();
    for (int s = 0; s < shares.size(); s++) {
      double[] xs = shares.get(s).x();
      double[] ys = shares.get(s).share();
      if (xs.length > 0) {
        double[] longerX = Arrays.copyOf(xs, xs.length + 1);
        double[] longerY = Arrays.copyOf(ys, ys.length + 1);
        longerX[xs.length] = last;
        longerY[ys.length] = ys[ys.length - 1];
        series.add(Chart.Series.of(comparison.solvers().get(s), longerX, longerY));
      }
    }
    return new Chart(
        id,
        title,
        Chart.Kind.STEP,
        Chart.Axis.logarithmic(x),
        Chart.Axis.upTo(1, y),
        List.of(),
        series);
  }

  private Chart gaps() {
    double limit = longest();
    double end =
        comparison.trials().stream().mapToDouble(t -> t.outcome().seconds()).max().orElse(1);
    double begin = Math.min(1e-3, end / 10);
    double[] times =
        IntStream.range(0, TIMES)
            .mapToDouble(i -> begin * Math.pow(end / begin, i / (TIMES - 1.0)))
            .toArray();
    List<Chart.Series> series = new ArrayList<>();
    for (String solver : comparison.solvers()) {
      List<Trial> tried = trials(solver, limit).filter(Trial::tried).toList();
      double[] medians =
          tried.isEmpty()
              ? new double[0]
              : Arrays.stream(times)
                  .map(
                      time ->
                          Quartiles.of(
                                  tried.stream()
                                      .mapToDouble(t -> 100 * comparison.gapAt(t, time))
                                      .toArray())
                              .median())
                  .toArray();
      int[] known =
          IntStream.range(0, medians.length).filter(i -> Double.isFinite(medians[i])).toArray();
      series.add(
          Chart.Series.of(
              solver,
              IntStream.of(known).mapToDouble(i -> times[i]).toArray(),
              IntStream.of(known).mapToDouble(i -> medians[i]).toArray()));
    }
    return new Chart(
        "gap-over-time",
        "Median gap to the reference" + at(limit),
        Chart.Kind.STEP,
        Chart.Axis.logarithmic("seconds"),
        Chart.Axis.upTo(1, "gap (%)"),
        List.of(),
        series);
  }

  private Table duels() {
    return new Table(
        "significance",
        "Pairs of engines",
        columns(
            "limit (s)#,measure,first,second,instances#,first better#,second better#,corrected"
                + " p#,significant"),
        Duel.all(comparison).stream()
            .map(
                duel ->
                    List.of(
                        number(duel.limitSeconds()),
                        duel.measure(),
                        duel.first(),
                        duel.second(),
                        count(duel.instances()),
                        count(duel.firstBetter()),
                        count(duel.secondBetter()),
                        number(duel.pValue()),
                        duel.pValue() < Duel.SIGNIFICANT ? "yes" : "no"))
            .toList());
  }

  private Table instances() {
    List<List<String>> rows = new ArrayList<>();
    for (String instance : comparison.instances()) {
      Optional<InstanceFacts> facts = comparison.facts(instance);
      List<Trial> trials = comparison.of(instance);
      Optional<Reference> reference = comparison.reference(instance);
      rows.add(
          List.of(
              instance,
              kindOf.apply(instance),
              facts.map(f -> count(f.experts())).orElse(""),
              facts.map(f -> count(f.satellites())).orElse(""),
              facts.map(f -> f.objective().maximised() ? "maximise" : "minimise").orElse(""),
              reference.map(r -> count(comparison.value(instance, r.cost()))).orElse(""),
              reference.map(r -> r.support().words()).orElse(""),
              number(100 * trials.stream().mapToDouble(comparison::gap).min().orElseThrow()),
              String.join(", ", comparison.provers(instance)),
              trials.stream()
                  .filter(trial -> trial.claimed() && comparison.settled(trial))
                  .map(Trial::solver)
                  .distinct()
                  .collect(Collectors.joining(", "))));
    }
    return new Table(
        "instances",
        "Instances",
        columns(
            "instance,kind,experts#,satellites#,sense,reference#,reference is,least gap %#,proved"
                + " by,claimed by"),
        rows);
  }

  private Table runs() {
    List<List<String>> rows = new ArrayList<>();
    for (Trial trial : comparison.trials()) {
      Outcome outcome = trial.outcome();
      rows.add(
          List.of(
              trial.instance(),
              trial.solver(),
              number(trial.limitSeconds()),
              count(trial.record().run().repeat()),
              outcome.status().name(),
              value(outcome.value()),
              value(outcome.value(outcome.bound())),
              outcome.evidence().name().toLowerCase(Locale.ROOT),
              number(100 * comparison.gap(trial)),
              number(orNever(outcome.secondsToFirst())),
              number(orNever(outcome.secondsToBest())),
              number(comparison.secondsToProof(trial)),
              number(outcome.seconds()),
              outcome.why().orElse("")));
    }
    return new Table(
            "runs",
            "Runs",
            columns(
                "instance,engine,limit (s)#,repeat#,status,value#,bound#,proof,gap %#,s to first#,s"
                    + " to best#,s to settle#,s in all#,why not"),
            rows)
        .withoutEmptyColumns();
  }

  private static String value(OptionalLong value) {
    return value.isPresent() ? count(value.getAsLong()) : "";
  }

  private Stream<Trial> trials(String solver, double limit) {
    return comparison.trials().stream()
        .filter(t -> t.solver().equals(solver) && t.limitSeconds() == limit);
  }

  private double longest() {
    List<Double> limits = comparison.limits();
    return limits.get(limits.size() - 1);
  }

  private static List<Table.Column> columns(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(
            name ->
                name.endsWith("#")
                    ? Table.Column.number(name.substring(0, name.length() - 1))
                    : Table.Column.text(name))
        .toList();
  }

  private static String at(double limit) {
    return Double.isFinite(limit) ? ", time limit %s s".formatted(number(limit)) : "";
  }

  private static String id(double value) {
    return Double.isFinite(value) ? number(value).replace('.', '-') : "unlimited";
  }

  private static double orNever(OptionalDouble seconds) {
    return seconds.orElse(Double.POSITIVE_INFINITY);
  }

  private static String count(long count) {
    return Long.toString(count);
  }

  private static String orDash(double value) {
    String text = number(value);
    return text.isEmpty() ? "-" : text;
  }

  /** Four digits; nothing for what never happened. */
  private static String number(double value) {
    return Digits.of(value, 4);
  }
}
