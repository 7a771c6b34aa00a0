package io.spacemoe.lab.compare;

import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What each engine reached under each time limit, over instances.
 *
 * @param comparison the comparison
 */
record EngineTable(Comparison comparison) {
  /** The table. */
  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (double limit : comparison.limits()) {
      for (String solver : comparison.solvers()) {
        rows.add(engine(limit, solver));
      }
    }
    return new Table(
        "engines",
        "Engines by time limit: medians and quartiles over instances",
        Cells.columns(
            "limit (s)#,engine,proved#,claimed#,placed#,runs refused#,runs failed#,median gap %#,gap quartiles %,median"
                + " s to first#,median s to best#,median s to settle#,settle quartiles s"),
        rows);
  }

  private List<String> engine(double limit, String solver) {
    List<String> tried =
        comparison.instances().stream().filter(i -> comparison.tried(i, solver, limit)).toList();
    Map<RunStatus, Long> statuses = comparison.statuses(solver, limit);
    List<String> row = new ArrayList<>();
    row.add(Cells.number(limit));
    row.add(solver);
    long proved = tried.stream().filter(i -> comparison.proved(i, solver, limit)).count();
    row.add(Cells.count(proved));
    row.add(
        Cells.count(
            tried.stream().filter(i -> comparison.settled(i, solver, limit)).count() - proved));
    row.add(Cells.count(tried.stream().filter(i -> finite(i, solver, limit)).count()));
    row.add(Cells.count(statuses.getOrDefault(RunStatus.REFUSED, 0L)));
    row.add(
        Cells.count(
            statuses.entrySet().stream()
                .filter(s -> s.getKey().broken())
                .mapToLong(Map.Entry::getValue)
                .sum()));
    row.addAll(quartiles(tried, solver, limit, t -> 100 * comparison.gap(t)));
    row.add(median(tried, solver, limit, t -> Cells.orNever(t.outcome().secondsToFirst())));
    row.add(median(tried, solver, limit, t -> Cells.orNever(t.outcome().secondsToBest())));
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
        Cells.number(quartiles.median()),
        "%s to %s".formatted(Cells.orDash(quartiles.lower()), Cells.orDash(quartiles.upper())));
  }
}
