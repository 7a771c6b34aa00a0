package io.spacemoe.scenario.sky;

import java.util.Arrays;

/**
 * Least latencies from one satellite to all others in a snapshot, in O(N) as a rule and O(N log N)
 * at worst.
 *
 * <p>A {@link Wave} labels each satellite once, from its two parents. Where the parents differ by
 * more than the way round over their child, the later one is mended, and what follows from that is
 * corrected inside the wave by a first-in first-out queue (Bellman 1958, Moore 1959) before the
 * next ring is labelled. Outages and unequal links make this longer; when 2N satellites have been
 * corrected, Dijkstra's algorithm (1959) starts afresh with a heap.
 *
 * <p>Flat arrays; nothing is allocated per source. For use by one thread at a time.
 */
public final class PathKernel {
  /** The label of satellites that the wave has not reached: nothing improves it. */
  private static final double UNREACHED = 0;

  private final Network network;
  private final int satellites;
  private final Grid grid;
  private final int shift;
  private final int[] neighbours;
  private final double[] linkMs;
  private final double[] label;
  private final int[] queue;
  private final SatelliteHeap heap;
  private boolean loaded;
  private int budget;

  /** A kernel for snapshots of one network. */
  public PathKernel(Network network) {
    this.network = network;
    satellites = network.satellites();
    grid = network.grid();
    neighbours = grid.neighbours();
    shift = grid.shift();
    linkMs = new double[neighbours.length];
    label = new double[satellites];
    queue = new int[satellites + 2 * neighbours.length + (1 << shift)];
    heap = new SatelliteHeap(label);
  }

  /** Turns to a snapshot, which must be one of this kernel's network. */
  public void load(Snapshot snapshot) {
    if (snapshot.network() != network) {
      throw new IllegalArgumentException("the snapshot belongs to another network");
    }
    grid.spread(snapshot.linksMs(), linkMs);
    loaded = true;
  }

  /**
   * Finds the least latency from the wave's source to every satellite.
   *
   * @param wave a wave over this kernel's network
   * @param ms receives the latencies in ms, positive infinity where cut off
   * @param offset where in the array the N numbers begin
   */
  public void run(Wave wave, double[] ms, int offset) {
    if (!loaded) {
      throw new IllegalStateException("no snapshot; call load first");
    }
    Arrays.fill(label, UNREACHED);
    budget = 2 * satellites;
    if (!spread(wave)) {
      dijkstra(wave.source());
    }
    for (int satellite : wave.apart()) {
      label[satellite] = Double.POSITIVE_INFINITY;
    }
    System.arraycopy(label, 0, ms, offset, satellites);
  }

  /** True when the last run had to be done by the heap. */
  boolean usedHeap() {
    return budget < 0;
  }

  /**
   * The place of the link over which the least-latency path reaches a satellite.
   *
   * @param ms the latencies from a source, beginning at offset
   */
  int placeBefore(int satellite, double[] ms, int offset) {
    int best = satellite << shift;
    for (int link = best + 1; link < (satellite + 1) << shift; link++) {
      if (ms[offset + neighbours[link]] + linkMs[link]
          < ms[offset + neighbours[best]] + linkMs[best]) {
        best = link;
      }
    }
    return best;
  }

  private boolean spread(Wave wave) {
    int from = 0;
    for (int to : wave.ringEnds()) {
      if (!correct(ring(wave.steps(), from, to))) {
        return false;
      }
      from = to;
    }
    for (int link : wave.chords()) {
      if (!correct(chord(link))) {
        return false;
      }
    }
    return true;
  }

  /** Labels one ring and mends its parents; queues those and returns how many there are. */
  private int ring(int[] steps, int from, int to) {
    double[] linkMs = this.linkMs;
    double[] label = this.label;
    int[] queue = this.queue;
    int shift = this.shift;
    int queued = 0;
    for (int i = from; i < to; i += Wave.STEP) {
      int a = steps[i + 2];
      int b = steps[i + 3];
      double msA = label[a];
      double msB = label[b];
      double legA = linkMs[steps[i]];
      double legB = linkMs[steps[i + 1]];
      double here = Math.min(msA + legA, msB + legB);
      label[steps[i] >>> shift] = here;
      if (Math.abs(msA - msB) > legA + legB) {
        if (msA > msB) {
          label[a] = here + legA;
          queue[queued++] = a;
        } else {
          label[b] = here + legB;
          queue[queued++] = b;
        }
      }
    }
    return queued;
  }

  /** Compares both ends of a link outside the wave; queues an end that it improves. */
  private int chord(int link) {
    int v = link >>> shift;
    int u = neighbours[link];
    int queued = relax(label, queue, u, label[v] + linkMs[link], 0);
    return relax(label, queue, v, label[u] + linkMs[link], queued);
  }

  /** Works off the queue; false when the budget of corrections is spent. */
  private boolean correct(int queued) {
    double[] linkMs = this.linkMs;
    double[] label = this.label;
    int[] neighbours = this.neighbours;
    int[] queue = this.queue;
    int last = queued;
    for (int first = 0; first < last; first++) {
      if (--budget < 0) {
        return false;
      }
      int link = queue[first] << shift;
      int end = (queue[first] + 1) << shift;
      double here = label[queue[first]];
      last = relax(label, queue, neighbours[link], here + linkMs[link], last);
      last = relax(label, queue, neighbours[link + 1], here + linkMs[link + 1], last);
      last = relax(label, queue, neighbours[link + 2], here + linkMs[link + 2], last);
      last = relax(label, queue, neighbours[link + 3], here + linkMs[link + 3], last);
      for (link += 4; link < end; link++) {
        last = relax(label, queue, neighbours[link], here + linkMs[link], last);
      }
    }
    return true;
  }

  /**
   * Lowers a label and queues its satellite when that improves it; returns the new end of the
   * queue. One in eight does, so a branch costs less than storing every time.
   */
  private static int relax(double[] label, int[] queue, int u, double there, int last) {
    if (there < label[u]) {
      label[u] = there;
      queue[last] = u;
      return last + 1;
    }
    return last;
  }

  private void dijkstra(int source) {
    Arrays.fill(label, Double.POSITIVE_INFINITY);
    label[source] = 0;
    heap.lower(source);
    while (!heap.isEmpty()) {
      int v = heap.take();
      for (int link = v << shift; link < (v + 1) << shift; link++) {
        double there = label[v] + linkMs[link];
        if (there < label[neighbours[link]]) {
          label[neighbours[link]] = there;
          heap.lower(neighbours[link]);
        }
      }
    }
  }
}
