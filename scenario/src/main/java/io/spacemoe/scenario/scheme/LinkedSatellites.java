package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.sky.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who has a link to whom, at any time; satellites out of service have none.
 *
 * @param neighbours of each satellite, in the order of the network's links
 */
record LinkedSatellites(List<List<Integer>> neighbours) {

  /** The satellites of a network. */
  static LinkedSatellites of(Network network) {
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int s = 0; s < network.satellites(); s++) {
      neighbours.add(new ArrayList<>());
    }
    for (int link = 0; link < network.links(); link++) {
      int a = network.linkA(link);
      int b = network.linkB(link);
      if (network.available(a) && network.available(b)) {
        neighbours.get(a).add(b);
        neighbours.get(b).add(a);
      }
    }
    return new LinkedSatellites(neighbours);
  }

  /**
   * All satellites by the number of links from one of them, those of equal number by their index;
   * satellites that no links lead to come last.
   */
  int[] breadthFirst(int start) {
    int[] hops = new int[neighbours.size()];
    Arrays.fill(hops, Integer.MAX_VALUE);
    hops[start] = 0;
    List<Integer> queue = new ArrayList<>(List.of(start));
    for (int k = 0; k < queue.size(); k++) {
      int s = queue.get(k);
      for (int next : neighbours.get(s)) {
        if (hops[next] == Integer.MAX_VALUE) {
          hops[next] = hops[s] + 1;
          queue.add(next);
        }
      }
    }
    return IntStream.range(0, hops.length)
        .boxed()
        .sorted(Comparator.comparingInt(s -> hops[s]))
        .mapToInt(s -> s)
        .toArray();
  }
}
