package io.spacemoe.lab.map;

import io.spacemoe.lab.table.Table;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Constellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who sits on each satellite of a constellation.
 *
 * @param layers the number of layers
 * @param experts the experts on each satellite that has any
 * @param gateways the layers whose gateway a satellite is, for each that is one
 * @param routes of each instance of the model the satellites that are gateways, in the order of the
 *     layers
 * @param greatest the greatest activation probability
 */
record Tenants(
    int layers,
    SortedMap<Integer, List<Expert>> experts,
    SortedMap<Integer, List<Integer>> gateways,
    List<List<Integer>> routes,
    double greatest) {

  /** An expert of a layer, and the probability that a token activates it. */
  record Expert(int layer, int expert, double activation) {}

  /** Sorts the layouts of all instances by satellite; copies are experts like their primaries. */
  static Tenants of(Constellation constellation, Deployment deployment, double[][] activation) {
    SortedMap<Integer, List<Expert>> experts = new TreeMap<>();
    SortedMap<Integer, List<Integer>> gateways = new TreeMap<>();
    List<List<Integer>> routes = new ArrayList<>();
    for (Layout layout : deployment.instances()) {
      add(constellation, layout, activation, experts, gateways, routes);
    }
    double greatest =
        experts.values().stream()
            .flatMap(List::stream)
            .mapToDouble(Expert::activation)
            .max()
            .orElse(0);
    return new Tenants(activation.length, experts, gateways, routes, greatest);
  }

  private static void add(
      Constellation constellation,
      Layout layout,
      double[][] activation,
      SortedMap<Integer, List<Expert>> experts,
      SortedMap<Integer, List<Integer>> gateways,
      List<List<Integer>> routes) {
    if (activation.length != layout.layers()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of activation probabilities for %d layers",
              activation.length,
              layout.layers()));
    }
    List<Integer> route = new ArrayList<>();
    for (int layer = 0; layer < layout.layers(); layer++) {
      int gateway = requireSatellite(constellation, layout.gateway(layer), "gateway", layer);
      route.add(gateway);
      gateways.computeIfAbsent(gateway, none -> new ArrayList<>()).add(layer);
      requireOnePerExpert(layout, layer, activation[layer]);
      for (int expert = 0; expert < layout.experts(layer); expert++) {
        for (int host : layout.copiesOf(layer, expert)) {
          experts
              .computeIfAbsent(
                  requireSatellite(constellation, host, "an expert", layer),
                  none -> new ArrayList<>())
              .add(new Expert(layer, expert, activation[layer][expert]));
        }
      }
    }
    routes.add(route);
  }

  /** Whether any satellite has several experts. */
  boolean shared() {
    return experts.values().stream().anyMatch(here -> here.size() > 1);
  }

  /** A row for each gateway and each expert. */
  Table data(Constellation constellation) {
    List<List<String>> rows = new ArrayList<>();
    for (List<Integer> route : routes) {
      for (int layer = 0; layer < layers; layer++) {
        rows.add(row(constellation, route.get(layer), layer, "gateway", ""));
      }
    }
    experts.forEach(
        (satellite, here) ->
            here.forEach(
                expert ->
                    rows.add(
                        row(
                            constellation,
                            satellite,
                            expert.layer(),
                            Integer.toString(expert.expert()),
                            Double.toString(expert.activation())))));
    return new Table(
        "map",
        "Who sits where",
        List.of(
            Table.Column.number("satellite"),
            Table.Column.number("plane"),
            Table.Column.number("slot"),
            Table.Column.number("layer"),
            Table.Column.text("expert"),
            Table.Column.number("activation probability")),
        rows);
  }

  private static List<String> row(
      Constellation constellation, int satellite, int layer, String who, String activation) {
    return List.of(
        Integer.toString(satellite),
        Integer.toString(constellation.planeOf(satellite)),
        Integer.toString(constellation.slotOf(satellite)),
        Integer.toString(layer),
        who,
        activation);
  }

  private static int requireSatellite(
      Constellation constellation, int satellite, String who, int layer) {
    if (satellite < 0 || satellite >= constellation.satellites()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of layer %d is on satellite %d; allowed: 0 to %d",
              who,
              layer,
              satellite,
              constellation.satellites() - 1));
    }
    return satellite;
  }

  private static void requireOnePerExpert(Layout layout, int layer, double[] probabilities) {
    if (probabilities.length != layout.experts(layer)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "layer %d has %d experts and %d activation probabilities",
              layer,
              layout.experts(layer),
              probabilities.length));
    }
    for (double probability : probabilities) {
      if (!(probability >= 0 && probability <= 1 + 1e-9)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "an activation probability of layer %d is %s; allowed: 0 to 1",
                layer,
                probability));
      }
    }
  }
}
