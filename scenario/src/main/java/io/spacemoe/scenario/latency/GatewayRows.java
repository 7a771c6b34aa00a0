package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;

/**
 * Which row of distances belongs to which gateway satellite: the distinct gateways, ascending.
 *
 * @param sources distinct satellites, ascending
 */
public record GatewayRows(int[] sources) {
  /** The most distances held at once by a thread: 2^24, about 200 MB with their hops. */
  private static final int MOST_DISTANCES = 1 << 24;

  /** How many rows of a network are to be asked for at once, at least 2: from and to. */
  static int mostAtOnce(Network network) {
    return Math.max(2, MOST_DISTANCES / network.satellites());
  }

  /**
   * The rows of these gateways.
   *
   * @param gateways satellites in any order; may repeat
   */
  public static GatewayRows of(int[] gateways) {
    return new GatewayRows(Arrays.stream(gateways).sorted().distinct().toArray());
  }

  /** The row of a gateway's satellite. */
  public int rowOf(int gateway) {
    return Arrays.binarySearch(sources, gateway);
  }
}
