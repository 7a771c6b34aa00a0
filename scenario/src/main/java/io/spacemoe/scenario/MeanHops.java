package io.spacemoe.scenario;

import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;
import java.util.OptionalDouble;

/** How many links lie between two satellites, where there is no space weather. */
public final class MeanHops {
  private final int[] start;
  private final int[] neighbours;

  /** The links that exist at the first of the snapshots' times, by satellite. */
  private MeanHops(Network network) {
    double[] ms = network.linkMs(0);
    start = new int[network.satellites() + 1];
    for (int link = 0; link < ms.length; link++) {
      if (ms[link] < Double.POSITIVE_INFINITY) {
        start[network.linkA(link) + 1]++;
        start[network.linkB(link) + 1]++;
      }
    }
    for (int v = 0; v + 1 < start.length; v++) {
      start[v + 1] += start[v];
    }
    int[] next = start.clone();
    neighbours = new int[start[start.length - 1]];
    for (int link = 0; link < ms.length; link++) {
      if (ms[link] < Double.POSITIVE_INFINITY) {
        neighbours[next[network.linkA(link)]++] = network.linkB(link);
        neighbours[next[network.linkB(link)]++] = network.linkA(link);
      }
    }
  }

  /**
   * The mean least number of links over all pairs of satellites that are joined at the first of the
   * snapshots' times, by breadth-first searches in O(satellites x links); empty where none are.
   */
  public static OptionalDouble of(Network network) {
    MeanHops links = new MeanHops(network);
    long pairs = 0;
    long hops = 0;
    int[] order = new int[network.satellites()];
    int[] to = new int[network.satellites()];
    for (int from = 0; from < to.length; from++) {
      int reached = links.search(from, order, to);
      pairs += reached - 1;
      for (int i = 1; i < reached; i++) {
        hops += to[order[i]];
      }
    }
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) hops / pairs);
  }

  /** Fills in who is reached, in order, and over how many links; returns how many are. */
  private int search(int from, int[] order, int[] to) {
    Arrays.fill(to, -1);
    to[from] = 0;
    order[0] = from;
    int reached = 1;
    for (int i = 0; i < reached; i++) {
      int v = order[i];
      for (int place = start[v]; place < start[v + 1]; place++) {
        int u = neighbours[place];
        if (to[u] < 0) {
          to[u] = to[v] + 1;
          order[reached++] = u;
        }
      }
    }
    return reached;
  }
}
