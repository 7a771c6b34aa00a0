package io.spacemoe.lab.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.table.CsvOutput;
import io.spacemoe.solver.Incumbent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** The tables of a batch, made from its journal alone, in one pass in the order of the plan. */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_PROBLEMS = 5;

  private final BatchPlan plan;
  private final CsvOutput table;
  private final OutputStream lines;
  private final CsvOutput incumbents;
  private final Map<RunStatus, Integer> statuses = new EnumMap<>(RunStatus.class);
  private final List<String> problems = new ArrayList<>();
  private int knownOptima;
  private int optimaMet;

  private Results(BatchPlan plan, OutputStream table, OutputStream lines, OutputStream incumbents) {
    this.plan = plan;
    this.table = csv(table);
    this.lines = lines;
    this.incumbents = csv(incumbents);
  }

  /**
   * Writes the tables as wholes, in place of what is there.
   *
   * @throws IOException when one cannot be written; the old ones are then still there
   */
  static BatchSummary write(JournalReader journal, BatchFolder folder) throws IOException {
    AtomicReference<BatchSummary> summary = new AtomicReference<>();
    try {
      OutputFile.write(
          folder.resultsCsv(),
          table ->
              OutputFile.write(
                  folder.resultsJsonl(),
                  lines ->
                      OutputFile.write(
                          folder.incumbentsCsv(),
                          incumbents ->
                              summary.set(
                                  new Results(journal.plan(), table, lines, incumbents)
                                      .write(journal)))));
    } catch (UncheckedIOException e) {
      throw new IOException(
          "the tables in %s cannot be written: %s.%nThe journal holds all runs that ended"
              .formatted(folder.path(), e.getMessage()),
          e);
    }
    return summary.get();
  }

  private BatchSummary write(JournalReader journal) throws IOException {
    table.row(Column.names());
    incumbents.row("instance", "solver", "repeat", "seconds", "value", "bound");
    journal.forEach(this::write);
    table.flush();
    incumbents.flush();
    int ended = statuses.values().stream().mapToInt(Integer::intValue).sum();
    return new BatchSummary(plan.runs(), ended, statuses, knownOptima, optimaMet, problems);
  }

  private void write(RunRecord row) {
    Map<String, Object> values = new LinkedHashMap<>();
    Column.ALL.forEach(column -> values.put(column.name(), column.value().of(row, plan)));
    table.row(values.values().stream().map(value -> Objects.toString(value, "")).toList());
    line(values);
    for (Incumbent point : row.outcome().trace()) {
      incumbents.row(
          row.run().instance(),
          row.run().solver(),
          Integer.toString(row.run().repeat()),
          Double.toString(point.seconds()),
          text(row.outcome().value(point.cost())),
          text(row.outcome().value(point.bound())));
    }
    count(row.outcome());
    if (row.outcome().status() != RunStatus.REFUSED && problems.size() < MOST_PROBLEMS) {
      row.outcome()
          .why()
          .ifPresent(
              why ->
                  problems.add(
                      "%s by %s: %s".formatted(row.run().instance(), row.run().solver(), why)));
    }
  }

  private void line(Map<String, Object> values) {
    try {
      lines.write(JSON.writeValueAsBytes(values));
      lines.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(Outcome outcome) {
    statuses.merge(outcome.status(), 1, Integer::sum);
    OptionalLong known =
        outcome.facts().map(InstanceFacts::knownOptimum).orElse(OptionalLong.empty());
    if (known.isPresent() && outcome.cost().isPresent()) {
      knownOptima++;
      optimaMet += outcome.cost().getAsLong() <= known.getAsLong() ? 1 : 0;
    }
  }

  private static CsvOutput csv(OutputStream out) {
    return new CsvOutput(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  private static String text(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "";
  }
}
