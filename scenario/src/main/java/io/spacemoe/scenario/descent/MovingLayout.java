package io.spacemoe.scenario.descent;

import io.spacemoe.scenario.placement.Layout;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A layout while it is being changed: who is where. One thing on each satellite. */
final class MovingLayout {
  /** Nobody is there. */
  static final int FREE = -1;

  /** A gateway is there. */
  static final int GATEWAY = -2;

  private final int[] gateway;
  private final int[][] host;

  /** By satellite: layer times experts plus expert, GATEWAY or FREE. */
  private final int[] tenant;

  MovingLayout(Layout layout, int satellites) {
    gateway = layout.gateways();
    host = new int[gateway.length][];
    Arrays.setAll(host, layout::expertsOf);
    tenant = new int[satellites];
    Arrays.fill(tenant, FREE);
    for (int l = 0; l < gateway.length; l++) {
      tenant[gateway[l]] = GATEWAY;
      for (int e = 0; e < host[l].length; e++) {
        place(l, e, host[l][e]);
      }
    }
  }

  Layout layout() {
    return new Layout(gateway, host);
  }

  int next(int layer) {
    return layer + 1 == gateway.length ? 0 : layer + 1;
  }

  int gateway(int layer) {
    return gateway[layer];
  }

  int experts(int layer) {
    return host[layer].length;
  }

  /** The satellite of an expert. */
  int host(int layer, int expert) {
    return host[layer][expert];
  }

  /** Those of a layer's experts, as a copy. */
  int[] hosts(int layer) {
    return host[layer].clone();
  }

  /** Who is on a satellite: an expert as layer times experts plus expert, GATEWAY or FREE. */
  int tenant(int satellite) {
    return tenant[satellite];
  }

  /** Nobody is there any more. */
  void leave(int satellite) {
    tenant[satellite] = FREE;
  }

  /** An expert is there now; where it was is left to the caller. */
  void place(int layer, int expert, int satellite) {
    host[layer][expert] = satellite;
    tenant[satellite] = layer * host[layer].length + expert;
  }

  /** A gateway and what is on a satellite, an expert or nothing, exchange places. */
  void swap(int layer, int to) {
    int from = gateway[layer];
    int other = tenant[to];
    tenant[from] = FREE;
    if (other >= 0) {
      place(other / host[layer].length, other % host[layer].length, from);
    }
    gateway[layer] = to;
    tenant[to] = GATEWAY;
  }

  /** The layers that such an exchange changes, each once. */
  int[] touched(int layer, int to) {
    int before = layer == 0 ? gateway.length - 1 : layer - 1;
    IntStream beside = IntStream.of(before, layer);
    return (tenant[to] < 0
            ? beside
            : IntStream.concat(beside, IntStream.of(tenant[to] / host[layer].length)))
        .distinct()
        .toArray();
  }
}
