package io.spacemoe.lab.replan;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.replan.FailureOutcome.Copied;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.interval.IntervalUtils;

/** The figures and tables of failures: over draws of so many failed satellites, means. */
public final class FailureReport {
  private static final double LEVEL = 0.95;

  private final String id;
  private final String name;
  private final Map<String, SortedMap<Integer, List<FailureOutcome>>> byScheme =
      new LinkedHashMap<>();

  /**
   * A report.
   *
   * @param id what names of figures and tables begin with
   * @param name what titles call the experiment
   */
  public FailureReport(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Adds what came of a scheme in one draw of failures. */
  public void add(String scheme, FailureOutcome outcome) {
    byScheme
        .computeIfAbsent(scheme, s -> new TreeMap<>())
        .computeIfAbsent(outcome.failed(), k -> new ArrayList<>())
        .add(outcome);
  }

  /**
   * What is done about failures.
   *
   * @param name what figures and tables call it
   * @param ms the token latency that comes of it, null where there is none
   * @param gb what is moved, null where that is not asked
   */
  private record Action(
      String name, Function<FailureOutcome, Double> ms, Function<FailureOutcome, Double> gb) {}

  private List<Action> actions(String scheme) {
    List<Action> actions = new ArrayList<>();
    FailureOutcome any = first(scheme);
    for (int c = 0; c < any.copied().size(); c++) {
      int copies = c;
      actions.add(
          new Action(
              "nothing, experts on " + satellites(c + 1),
              outcome -> outcome.copied().get(copies).leftMs(),
              outcome -> null));
    }
    actions.add(new Action("repair", FailureOutcome::repairedMs, FailureOutcome::repairGb));
    for (int m = 0; m < any.moved().size(); m++) {
      int budget = m;
      actions.add(
          new Action(
              text("and %.0f %% of the bytes", any.moved().get(m).percent()),
              outcome -> outcome.moved().get(budget).tokenLatencyMs(),
              outcome -> outcome.repairGb() + outcome.moved().get(budget).gb()));
    }
    actions.add(new Action("from nothing", FailureOutcome::fromNothingMs, outcome -> null));
    return actions;
  }

  private FailureOutcome first(String scheme) {
    SortedMap<Integer, List<FailureOutcome>> all = byScheme.get(scheme);
    return all.get(all.firstKey()).get(0);
  }

  private static Mean mean(List<FailureOutcome> draws, Function<FailureOutcome, Double> value) {
    return Mean.of(draws.stream().map(value).filter(Objects::nonNull).toList());
  }

  /** For each scheme latency over failures, and how often the model cannot answer. */
  public List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    for (String scheme : byScheme.keySet()) {
      charts.add(latencies(scheme));
      charts.add(silence(scheme));
    }
    return charts;
  }

  /** Of what most draws have: means over other draws would be no comparison. */
  private Chart latencies(String scheme) {
    List<List<FailureOutcome>> draws = List.copyOf(byScheme.get(scheme).values());
    List<Chart.Series> series = new ArrayList<>();
    for (Action action : actions(scheme)) {
      List<Mean> means = draws.stream().map(some -> mean(some, action.ms)).toList();
      int[] known =
          IntStream.range(0, means.size())
              .filter(k -> 2 * means.get(k).draws() > draws.get(k).size())
              .toArray();
      if (known.length > 1) {
        series.add(
            new Chart.Series(
                action.name,
                IntStream.of(known).asDoubleStream().toArray(),
                IntStream.of(known).mapToDouble(k -> means.get(k).value()).toArray(),
                IntStream.of(known).mapToDouble(k -> means.get(k).halfWidth()).toArray()));
      }
    }
    return new Chart(
        id + "-latency-" + scheme,
        "Token latency after failures, %s, %s".formatted(scheme, name),
        Chart.Kind.LINE,
        Chart.Axis.of("failed satellites"),
        Chart.Axis.near("token latency (ms)"),
        failed(scheme),
        series);
  }

  private List<String> failed(String scheme) {
    return byScheme.get(scheme).keySet().stream().map(String::valueOf).toList();
  }

  private Chart silence(String scheme) {
    List<List<FailureOutcome>> draws = List.copyOf(byScheme.get(scheme).values());
    double[] places = IntStream.range(0, draws.size()).asDoubleStream().toArray();
    List<Chart.Series> series = new ArrayList<>();
    List<Chart.Series> experts = new ArrayList<>();
    for (int c = 0; c < first(scheme).copied().size(); c++) {
      int copies = c;
      List<Copied> odds = draws.stream().map(some -> some.get(0).copied().get(copies)).toList();
      series.add(
          Chart.Series.of(
              "each expert on " + satellites(c + 1),
              places,
              odds.stream().mapToDouble(o -> 100.0 * o.silent() / o.oddsDraws()).toArray()));
      experts.add(
          Chart.Series.dashed(
              "if gateways never failed",
              places,
              odds.stream().mapToDouble(o -> 100.0 * o.lostExpert() / o.oddsDraws()).toArray()));
    }
    series.addAll(experts);
    return new Chart(
        id + "-silence-" + scheme,
        "How often the model cannot answer before a repair, %s, %s".formatted(scheme, name),
        Chart.Kind.LINE,
        Chart.Axis.of("failed satellites"),
        Chart.Axis.upTo(100, "cannot answer (%)"),
        failed(scheme),
        series);
  }

  private static String satellites(int each) {
    return each == 1 ? "1 satellite" : each + " satellites";
  }

  /** Latencies with what was lost and moved, and the odds of an answer. */
  public List<Table> tables() {
    return List.of(latencyTable(), oddsTable());
  }

  private Table latencyTable() {
    List<List<String>> rows = new ArrayList<>();
    byScheme.forEach(
        (scheme, byFailed) ->
            byFailed.forEach(
                (failed, draws) ->
                    actions(scheme)
                        .forEach(action -> rows.add(row(scheme, failed, action, draws)))));
    return new Table(
        id + "-table",
        "Token latency after failures, " + name,
        List.of(
            Table.Column.text("scheme"),
            Table.Column.number("failed satellites"),
            Table.Column.text("what is done"),
            Table.Column.number("draws"),
            Table.Column.number("of them answer"),
            Table.Column.number("token latency (ms)"),
            Table.Column.number("95 % ± (ms)"),
            Table.Column.number("moved (GB)")),
        rows);
  }

  private static List<String> row(
      String scheme, int failed, Action action, List<FailureOutcome> draws) {
    Mean latency = mean(draws, action.ms);
    Mean gb = mean(draws, action.gb);
    return List.of(
        scheme,
        Integer.toString(failed),
        action.name,
        Integer.toString(draws.size()),
        Long.toString(latency.draws()),
        latency.draws() == 0 ? "" : text("%.3f", latency.value()),
        latency.draws() < 2 ? "" : text("%.3f", latency.halfWidth()),
        gb.draws() == 0 ? "" : text("%.4f", gb.value()));
  }

  private Table oddsTable() {
    List<List<String>> rows = new ArrayList<>();
    byScheme.forEach(
        (scheme, byFailed) ->
            byFailed.forEach(
                (failed, draws) ->
                    draws
                        .get(0)
                        .copied()
                        .forEach(
                            odds ->
                                rows.add(
                                    List.of(
                                        scheme,
                                        Integer.toString(failed),
                                        Integer.toString(odds.each()),
                                        percent(odds.silent(), odds.oddsDraws()),
                                        interval(odds.silent(), odds.oddsDraws()),
                                        percent(odds.lostExpert(), odds.oddsDraws()),
                                        interval(odds.lostExpert(), odds.oddsDraws()))))));
    return new Table(
        id + "-odds",
        "How often the model cannot answer before a repair, " + name,
        List.of(
            Table.Column.text("scheme"),
            Table.Column.number("failed satellites"),
            Table.Column.number("satellites of each expert"),
            Table.Column.number("cannot answer (%)"),
            Table.Column.text("95 % interval"),
            Table.Column.number("for want of an expert (%)"),
            Table.Column.text("95 % interval of that")),
        rows);
  }

  private static String percent(int some, int all) {
    return text("%.3f", 100.0 * some / all);
  }

  private static String interval(int some, int all) {
    var wilson = IntervalUtils.getWilsonScoreInterval(all, some, LEVEL);
    return text(
        "%.3f to %.3f",
        100 * Math.max(0, wilson.getLowerBound()), 100 * Math.min(1, wilson.getUpperBound()));
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
