package io.spacemoe.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.placement.SchemeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Schemes side by side, for people. */
public final class SchemeTable {
  private SchemeTable() {}

  /**
   * Token latency and its ratio to scheme spacemoe, with the paper's figures beside them.
   *
   * @param paperSeconds seconds per token that the paper states; empty where it states none
   */
  public static String latencies(List<SchemeResult> results, Map<SchemeId, Double> paperSeconds) {
    OptionalDouble reference =
        results.stream()
            .filter(result -> result.scheme() == SchemeId.SPACEMOE)
            .mapToDouble(result -> result.latency().totalMs())
            .findFirst();
    List<ColumnData<SchemeResult>> columns = new ArrayList<>();
    columns.add(text("scheme", result -> name(results, result)));
    columns.add(number("token latency ms", result -> fixed(result.latency().totalMs())));
    columns.add(
        number(
            "95 % ±",
            result ->
                result.ciHalfWidthMs().isPresent()
                    ? fixed(result.ciHalfWidthMs().getAsDouble())
                    : "-"));
    if (reference.isPresent()) {
      columns.add(
          number(
              "ratio to spacemoe",
              result ->
                  sharing(results) && result.scheme() == SchemeId.JOINT
                      ? "-"
                      : fixed(result.latency().totalMs() / reference.getAsDouble())));
    }
    if (!paperSeconds.isEmpty()) {
      columns.add(number("paper ms", result -> paper(paperSeconds, result.scheme(), "%.0f", 1)));
      Double paperReference = paperSeconds.get(SchemeId.SPACEMOE);
      if (paperReference != null) {
        columns.add(
            number(
                "paper ratio",
                result -> paper(paperSeconds, result.scheme(), "%.2f", paperReference * 1e3)));
      }
    }
    return table(results, columns);
  }

  /** A scheme's id; of scheme joint beside schemes that share satellites, that it does not. */
  public static String name(List<SchemeResult> results, SchemeResult result) {
    boolean oneEach = result.scheme() == SchemeId.JOINT && sharing(results);
    return result.scheme().id() + (oneEach ? " (one each)" : "");
  }

  private static boolean sharing(List<SchemeResult> results) {
    return results.stream().anyMatch(result -> result.fullest() > 1);
  }

  /** How each scheme's token latency varies over the time slots of an orbit, in ms. */
  public static String overSlots(List<SchemeResult> results) {
    return table(
        results,
        List.of(
            text("over time slots, ms", result -> name(results, result)),
            number("least", result -> fixed(result.latency().overSlots().minMs())),
            number("mean", result -> fixed(result.latency().overSlots().meanMs())),
            number("95 % of slots", result -> fixed(result.latency().overSlots().p95Ms())),
            number("greatest", result -> fixed(result.latency().overSlots().maxMs()))));
  }

  /** What each scheme's token latency is made of, in ms. */
  public static String parts(List<SchemeResult> results) {
    return table(
        results,
        List.of(
            text("parts in ms", result -> name(results, result)),
            part("propagation", LatencyParts::propagationMs),
            part("transmission", LatencyParts::transmissionMs),
            part("processing", LatencyParts::processingMs),
            part("expert compute", LatencyParts::expertComputeMs),
            part("gateway compute", LatencyParts::gatewayComputeMs),
            part("penalty", LatencyParts::penaltyMs)));
  }

  /** The paper's figure, with no more digits than it states. */
  private static String paper(
      Map<SchemeId, Double> seconds, SchemeId scheme, String format, double unitMs) {
    Double figure = seconds.get(scheme);
    return figure == null ? "-" : String.format(Locale.ROOT, format, figure * 1e3 / unitMs);
  }

  private static ColumnData<SchemeResult> part(String name, ToDoubleFunction<LatencyParts> value) {
    return number(name, result -> fixed(value.applyAsDouble(result.latency().parts())));
  }

  private static String table(List<SchemeResult> results, List<ColumnData<SchemeResult>> columns) {
    return AsciiTable.getTable(AsciiTable.NO_BORDERS, results, columns);
  }

  private static ColumnData<SchemeResult> text(String name, Function<SchemeResult, String> value) {
    return new Column()
        .header(name)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .with(value);
  }

  private static ColumnData<SchemeResult> number(
      String name, Function<SchemeResult, String> value) {
    return new Column()
        .header(name)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(value);
  }

  public static String fixed(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
