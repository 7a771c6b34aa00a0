package io.spacemoe.lab.compare;

import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tables of a comparison: pairs of engines, instances and runs.
 *
 * @param comparison the comparison
 * @param kindOf the kind of an instance
 */
record ComparisonTables(Comparison comparison, Function<String, String> kindOf) {
  /** Pairs of engines, and whether one is better. */
  Table duels() {
    return new Table(
        "significance",
        "Pairs of engines",
        Cells.columns(
            "limit (s)#,measure,first,second,instances#,first better#,second better#,corrected"
                + " p#,significant"),
        Duel.all(comparison).stream()
            .map(
                duel ->
                    List.of(
                        Cells.number(duel.limitSeconds()),
                        duel.measure(),
                        duel.first(),
                        duel.second(),
                        Cells.count(duel.instances()),
                        Cells.count(duel.firstBetter()),
                        Cells.count(duel.secondBetter()),
                        Cells.number(duel.pValue()),
                        duel.pValue() < Duel.SIGNIFICANT ? "yes" : "no"))
            .toList());
  }

  /** Instances with their references. */
  Table instances() {
    List<List<String>> rows = new ArrayList<>();
    for (String instance : comparison.instances()) {
      Optional<InstanceFacts> facts = comparison.facts(instance);
      List<Trial> trials = comparison.of(instance);
      Optional<Reference> reference = comparison.reference(instance);
      rows.add(
          List.of(
              instance,
              kindOf.apply(instance),
              facts.map(f -> Cells.count(f.experts())).orElse(""),
              facts.map(f -> Cells.count(f.satellites())).orElse(""),
              facts.map(f -> f.objective().maximised() ? "maximise" : "minimise").orElse(""),
              reference.map(r -> Cells.count(comparison.value(instance, r.cost()))).orElse(""),
              reference.map(r -> r.support().words()).orElse(""),
              Cells.number(100 * trials.stream().mapToDouble(comparison::gap).min().orElseThrow()),
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
        Cells.columns(
            "instance,kind,experts#,satellites#,sense,reference#,reference is,least gap %#,proved"
                + " by,claimed by"),
        rows);
  }

  /** All runs. */
  Table runs() {
    List<List<String>> rows = new ArrayList<>();
    for (Trial trial : comparison.trials()) {
      Outcome outcome = trial.outcome();
      rows.add(
          List.of(
              trial.instance(),
              trial.solver(),
              Cells.number(trial.limitSeconds()),
              Cells.count(trial.record().run().repeat()),
              outcome.status().name(),
              Cells.value(outcome.value()),
              Cells.value(outcome.value(outcome.bound())),
              outcome.evidence().name().toLowerCase(Locale.ROOT),
              Cells.number(100 * comparison.gap(trial)),
              Cells.number(Cells.orNever(outcome.secondsToFirst())),
              Cells.number(Cells.orNever(outcome.secondsToBest())),
              Cells.number(comparison.secondsToProof(trial)),
              Cells.number(outcome.seconds()),
              Cells.count(trial.threads()),
              outcome.machine(),
              outcome.host().orElse(""),
              outcome.why().orElse("")));
    }
    return new Table(
            "runs",
            "Runs",
            Cells.columns(
                "instance,engine,limit (s)#,repeat#,status,value#,bound#,proof,gap %#,s to first#,s"
                    + " to best#,s to settle#,s in all#,threads#,machine,host,why not"),
            rows)
        .withoutEmptyColumns();
  }
}
