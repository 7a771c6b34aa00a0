package io.spacemoe.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.page.MoveOverlay;
import io.spacemoe.scenario.replan.Losses;
import io.spacemoe.scenario.replan.Move;
import io.spacemoe.scenario.replan.MovePlan;
import io.spacemoe.scenario.replan.TradeOff;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What {@code replan --json} prints, and its tables.
 *
 * @param before token latency before the failure, in ms
 * @param afterFailure of what is left of the placement; null where the model cannot answer
 * @param afterRepair with what was lost moved, and nothing else
 * @param afterReplacement with all moves of the plan
 * @param moves the plan, in the order in which it is carried out
 * @param gb what all moves weigh, in units of 10^9 bytes
 * @param makespanS how long the plan takes, in seconds
 * @param curve what can be had for how many bytes, those of the repair not counted
 * @param failed the satellites that failed
 * @param lostGateways layers whose gateway was lost
 * @param lostExperts of how many experts no copy was left
 * @param repairGb what of the bytes the repair moves
 * @param makespanBoundS no schedule of these moves takes less
 * @param expectedPathMs the sum of activation probability times expected path latency
 * @param gapMs by how much that can be above the best within the budget; null where it is not known
 */
public record ReplanReport(
    double before,
    Double afterFailure,
    double afterRepair,
    double afterReplacement,
    List<MoveLine> moves,
    double gb,
    double makespanS,
    List<Point> curve,
    List<Integer> failed,
    List<Integer> lostGateways,
    int lostExperts,
    double repairGb,
    double makespanBoundS,
    double expectedPathMs,
    Double gapMs) {
  /** So many moves and points are listed on the screen. */
  private static final int LISTED = 20;

  /** A move; an expert of null is the layer's gateway, and a source of null the ground. */
  public record MoveLine(
      int layer,
      Integer expert,
      Integer from,
      int to,
      double gb,
      List<Integer> path,
      double startS,
      double seconds) {
    static MoveLine of(Move move) {
      return new MoveLine(
          move.layer(),
          move.expert() == Move.GATEWAY ? null : move.expert(),
          move.from() == Move.GROUND ? null : move.from(),
          move.to(),
          move.bytes() / 1e9,
          move.path(),
          move.startS(),
          move.seconds());
    }
  }

  /**
   * A point of the curve.
   *
   * @param mu what a GB costs where the point is the best, in ms of expectedPathMs
   */
  public record Point(double gb, double expectedPathMs, double tokenLatencyMs, double mu) {
    static Point of(TradeOff point) {
      return new Point(
          point.gb(), point.expectedPathMs(), point.latency().totalMs(), point.muMsPerGb());
    }
  }

  /** The lines of a plan. */
  public static List<MoveLine> lines(MovePlan plan) {
    return plan.moves().stream().map(MoveLine::of).toList();
  }

  /** The points of a curve. */
  public static List<Point> points(List<TradeOff> curve) {
    return curve.stream().map(Point::of).toList();
  }

  /** Latencies, moves and curve as tables. */
  public void print(PrintWriter screen, Losses losses) {
    screen.printf(
        Locale.ROOT,
        "%s. Lost: %d gateways, %d experts, %d copies of others.%n%n",
        failure(),
        losses.gateways().size(),
        losses.experts().size(),
        losses.copies());
    List<String[]> rows = new ArrayList<>();
    rows.add(row("before", before));
    rows.add(
        afterFailure == null
            ? new String[] {"after the failure", "cannot answer", ""}
            : row("after the failure", afterFailure));
    rows.add(row("after repair", afterRepair));
    rows.add(row("after re-placement", afterReplacement));
    screen.println(table(List.of("placement", "token latency (ms)", "to before"), rows));
    screen.printf(
        Locale.ROOT,
        "%n%d moves, %.3f GB (repair: %.3f GB), in %.3f s; no schedule takes less than %.3f s%n",
        moves.size(),
        gb,
        repairGb,
        makespanS,
        makespanBoundS);
    if (gapMs != null) {
      screen.printf(
          Locale.ROOT,
          "sum of path latencies %.6f ms, at most %.6f ms above the best within the budget (checked)%n",
          expectedPathMs,
          gapMs);
    }
    printMoves(screen);
    printCurve(screen);
  }

  /** How many satellites fail, and which. */
  private String failure() {
    String names =
        failed.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "));
    return switch (failed.size()) {
      case 0 -> "No satellite fails";
      case 1 -> "Satellite " + names + " fails";
      default ->
          String.format(
              Locale.ROOT,
              "%d satellites fail (%s%s)",
              failed.size(),
              names,
              failed.size() > LISTED ? " and more, all in --json" : "");
    };
  }

  private String[] row(String what, double ms) {
    return new String[] {
      what, String.format(Locale.ROOT, "%.3f", ms), String.format(Locale.ROOT, "%.3f", ms / before)
    };
  }

  private void printMoves(PrintWriter screen) {
    if (moves.isEmpty()) {
      return;
    }
    List<String[]> rows =
        moves.stream()
            .limit(LISTED)
            .map(
                move ->
                    new String[] {
                      Integer.toString(move.layer),
                      move.expert == null ? "gateway" : move.expert.toString(),
                      move.from == null ? "ground" : move.from.toString(),
                      Integer.toString(move.to),
                      String.format(Locale.ROOT, "%.3f", move.gb),
                      Integer.toString(move.path.size() - 1),
                      String.format(Locale.ROOT, "%.3f", move.startS),
                      String.format(Locale.ROOT, "%.3f", move.seconds)
                    })
            .collect(Collectors.toList());
    screen.println();
    screen.println(
        table(
            List.of("layer", "expert", "from", "to", "GB", "hops", "starts (s)", "takes (s)"),
            rows));
    more(screen, moves.size());
  }

  private void printCurve(PrintWriter screen) {
    if (curve.isEmpty()) {
      return;
    }
    int step = Math.max(1, (curve.size() + LISTED - 2) / (LISTED - 1));
    List<String[]> rows = new ArrayList<>();
    for (int k = 0; k < curve.size(); k++) {
      if (k % step == 0 || k == curve.size() - 1) {
        Point point = curve.get(k);
        rows.add(
            new String[] {
              String.format(Locale.ROOT, "%.3f", point.gb),
              String.format(Locale.ROOT, "%.6f", point.expectedPathMs),
              String.format(Locale.ROOT, "%.3f", point.tokenLatencyMs),
              String.format(Locale.ROOT, "%.6f", point.mu)
            });
      }
    }
    screen.println();
    screen.println(
        table(
            List.of(
                "moved beside repair (GB)",
                "sum of path latencies (ms)",
                "token latency (ms)",
                "mu (ms per GB)"),
            rows));
    if (rows.size() < curve.size()) {
      screen.printf("%s of %s points; --json has all%n", rows.size(), curve.size());
    }
  }

  private static void more(PrintWriter screen, int all) {
    if (all > LISTED) {
      screen.printf("%s of %s moves; --json has all%n", LISTED, all);
    }
  }

  private static String table(List<String> headers, List<String[]> rows) {
    List<Column> columns =
        headers.stream()
            .map(
                header ->
                    new Column()
                        .header(header)
                        .headerAlign(HorizontalAlign.LEFT)
                        .dataAlign(HorizontalAlign.RIGHT))
            .toList();
    return AsciiTable.getTable(
        AsciiTable.NO_BORDERS, columns.toArray(Column[]::new), rows.toArray(String[][]::new));
  }

  /** What fails and moves, as a page shows it. */
  public MoveOverlay overlay() {
    return new MoveOverlay(
        failed.stream().mapToInt(satellite -> satellite).toArray(),
        moves.stream()
            .map(move -> new MoveOverlay.Move(move.layer, move.expert, move.from, move.to, move.gb))
            .toList());
  }

  /** Latency over bytes. */
  public Chart chart(String scenario) {
    return new Chart(
        "replan-curve",
        "Latency over bytes moved, " + scenario,
        Chart.Kind.LINE,
        Chart.Axis.of("moved beside the repair (GB)"),
        Chart.Axis.near("above that with all moves (ms)"),
        List.of(),
        List.of(
            above("token latency", Point::tokenLatencyMs),
            above("sum of expected path latencies, as the problem has it", Point::expectedPathMs)));
  }

  /** Differences, because the two are far from each other and both far from 0. */
  private Chart.Series above(String name, ToDoubleFunction<Point> ms) {
    double all = ms.applyAsDouble(curve.get(0));
    return Chart.Series.of(
        String.format(Locale.ROOT, "%s (%.1f ms with all moves)", name, all),
        reversed(curve.stream().mapToDouble(Point::gb).toArray()),
        reversed(curve.stream().mapToDouble(point -> ms.applyAsDouble(point) - all).toArray()));
  }

  private static double[] reversed(double[] values) {
    double[] back = new double[values.length];
    for (int k = 0; k < back.length; k++) {
      back[k] = values[values.length - 1 - k];
    }
    return back;
  }
}
