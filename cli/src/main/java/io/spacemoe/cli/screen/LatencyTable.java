package io.spacemoe.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.table.CsvOutput;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The token latencies of schemes or placements side by side: with their ratios, their parts, and
 * over the time slots.
 */
public final class LatencyTable {
  /** More than any name has; wider ones would be broken into lines. */
  private static final int WIDEST = 4096;

  /** The blanks around a column. */
  private static final int MARGINS = 2;

  private final String kind;
  private final List<LatencyRow> rows;
  private final Optional<LatencyRow> reference;
  private final String ratioTo;

  private LatencyTable(
      String kind, List<LatencyRow> rows, Optional<LatencyRow> reference, String ratioTo) {
    this.kind = kind;
    this.rows = rows;
    this.reference = reference;
    this.ratioTo = ratioTo;
  }

  /** Schemes, with their ratios to scheme spacemoe where that is among them. */
  public static LatencyTable ofSchemes(List<LatencyRow> rows) {
    return new LatencyTable(
        "scheme",
        rows,
        rows.stream().filter(row -> row.name().equals(SpaceMoeScheme.ID)).findFirst(),
        "ratio to spacemoe");
  }

  /** Placements, with their ratios to the first where there are several. */
  public static LatencyTable ofPlacements(List<LatencyRow> rows) {
    return new LatencyTable(
        "placement",
        rows,
        rows.size() > 1 ? Optional.of(rows.get(0)) : Optional.empty(),
        "ratio to first");
  }

  /** Prints, for people, the token latencies, their parts, and how they vary over time. */
  public void print(PrintWriter screen) {
    screen.println(latencies());
    screen.println();
    screen.println(parts());
    screen.println();
    screen.println(overSlots());
  }

  private String latencies() {
    List<ColumnData<LatencyRow>> columns = new ArrayList<>();
    columns.add(text(kind, LatencyRow::label));
    columns.add(number("token latency ms", row -> fixed(row.latency().totalMs())));
    if (rows.stream().anyMatch(row -> row.ciHalfWidthMs().isPresent())) {
      columns.add(number("95 % ±", row -> fixed("%.3f", row.ciHalfWidthMs(), 1)));
    }
    if (reference.isPresent()) {
      LatencyRow to = reference.get();
      columns.add(number(ratioTo, row -> ratio(row, to)));
    }
    if (rows.stream().anyMatch(row -> row.paperMs().isPresent())) {
      // with no more digits than the paper states
      columns.add(number("paper ms", row -> fixed("%.0f", row.paperMs(), 1)));
      reference
          .map(LatencyRow::paperMs)
          .filter(OptionalDouble::isPresent)
          .ifPresent(
              ms ->
                  columns.add(
                      number(
                          "paper ratio", row -> fixed("%.2f", row.paperMs(), ms.getAsDouble()))));
    }
    return table(columns);
  }

  private String overSlots() {
    return table(
        List.of(
            text("over time slots, ms", LatencyRow::label),
            number("least", row -> fixed(row.latency().overSlots().minMs())),
            number("mean", row -> fixed(row.latency().overSlots().meanMs())),
            number("95 % of slots", row -> fixed(row.latency().overSlots().p95Ms())),
            number("greatest", row -> fixed(row.latency().overSlots().maxMs()))));
  }

  private String parts() {
    return table(
        List.of(
            text("parts in ms", LatencyRow::label),
            part("propagation", LatencyParts::propagationMs),
            part("transmission", LatencyParts::transmissionMs),
            part("processing", LatencyParts::processingMs),
            part("expert compute", LatencyParts::expertComputeMs),
            part("gateway compute", LatencyParts::gatewayComputeMs),
            part("penalty", LatencyParts::penaltyMs)));
  }

  private static String ratio(LatencyRow row, LatencyRow to) {
    return fixed(row.latency().totalMs() / to.latency().totalMs());
  }

  private static ColumnData<LatencyRow> part(String name, ToDoubleFunction<LatencyParts> value) {
    return number(name, row -> fixed(value.applyAsDouble(row.latency().parts())));
  }

  private String table(List<ColumnData<LatencyRow>> columns) {
    String table = AsciiTable.getTable(AsciiTable.NO_BORDERS, rows, columns);
    OptionalInt room = Terminal.columns();
    if (room.isEmpty() || table.lines().allMatch(line -> line.length() <= room.getAsInt())) {
      return table;
    }
    return AsciiTable.getTable(
        AsciiTable.NO_BORDERS, rows, columns.stream().map(this::narrow).toList());
  }

  /** With a heading of several lines where it is wider than the numbers below. */
  private ColumnData<LatencyRow> narrow(ColumnData<LatencyRow> column) {
    if (column.getHeaderAlign() == HorizontalAlign.LEFT) {
      return column;
    }
    int widest =
        Stream.concat(
                Stream.of(column.getHeader().split(" ", -1)),
                rows.stream().map(column::getCellValue))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return new Column()
        .header(column.getHeader())
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .maxWidth(widest + MARGINS)
        .with(column::getCellValue);
  }

  private static ColumnData<LatencyRow> text(String name, Function<LatencyRow, String> value) {
    return new Column()
        .header(name)
        .maxWidth(WIDEST)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .with(value);
  }

  private static ColumnData<LatencyRow> number(String name, Function<LatencyRow, String> value) {
    return new Column()
        .header(name)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(value);
  }

  private static String fixed(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String fixed(String format, OptionalDouble value, double unit) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble() / unit) : "-";
  }

  /**
   * Writes the same for spreadsheets (CSV, RFC 4180): a row for each, all times in ms and with all
   * their digits.
   */
  public void writeCsv(Path file) {
    OutputFile.write(
        file,
        out -> {
          CsvOutput csv = new CsvOutput(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          csv.row(
              kind,
              "tokenLatencyMs",
              "ciHalfWidthMs",
              "draws",
              "propagationMs",
              "transmissionMs",
              "processingMs",
              "expertComputeMs",
              "gatewayComputeMs",
              "penaltyMs",
              "paperMs",
              "minMs",
              "meanMs",
              "p95Ms",
              "maxMs");
          rows.forEach(row -> csv.row(cells(row)));
          csv.flush();
        });
  }

  private static List<String> cells(LatencyRow row) {
    LatencyParts parts = row.latency().parts();
    TokenLatency.Spread slots = row.latency().overSlots();
    return Stream.of(
            row.name(),
            row.latency().totalMs(),
            exact(row.ciHalfWidthMs()),
            row.draws(),
            parts.propagationMs(),
            parts.transmissionMs(),
            parts.processingMs(),
            parts.expertComputeMs(),
            parts.gatewayComputeMs(),
            parts.penaltyMs(),
            exact(row.paperMs()),
            slots.minMs(),
            slots.meanMs(),
            slots.p95Ms(),
            slots.maxMs())
        .map(String::valueOf)
        .toList();
  }

  private static String exact(OptionalDouble value) {
    return value.isPresent() ? String.valueOf(value.getAsDouble()) : "";
  }
}
