package io.spacemoe.scenario.sky;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The order in which latencies spread from one satellite over the whole grid, every link in place:
 * ring by ring of equal hops, each satellite behind at most two parents in the ring before. Depends
 * on the grid alone, so one wave serves all snapshots. Immutable; 16 bytes per satellite.
 */
public final class Wave {
  /** Numbers per step: the places of both links in the kernel's table, then both parents. */
  static final int STEP = 4;

  private final int source;
  private final int[] steps;
  private final int[] ringEnds;
  private final int[] chords;
  private final int[] apart;

  /**
   * The wave from a satellite, found by breadth-first search in O(N).
   *
   * @throws IllegalArgumentException when the network has no such satellite
   */
  public Wave(Network network, int source) {
    int n = network.satellites();
    if (source < 0 || source >= n) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "source %d; allowed: satellites 0 to %d", source, n - 1));
    }
    this.source = source;
    int[] neighbours = network.grid().neighbours();
    int shift = network.grid().shift();
    int[] ring = new int[n];
    int[] order = byHops(neighbours, shift, source, ring);
    int reached = order.length;
    steps = new int[STEP * (reached - 1)];
    ringEnds = new int[ring[order[reached - 1]]];
    int[] left = new int[n << shift];
    int leftOver = 0;
    for (int i = 1; i < reached; i++) {
      int v = order[i];
      int parents = 0;
      for (int link = v << shift; link < (v + 1) << shift; link++) {
        int u = neighbours[link];
        if (ring[u] == ring[v] - 1 && parents < 2) {
          Arrays.fill(steps, STEP * (i - 1) + parents, STEP * (i - 1) + 2, link);
          Arrays.fill(steps, STEP * (i - 1) + 2 + parents, STEP * i, u);
          parents++;
        } else if (ring[u] == ring[v] - 1 || (ring[u] == ring[v] && u < v)) {
          left[leftOver++] = link;
        }
      }
      ringEnds[ring[v] - 1] = STEP * i;
    }
    chords = Arrays.copyOf(left, leftOver);
    apart = IntStream.range(0, n).filter(v -> ring[v] < 0).toArray();
  }

  /** The satellites that links reach from the source, the nearest by hops first. */
  private static int[] byHops(int[] neighbours, int shift, int source, int[] ring) {
    int[] order = new int[ring.length];
    Arrays.fill(ring, -1);
    ring[source] = 0;
    order[0] = source;
    int last = 1;
    for (int first = 0; first < last; first++) {
      for (int link = order[first] << shift; link < (order[first] + 1) << shift; link++) {
        int u = neighbours[link];
        if (ring[u] < 0) {
          ring[u] = ring[order[first]] + 1;
          order[last++] = u;
        }
      }
    }
    return Arrays.copyOf(order, last);
  }

  /** The satellite from which it spreads. */
  public int source() {
    return source;
  }

  /**
   * All satellites that links reach from the source, without it, in order of hops, {@link #STEP}
   * numbers each.
   */
  int[] steps() {
    return steps;
  }

  /** Where in the steps each ring ends. */
  int[] ringEnds() {
    return ringEnds;
  }

  /** The links that join no satellite to one of its two parents, as places in the table. */
  int[] chords() {
    return chords;
  }

  /** The satellites that no links reach from the source. */
  int[] apart() {
    return apart;
  }
}
