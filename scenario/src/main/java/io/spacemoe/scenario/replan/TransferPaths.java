package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.ground.Uplinks;
import io.spacemoe.scenario.sky.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How weights come to a satellite: over the least-latency path at the first of the scenario's
 * times, outages by space weather aside, which are over sooner than a transfer. All hops send at
 * the same time, so that it takes the bytes over the slowest rate, and what light and hops take.
 */
final class TransferPaths {
  private final int satellites;
  private final int[][] links;
  private final int[] linkA;
  private final int[] linkB;
  private final double[] linkMs;
  private final double[] sendMs;
  private final double bits;
  private final double[] upMs;
  private final int[] station;
  private final double uplinkGbps;

  /** The paths of a network, with the ground where the scenario has one. */
  TransferPaths(Network network, double hiddenStateBits, Optional<Ground> ground) {
    satellites = network.satellites();
    linkMs = network.linkMs(0);
    sendMs = network.sendMs(0);
    bits = hiddenStateBits;
    linkA = new int[linkMs.length];
    linkB = new int[linkMs.length];
    List<List<Integer>> of = new ArrayList<>();
    for (int s = 0; s < satellites; s++) {
      of.add(new ArrayList<>());
    }
    for (int link = 0; link < linkMs.length; link++) {
      linkA[link] = network.linkA(link);
      linkB[link] = network.linkB(link);
      of.get(linkA[link]).add(link);
      of.get(linkB[link]).add(link);
    }
    links = of.stream().map(l -> l.stream().mapToInt(i -> i).toArray()).toArray(int[][]::new);
    uplinkGbps = ground.map(Ground::uplinkGbps).orElse(Ground.DEFAULT_GBPS);
    Optional<Uplinks> uplinks = ground.map(g -> Uplinks.at(network, g, 0));
    upMs = uplinks.map(Uplinks::ms).orElse(new double[satellites]);
    station = uplinks.map(Uplinks::station).orElse(new int[satellites]);
  }

  /**
   * A way to a satellite.
   *
   * @param from the satellite that has the weights, or {@link Move#GROUND}
   * @param path the satellites on the way
   * @param takes what it keeps busy: links in a direction, and ground stations
   * @param seconds how long the weights take
   */
  record Way(int from, List<Integer> path, List<Long> takes, double seconds) {}

  /**
   * The fastest way to a satellite.
   *
   * @param sources satellites that have the weights; where none is connected, the ground has them
   * @return empty when there is no way
   */
  Optional<Way> to(int satellite, int[] sources, double bytes) {
    int[] next = new int[satellites];
    double[] ms = leastMs(satellite, next);
    List<Way> ways = new ArrayList<>();
    for (int source : sources) {
      if (ms[source] < Double.POSITIVE_INFINITY) {
        ways.add(way(source, source, satellite, next, bytes));
      }
    }
    if (ways.isEmpty()) {
      int best = Move.GROUND;
      for (int s = 0; s < satellites; s++) {
        if (ms[s] + upMs[s] < (best < 0 ? Double.POSITIVE_INFINITY : ms[best] + upMs[best])) {
          best = s;
        }
      }
      if (best >= 0) {
        ways.add(way(Move.GROUND, best, satellite, next, bytes));
      }
    }
    return ways.stream().min(Comparator.comparingDouble(Way::seconds));
  }

  private Way way(int from, int first, int last, int[] next, double bytes) {
    List<Integer> path = new ArrayList<>(List.of(first));
    List<Long> takes = new ArrayList<>();
    double gbps = Double.POSITIVE_INFINITY;
    double ms = 0;
    if (from == Move.GROUND) {
      takes.add(-1L - station[first]);
      gbps = uplinkGbps;
      ms = upMs[first];
    }
    for (int at = first; at != last; at = path.get(path.size() - 1)) {
      int link = next[at];
      int to = linkA[link] == at ? linkB[link] : linkA[link];
      takes.add((long) at * satellites + to);
      path.add(to);
      gbps = Math.min(gbps, bits / (sendMs[link] * 1e6));
      ms += linkMs[link] - sendMs[link];
    }
    return new Way(
        from, path, takes, (path.size() == 1 && from >= 0 ? 0 : bytes * 8e-9 / gbps) + ms / 1e3);
  }

  /** Latencies to a satellite, and the link with which the way from each begins: Dijkstra. */
  private double[] leastMs(int satellite, int[] next) {
    double[] ms = new double[satellites];
    Arrays.fill(ms, Double.POSITIVE_INFINITY);
    ms[satellite] = 0;
    PriorityQueue<double[]> queue =
        new PriorityQueue<>(Comparator.comparingDouble((double[] at) -> at[0]));
    queue.add(new double[] {0, satellite});
    while (!queue.isEmpty()) {
      double[] head = queue.poll();
      int at = (int) head[1];
      if (head[0] > ms[at]) {
        continue;
      }
      for (int link : links[at]) {
        int other = linkA[link] == at ? linkB[link] : linkA[link];
        double d = head[0] + linkMs[link];
        if (d < ms[other]) {
          ms[other] = d;
          next[other] = link;
          queue.add(new double[] {d, other});
        }
      }
    }
    return ms;
  }
}
