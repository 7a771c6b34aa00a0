package io.spacemoe.cli.screen;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.ground.StationLegs;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The time to the first token, station by station, of a request of one token.
 *
 * @param station its name
 * @param upMs the mean way from the station to the first gateway, in ms
 * @param downMs the mean way from the last gateway to the station, in ms
 * @param firstTokenMs the mean time to the first token, in ms; null where the station is never
 *     served
 * @param served the part of the snapshots with a way
 */
public record GroundReport(
    String station, Double upMs, Double downMs, Double firstTokenMs, double served) {
  /** More lines of a chart would not be told apart; those of most weight are drawn. */
  private static final int MOST_LINES = 6;

  /** The stations of a layout, in the order of the scenario; none where it has no ground. */
  public static List<GroundReport> of(Study study, Layout layout, TokenLatency latency) {
    return study.stationLegs(layout).stream().map(legs -> of(legs, latency)).toList();
  }

  private static GroundReport of(StationLegs legs, TokenLatency latency) {
    return new GroundReport(
        legs.station().name(),
        known(legs.meanUpMs()),
        known(legs.meanDownMs()),
        known(legs.meanFirstTokenMs(latency.slotsMs())),
        legs.served());
  }

  private static Double known(double ms) {
    return Double.isNaN(ms) ? null : ms;
  }

  /** Prints a table, and the mean over stations by their weights. */
  public static void print(
      Study study, String name, Layout layout, TokenLatency latency, PrintWriter screen) {
    List<StationLegs> all = study.stationLegs(layout);
    if (all.isEmpty()) {
      return;
    }
    List<GroundReport> rows = all.stream().map(legs -> of(legs, latency)).toList();
    screen.printf("%nTime to the first token by station, %s%n", name);
    screen.println(
        AsciiTable.getTable(
            AsciiTable.NO_BORDERS,
            rows,
            List.of(
                new Column()
                    .header("station")
                    .headerAlign(HorizontalAlign.LEFT)
                    .dataAlign(HorizontalAlign.LEFT)
                    .with(GroundReport::station),
                column("up ms").with(row -> ms(row.upMs)),
                column("down ms").with(row -> ms(row.downMs)),
                column("first token ms").with(row -> ms(row.firstTokenMs)),
                column("served %")
                    .with(row -> String.format(Locale.ROOT, "%.1f", 100 * row.served)))));
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).firstTokenMs != null) {
        weights += all.get(i).station().weight();
        sum += all.get(i).station().weight() * rows.get(i).firstTokenMs;
      }
    }
    if (weights > 0) {
      screen.printf(
          Locale.ROOT,
          "mean over stations, by weight: %.2f ms to the first token%n",
          sum / weights);
    }
  }

  private static Column column(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT);
  }

  private static String ms(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  /**
   * Draws both legs of the time to the first token over the orbit; the token between them would
   * hide how they move.
   *
   * @param to of the placement's own map; the chart's name begins with that one's
   */
  public static void draw(Study study, String name, Layout layout, FigureFiles to)
      throws IOException {
    List<StationLegs> all = study.stationLegs(layout);
    if (!all.isEmpty()) {
      String stem = to.name() + "-stations";
      new Chart(
              "stations",
              String.format(
                  Locale.ROOT,
                  "Legs from and to the ground, %s, %s",
                  name,
                  study.scenario().name()),
              Chart.Kind.LINE,
              Chart.Axis.of("minutes of the orbit"),
              Chart.Axis.of("leg up and leg down (ms)"),
              List.of(),
              all.stream()
                  .sorted(Comparator.comparingDouble(legs -> -legs.station().weight()))
                  .limit(MOST_LINES)
                  .map(legs -> line(study.network(), legs))
                  .toList())
          .write(new FigureFiles(to.folder(), stem, to.format()));
    }
  }

  /** Times without a way are left out. */
  private static Chart.Series line(Network network, StationLegs legs) {
    double[] ms = legs.firstTokenMs(new double[network.times()]);
    int[] served =
        IntStream.range(0, ms.length).filter(slot -> Double.isFinite(ms[slot])).toArray();
    return Chart.Series.of(
        legs.station().name(),
        IntStream.of(served).mapToDouble(slot -> network.timeSeconds(slot) / 60).toArray(),
        IntStream.of(served).mapToDouble(slot -> ms[slot]).toArray());
  }
}
