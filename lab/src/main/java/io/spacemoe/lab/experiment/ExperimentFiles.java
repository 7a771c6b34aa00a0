package io.spacemoe.lab.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spacemoe.instances.scenario.ExperimentFile.Sweep;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.load.LoadOutcome;
import io.spacemoe.lab.replan.FailureOutcome;
import io.spacemoe.lab.replan.ReplacementOutcome;
import io.spacemoe.lab.table.CsvOutput;
import io.spacemoe.scenario.latency.LatencyParts;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The results of experiments for other programs: {@code results.csv} and {@code results.json}. */
public final class ExperimentFiles {
  /** One row per run; all times in ms but {@code seconds}. */
  public static final String CSV = "results.csv";

  /** The experiments with their runs, and the paper's trends. */
  public static final String JSON = "results.json";

  /** So many swept parameters have columns, whether or not there are any. */
  private static final int LEAST_PARAMETERS = 2;

  /** Columns without those of swept parameters, which follow the first. */
  private static final List<String> COLUMNS =
      List.of(
          "experiment",
          "scheme",
          "tokenLatencyMs",
          "ciHalfWidthMs",
          "draws",
          "propagationMs",
          "transmissionMs",
          "processingMs",
          "expertComputeMs",
          "gatewayComputeMs",
          "penaltyMs",
          "problem",
          "seconds",
          "machine",
          "host");

  /** Further columns where requests come in any run. */
  private static final List<String> LOAD =
      List.of(
          "offeredTokensPerS",
          "tokensPerS",
          "overloaded",
          "tpotMs",
          "tpotCiHalfWidthMs",
          "tpotP99Ms",
          "ttftMs",
          "ttftP99Ms",
          "saturationTokensPerS",
          "bottleneck");

  private ExperimentFiles() {}

  /**
   * An experiment as {@code results.json} has it.
   *
   * @param name its name
   * @param sweeps the swept parameters
   * @param runs the runs
   */
  private record Entry(String name, List<Sweep> sweeps, List<ExperimentRun> runs) {}

  /**
   * The root of {@code results.json}.
   *
   * @param experiments the experiments
   * @param trends what the paper states beside what came out
   */
  private record Root(List<Entry> experiments, List<Trend> trends) {}

  /** Writes both files into a folder. */
  public static void write(List<ExperimentResult> results, List<Trend> trends, Path folder) {
    OutputFile.write(folder.resolve(CSV), csv(results).getBytes(StandardCharsets.UTF_8));
    OutputFile.write(folder.resolve(JSON), json(results, trends));
  }

  private static byte[] json(List<ExperimentResult> results, List<Trend> trends) {
    List<Entry> entries =
        results.stream()
            .map(
                result ->
                    new Entry(
                        result.experiment().name(), result.experiment().sweeps(), result.runs()))
            .toList();
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsBytes(new Root(entries, trends));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("results could not be written as JSON", e);
    }
  }

  private static String csv(List<ExperimentResult> results) {
    StringWriter text = new StringWriter();
    try (CsvOutput csv = new CsvOutput(text)) {
      int parameters =
          results.stream()
              .mapToInt(result -> result.experiment().sweeps().size())
              .reduce(LEAST_PARAMETERS, Math::max);
      boolean load =
          results.stream().flatMap(r -> r.runs().stream()).anyMatch(run -> run.load() != null);
      boolean failures =
          results.stream().flatMap(r -> r.runs().stream()).anyMatch(run -> run.failures() != null);
      List<String> columns = columns(parameters, load);
      columns.addAll(failures ? FailureOutcome.COLUMNS : List.of());
      boolean orbits =
          results.stream()
              .flatMap(r -> r.runs().stream())
              .anyMatch(run -> run.replacement() != null);
      columns.addAll(orbits ? ReplacementOutcome.COLUMNS : List.of());
      csv.row(columns);
      for (ExperimentResult result : results) {
        for (ExperimentRun run : result.runs()) {
          List<String> row = row(result.experiment().sweeps(), parameters, run);
          row.addAll(load ? loadCells(run.load()) : List.of());
          row.addAll(failures ? failureCells(run.failures()) : List.of());
          row.addAll(orbits ? orbitCells(run.replacement()) : List.of());
          csv.row(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> loadCells(LoadOutcome load) {
    return load == null
        ? Collections.nCopies(LOAD.size(), "")
        : Stream.of(
                load.offeredTokensPerS(),
                load.tokensPerS(),
                load.overloaded(),
                load.tpotMs(),
                load.tpotCiHalfWidthMs(),
                load.tpotP99Ms(),
                load.ttftMs(),
                load.ttftP99Ms(),
                load.saturationTokensPerS(),
                load.bottleneck())
            .map(value -> value == null ? "" : value.toString())
            .toList();
  }

  private static List<String> failureCells(FailureOutcome failures) {
    return failures == null
        ? Collections.nCopies(FailureOutcome.COLUMNS.size(), "")
        : failures.values().stream().map(value -> value == null ? "" : value.toString()).toList();
  }

  private static List<String> orbitCells(ReplacementOutcome orbit) {
    return orbit == null
        ? Collections.nCopies(ReplacementOutcome.COLUMNS.size(), "")
        : orbit.values().stream().map(Object::toString).toList();
  }

  private static List<String> columns(int parameters, boolean load) {
    List<String> columns = new ArrayList<>(COLUMNS);
    for (int k = parameters; k >= 1; k--) {
      columns.add(1, "value" + k);
      columns.add(1, "parameter" + k);
    }
    columns.addAll(load ? LOAD : List.of());
    return columns;
  }

  private static List<String> row(List<Sweep> sweeps, int parameters, ExperimentRun run) {
    List<String> cells = new ArrayList<>();
    cells.add(run.experiment());
    for (int s = 0; s < parameters; s++) {
      cells.add(s < sweeps.size() ? sweeps.get(s).parameter() : "");
      cells.add(s < sweeps.size() ? run.values().get(s) : "");
    }
    cells.add(run.scheme());
    cells.add(text(run.tokenLatencyMs()));
    cells.add(text(run.ciHalfWidthMs()));
    cells.add(Integer.toString(run.draws()));
    LatencyParts parts = run.parts();
    if (parts == null) {
      cells.addAll(List.of("", "", "", "", "", ""));
    } else {
      Stream.of(
              parts.propagationMs(),
              parts.transmissionMs(),
              parts.processingMs(),
              parts.expertComputeMs(),
              parts.gatewayComputeMs(),
              parts.penaltyMs())
          .map(ExperimentFiles::text)
          .forEach(cells::add);
    }
    cells.add(run.problem() == null ? "" : run.problem());
    cells.add(text(run.seconds()));
    cells.add(run.machine() == null ? "" : run.machine());
    cells.add(run.host() == null ? "" : run.host());
    return cells;
  }

  private static String text(Double value) {
    return value == null ? "" : value.toString();
  }
}
