package io.spacemoe.scenario.sky;

import java.util.Arrays;

/**
 * Least latencies from one satellite to all others: label correcting with a first-in first-out
 * queue (Bellman 1958, Moore 1959), which on a grid with like links scans almost every satellite
 * once. When outages or very unequal links make it scan too many twice, a heap takes over (Dijkstra
 * 1959), so that the worst case is O(N log N).
 *
 * <p>Works on flat arrays and allocates nothing per source. For use by one thread at a time.
 */
public final class PathKernel {
  private final Network network;
  private final int[] neighbours;
  private final int[] queue;
  private final boolean[] queued;
  private double[] wireMs;

  /** A kernel for snapshots of one network. */
  public PathKernel(Network network) {
    this.network = network;
    int n = network.satellites();
    neighbours = network.grid().neighbours();
    queue = new int[Integer.highestOneBit(n) * 2];
    queued = new boolean[n];
  }

  /** Turns to a snapshot, which must be one of this kernel's network. */
  public void load(Snapshot snapshot) {
    if (snapshot.network() != network) {
      throw new IllegalArgumentException("the snapshot belongs to another network");
    }
    wireMs = snapshot.wireMs();
  }

  /**
   * Finds the least latency from a satellite to every satellite.
   *
   * @param ms receives the latencies in ms, positive infinity where cut off
   * @param hops receives the number of links of the paths found; meaningless where cut off
   * @param offset where in both arrays the N numbers begin
   */
  public void run(int source, double[] ms, int[] hops, int offset) {
    int n = network.satellites();
    Arrays.fill(ms, offset, offset + n, Double.POSITIVE_INFINITY);
    ms[offset + source] = 0;
    hops[offset + source] = 0;
    int mask = queue.length - 1;
    int first = 0;
    int last = 0;
    queue[last++] = source;
    queued[source] = true;
    while (first != last) {
      int v = queue[first++ & mask];
      queued[v] = false;
      double base = ms[offset + v];
      int nextHops = hops[offset + v] + 1;
      for (int d = 0; d < 4; d++) {
        int u = neighbours[4 * v + d];
        int wire = ((d & 1) == 0 ? v : u) + (d < 2 ? 0 : n);
        double there = base + wireMs[wire];
        if (there < ms[offset + u]) {
          ms[offset + u] = there;
          hops[offset + u] = nextHops;
          if (!queued[u]) {
            queued[u] = true;
            queue[last++ & mask] = u;
          }
        }
      }
    }
  }
}
