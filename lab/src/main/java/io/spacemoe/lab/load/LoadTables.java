package io.spacemoe.lab.load;

import io.spacemoe.lab.load.LoadReport.Point;
import io.spacemoe.lab.load.LoadReport.Times;
import io.spacemoe.lab.table.Table;
import io.spacemoe.lab.table.Table.Column;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.operations.EnergyBudget;
import io.spacemoe.scenario.operations.Limit;
import io.spacemoe.scenario.operations.TokenLoad;
import io.spacemoe.scenario.operations.simulation.LoadPoint;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** Placements under load as tables: their limits, what was simulated, and who works how much. */
public final class LoadTables {
  private final Scenario scenario;
  private final List<LoadedPlacement> placements;

  /** The tables of a study. */
  public LoadTables(Scenario scenario, List<LoadedPlacement> placements) {
    this.scenario = scenario;
    this.placements = placements;
  }

  /** The limits of each placement, for people. */
  public Table limits() {
    List<List<String>> rows = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      Limit saturation = placement.limits().saturation();
      Optional<EnergyBudget> energy = placement.limits().energy();
      rows.add(
          List.of(
              placement.name(),
              digits(placement.tokenLatencyMs()),
              digits(placement.limits().compute().tokensPerSecond()),
              digits(placement.limits().link().tokensPerSecond()),
              energy.map(budget -> digits(budget.limit().tokensPerSecond())).orElse(""),
              digits(saturation.tokensPerSecond()),
              digits(placement.limits().meanTokensPerSecond()),
              Double.isInfinite(saturation.tokensPerSecond()) ? "" : saturation.bottleneck(),
              energy
                  .map(budget -> digits(budget.computeJoules() + budget.sendJoules()))
                  .orElse("")));
    }
    return new Table(
            "limits",
            "Limits of throughput, output tokens a second",
            List.of(
                Column.text("placement"),
                Column.number("token latency ms"),
                Column.number("compute"),
                Column.number("link"),
                Column.number("energy"),
                Column.number("saturation"),
                Column.number("mean over snapshots"),
                Column.text("bottleneck"),
                Column.number("J a token")),
            rows)
        .withoutEmptyColumns();
  }

  /** What was simulated, for people. */
  public Table points() {
    List<List<String>> rows = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      for (int p = 0; p < placement.points().size(); p++) {
        LoadPoint simulated = placement.points().get(p);
        Point point = Point.of(simulated);
        List<String> row = new ArrayList<>();
        row.add(placement.name());
        row.add(digits(point.requestsPerS()));
        row.add(digits(point.tokensPerSOffered()));
        row.add(digits(point.tokensPerS()) + (simulated.overloaded() ? " *" : ""));
        row.addAll(means(point.tpotMs()));
        row.add(estimate(placement, p, LoadTables::digits));
        row.addAll(means(point.ttftMs()));
        row.add(digits(point.inFlight()));
        row.add(String.format(Locale.ROOT, "%.0f %%", 100 * point.utilisationMax()));
        rows.add(row);
      }
    }
    return new Table(
            "load",
            "Simulated load",
            List.of(
                Column.text("placement"),
                Column.number("requests/s"),
                Column.number("asked tokens/s"),
                Column.number("given"),
                Column.number("TPOT ms"),
                Column.number("95 % ±"),
                Column.number("p99"),
                Column.number("estimated"),
                Column.number("TTFT ms"),
                Column.number("95 % ± "),
                Column.number("p99 "),
                Column.number("in flight"),
                Column.number("busiest")),
            rows)
        .withoutEmptyColumns();
  }

  private static String estimate(
      LoadedPlacement placement, int point, DoubleFunction<String> text) {
    OptionalDouble estimate = placement.estimateMs(point);
    return estimate.isPresent() ? text.apply(estimate.getAsDouble()) : "";
  }

  private static List<String> means(Times times) {
    return times == null
        ? List.of("", "", "")
        : List.of(digits(times.mean()), digits(times.ciHalfWidth()), digits(times.p99()));
  }

  /** Everything that was simulated, with all digits. */
  public Table everyPoint() {
    List<List<String>> rows = new ArrayList<>();
    for (LoadedPlacement placement : placements) {
      for (int p = 0; p < placement.points().size(); p++) {
        Point point = Point.of(placement.points().get(p));
        List<String> row = new ArrayList<>();
        row.add(placement.name());
        row.add(exact(point.requestsPerS()));
        row.add(exact(point.tokensPerSOffered()));
        row.add(exact(point.tokensPerS()));
        row.addAll(times(point.tpotMs()));
        row.add(estimate(placement, p, LoadTables::exact));
        row.addAll(times(point.ttftMs()));
        row.add(exact(point.inFlight()));
        row.add(exact(point.utilisationMax()));
        row.add(joules(placement, point.tokensPerS(), LoadTables::exact));
        row.add(exact(placement.limits().saturation().tokensPerSecond()));
        row.add(placement.limits().saturation().bottleneck());
        row.add(exact(placement.limits().meanTokensPerSecond()));
        rows.add(row);
      }
    }
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("placement"));
    for (String name :
        List.of(
            "requestsPerS",
            "tokensPerSOffered",
            "tokensPerS",
            "tpotMeanMs",
            "tpotCiHalfWidthMs",
            "tpotP50Ms",
            "tpotP95Ms",
            "tpotP99Ms",
            "tpotEstimateMs",
            "ttftMeanMs",
            "ttftCiHalfWidthMs",
            "ttftP50Ms",
            "ttftP95Ms",
            "ttftP99Ms",
            "inFlight",
            "utilisationMax",
            "joulesPerToken",
            "saturationTokensPerS")) {
      columns.add(Column.number(name));
    }
    columns.add(Column.text("bottleneck"));
    columns.add(Column.number("meanSaturationTokensPerS"));
    return new Table("load", "Simulated load", columns, rows);
  }

  private static List<String> times(Times times) {
    return times == null
        ? List.of("", "", "", "", "")
        : List.of(
            exact(times.mean()),
            exact(times.ciHalfWidth()),
            exact(times.p50()),
            exact(times.p95()),
            exact(times.p99()));
  }

  private String joules(LoadedPlacement placement, double rate, DoubleFunction<String> text) {
    return placement.joulesPerToken(scenario, rate).map(joules -> text.apply(joules)).orElse("");
  }

  /** What each satellite does for a token, and how busy it is at saturation. */
  public Table satellites(LoadedPlacement placement) {
    Constellation sky = scenario.constellation();
    TokenLoad load = placement.limits().load();
    double most = placement.limits().saturation().tokensPerSecond();
    int[] gateways = new int[sky.satellites()];
    int[] experts = new int[sky.satellites()];
    for (Layout layout : placement.deployment().instances()) {
      for (int l = 0; l < layout.layers(); l++) {
        gateways[layout.gateway(l)]++;
        layout.satellitesOf(l).forEach(satellite -> experts[satellite]++);
      }
    }
    Optional<LoadPoint> simulated = placement.mostThatHolds();
    List<List<String>> rows =
        IntStream.range(0, sky.satellites())
            .mapToObj(
                s ->
                    List.of(
                        Integer.toString(s),
                        sky.hasPlanes() ? Integer.toString(sky.planeOf(s)) : "",
                        sky.hasPlanes() ? Integer.toString(sky.slotOf(s)) : "",
                        Integer.toString(gateways[s]),
                        Integer.toString(experts[s]),
                        exact(load.busyMs(s)),
                        exact(load.gflop(s)),
                        exact(most * load.busyMs(s) / 1000),
                        simulated.map(point -> exact(point.processors().get(s))).orElse(""),
                        placement
                            .limits()
                            .energy()
                            .map(budget -> exact(budget.joules(s)))
                            .orElse(""),
                        placement
                            .limits()
                            .energy()
                            .map(budget -> exact(budget.batteryWh(s, most)))
                            .orElse("")))
            .toList();
    return new Table(
            "satellites",
            "Satellites under load",
            List.of(
                Column.number("satellite"),
                Column.number("plane"),
                Column.number("slot"),
                Column.number("gateways"),
                Column.number("experts"),
                Column.number("busyMsPerToken"),
                Column.number("gflopPerToken"),
                Column.number("utilisationAtSaturation"),
                Column.number("utilisationSimulated"),
                Column.number("joulesPerToken"),
                Column.number("batteryWhAtSaturation")),
            rows)
        .withoutEmptyColumns();
  }

  /** What each link sends for a token in each direction, and how busy it is at saturation. */
  public Table links(LoadedPlacement placement, Network network) {
    TokenLoad load = placement.limits().load();
    double most = placement.limits().saturation().tokensPerSecond();
    Optional<List<Double>> simulated =
        placement.mostThatHolds().map(LoadPoint::transmitters).filter(parts -> !parts.isEmpty());
    List<List<String>> rows =
        IntStream.range(0, 2 * network.links())
            .mapToObj(
                d -> {
                  int a = network.linkA(d >> 1);
                  int b = network.linkB(d >> 1);
                  return List.of(
                      Integer.toString(d % 2 == 0 ? a : b),
                      Integer.toString(d % 2 == 0 ? b : a),
                      exact(load.hiddenStates(d)),
                      exact(load.sendMs(d)),
                      exact(most * load.sendMs(d) / 1000),
                      simulated.map(parts -> exact(parts.get(d))).orElse(""));
                })
            .toList();
    return new Table(
            "links",
            "Links under load",
            List.of(
                Column.number("from"),
                Column.number("to"),
                Column.number("hiddenStatesPerToken"),
                Column.number("sendMsPerToken"),
                Column.number("utilisationAtSaturation"),
                Column.number("utilisationSimulated")),
            rows)
        .withoutEmptyColumns();
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /** Four digits, as many as most simulations bear. */
  static String digits(double value) {
    if (Double.isInfinite(value)) {
      return "none";
    }
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : 3;
    return size > 0 && size < 0.01
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
