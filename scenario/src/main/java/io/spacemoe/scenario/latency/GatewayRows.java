package io.spacemoe.scenario.latency;

import java.util.Arrays;

/**
 * Which row of distances belongs to which gateway satellite: the distinct gateways, ascending.
 *
 * @param sources distinct satellites, ascending
 */
record GatewayRows(int[] sources) {

  static GatewayRows of(int[] gateways) {
    return new GatewayRows(Arrays.stream(gateways).sorted().distinct().toArray());
  }

  int rowOf(int gateway) {
    return Arrays.binarySearch(sources, gateway);
  }
}
