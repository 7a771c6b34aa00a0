package io.spacemoe.lab.map;

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
 * @param greatest the greatest activation probability
 */
record Tenants(
    int layers,
    SortedMap<Integer, List<Expert>> experts,
    SortedMap<Integer, List<Integer>> gateways,
    double greatest) {

  /** An expert of a layer, and the probability that a token activates it. */
  record Expert(int layer, int expert, double activation) {}

  /** Sorts the layouts of all instances by satellite; copies are experts like their primaries. */
  static Tenants of(Constellation constellation, Deployment deployment, double[][] activation) {
    SortedMap<Integer, List<Expert>> experts = new TreeMap<>();
    SortedMap<Integer, List<Integer>> gateways = new TreeMap<>();
    for (Layout layout : deployment.instances()) {
      add(constellation, layout, activation, experts, gateways);
    }
    double greatest =
        experts.values().stream()
            .flatMap(List::stream)
            .mapToDouble(Expert::activation)
            .max()
            .orElse(0);
    return new Tenants(activation.length, experts, gateways, greatest);
  }

  private static void add(
      Constellation constellation,
      Layout layout,
      double[][] activation,
      SortedMap<Integer, List<Expert>> experts,
      SortedMap<Integer, List<Integer>> gateways) {
    if (activation.length != layout.layers()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of activation probabilities for %d layers",
              activation.length,
              layout.layers()));
    }
    for (int layer = 0; layer < layout.layers(); layer++) {
      int gateway = requireSatellite(constellation, layout.gateway(layer), "gateway", layer);
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
