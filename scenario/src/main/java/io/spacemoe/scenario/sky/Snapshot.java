package io.spacemoe.scenario.sky;

import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** The network at one time, under one draw of surviving links. Immutable. */
public final class Snapshot {
  private final Network network;
  private final int index;
  private final int slot;
  private final double[] linksMs;

  Snapshot(Network network, int index, int slot, double[] linksMs) {
    this.network = network;
    this.index = index;
    this.slot = slot;
    this.linksMs = linksMs;
  }

  /** Its place among the network's snapshots. */
  public int index() {
    return index;
  }

  /** Which of the plan's times it shows. */
  public int slot() {
    return slot;
  }

  /** The time in seconds since the start. */
  public double timeSeconds() {
    return network.timeSeconds(slot);
  }

  /** Positions x, y, z of all satellites in km, three numbers for each; a new array. */
  public double[] positionsKm() {
    return network.positionsKm(slot);
  }

  /** The latency of a link in ms; positive infinity when the link does not exist now. */
  public double linkMs(int link) {
    return linksMs[link];
  }

  /**
   * The same network as a graph of JGraphT: every satellite a vertex, every link that exists an
   * edge weighted with its latency in ms.
   */
  public Graph<Integer, DefaultWeightedEdge> toGraph() {
    Graph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int v = 0; v < network.satellites(); v++) {
      graph.addVertex(v);
    }
    for (int link = 0; link < network.links(); link++) {
      if (linkMs(link) < Double.POSITIVE_INFINITY) {
        DefaultWeightedEdge edge = graph.addEdge(network.linkA(link), network.linkB(link));
        graph.setEdgeWeight(edge, linkMs(link));
      }
    }
    return graph;
  }

  Network network() {
    return network;
  }

  /** Latencies of all links; not to be changed. */
  double[] linksMs() {
    return linksMs;
  }
}
