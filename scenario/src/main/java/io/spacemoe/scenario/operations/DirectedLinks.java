package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.sky.Network;

/**
 * The links of a network, one number for each direction: 2l from {@code linkA} of link l to its
 * {@code linkB}, 2l + 1 back.
 */
public record DirectedLinks(Network network) {

  /** How many there are. */
  public int count() {
    return 2 * network.links();
  }

  /** The satellite that sends. */
  int from(int directed) {
    return (directed & 1) == 0 ? network.linkA(directed >> 1) : network.linkB(directed >> 1);
  }

  /** The satellite that receives. */
  int to(int directed) {
    return from(directed ^ 1);
  }

  /** A link in the direction that leads to one of its ends. */
  int towards(int satellite, int link) {
    return network.linkB(link) == satellite ? 2 * link : 2 * link + 1;
  }
}
