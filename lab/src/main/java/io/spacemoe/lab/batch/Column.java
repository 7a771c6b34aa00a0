package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.InstanceFacts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A column of the results; docs/formats.md says what each means.
 *
 * @param name its name in the header
 * @param value what it says about a row: a text, a number, or null where there is nothing to say
 */
record Column(String name, Value value) {
  /** All columns, in their order. */
  static final List<Column> ALL =
      List.of(
          new Column("instance", (row, plan) -> row.run().instance()),
          new Column("name", (row, plan) -> fact(row, InstanceFacts::name)),
          new Column("hash", (row, plan) -> fact(row, InstanceFacts::hash)),
          new Column("experts", (row, plan) -> fact(row, InstanceFacts::experts)),
          new Column("satellites", (row, plan) -> fact(row, InstanceFacts::satellites)),
          new Column("solver", (row, plan) -> row.run().solver()),
          new Column("version", (row, plan) -> row.outcome().version()),
          new Column("repeat", (row, plan) -> row.run().repeat()),
          new Column("seed", (row, plan) -> row.run().seed()),
          new Column("timeLimit", (row, plan) -> boxed(plan.limits().timeLimitSeconds())),
          new Column("threads", (row, plan) -> plan.limits().threads()),
          new Column("iterationLimit", (row, plan) -> boxed(plan.limits().iterationLimit())),
          new Column("status", (row, plan) -> row.outcome().status().name()),
          new Column("stoppedBy", (row, plan) -> row.outcome().stoppedBy().orElse(null)),
          new Column("value", (row, plan) -> boxed(row.outcome().value())),
          new Column(
              "sense",
              (row, plan) ->
                  fact(row, facts -> facts.objective().maximised() ? "maximise" : "minimise")),
          new Column("bound", (row, plan) -> boxed(row.outcome().value(row.outcome().bound()))),
          new Column("gap", (row, plan) -> boxed(row.outcome().gap())),
          new Column(
              "proof", (row, plan) -> row.outcome().evidence().name().toLowerCase(Locale.ROOT)),
          new Column(
              "knownOptimum",
              (row, plan) ->
                  row.outcome()
                      .facts()
                      .map(facts -> boxed(row.outcome().value(facts.knownOptimum())))
                      .orElse(null)),
          new Column("secondsToFirst", (row, plan) -> boxed(row.outcome().secondsToFirst())),
          new Column("secondsToBest", (row, plan) -> boxed(row.outcome().secondsToBest())),
          new Column("secondsToEnd", (row, plan) -> row.outcome().seconds()),
          new Column("iterations", (row, plan) -> row.outcome().iterations()),
          new Column("peakMemoryBytes", (row, plan) -> boxed(row.outcome().peakMemoryBytes())),
          new Column("machine", (row, plan) -> row.outcome().machine()),
          new Column("host", (row, plan) -> row.outcome().host().orElse(null)),
          new Column("message", (row, plan) -> row.outcome().why().orElse(null)));

  /** What a column says about a row. */
  interface Value {
    Object of(RunRecord row, BatchPlan plan);
  }

  /** The header. */
  static List<String> names() {
    return ALL.stream().map(Column::name).toList();
  }

  private static Object fact(RunRecord row, Function<InstanceFacts, Object> fact) {
    Optional<InstanceFacts> facts = row.outcome().facts();
    return facts.map(fact).orElse(null);
  }

  private static Object boxed(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static Object boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
