package io.spacemoe.scenario.sky;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Least latencies and their hops from a list of sources to every satellite in one snapshot. A view
 * of working memory: valid only while the callback that receives it runs.
 */
public final class DistanceRows {
  private static final int UNKNOWN = -1;

  private final Network network;
  private final Grid grid;
  private final int satellites;
  private final Wave[] waves;
  private final PathKernel kernel;
  private final double[] ms;
  private final int[] hops;
  private final boolean[] hopsBegun;
  private final int[] path;
  private int snapshot;
  private Optional<double[]> ownTransmissionMs = Optional.empty();

  DistanceRows(Network network, Wave[] waves) {
    this.network = network;
    grid = network.grid();
    satellites = network.satellites();
    if ((long) satellites * waves.length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d sources x %d satellites do not fit one table.\nMaybe ask for fewer sources at a time.",
              waves.length,
              satellites));
    }
    this.waves = waves;
    kernel = new PathKernel(network);
    ms = new double[satellites * waves.length];
    hops = new int[satellites * waves.length];
    hopsBegun = new boolean[waves.length];
    path = new int[satellites];
  }

  /**
   * Finds the latencies of a snapshot.
   *
   * @throws CancellationException when the thread is interrupted
   */
  void compute(Snapshot now) {
    snapshot = now.index();
    kernel.load(now);
    ownTransmissionMs = network.ownTransmissionMs(now.slot());
    for (int row = 0; row < waves.length; row++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted in the middle of a sweep over snapshots");
      }
      kernel.run(waves[row], ms, rowStart(row));
      hopsBegun[row] = false;
    }
  }

  /** The index of the snapshot. */
  public int snapshot() {
    return snapshot;
  }

  /** The number of sources, which is the number of rows. */
  public int sources() {
    return waves.length;
  }

  /** The satellite from which a row starts. */
  public int source(int row) {
    return waves[row].source();
  }

  /** The least latency in ms from a row's source; positive infinity when cut off. */
  public double ms(int row, int satellite) {
    return ms[rowStart(row) + Objects.checkIndex(satellite, satellites)];
  }

  /**
   * The number of links of a least-latency path, so that its propagation is ms - hops *
   * (transmission + processing) - {@link #moreTransmissionMs}. Found by walking back until a
   * satellite whose hops are known, so that a whole row costs O(N).
   *
   * @return the hops; -1 when cut off
   */
  public int hops(int row, int satellite) {
    int start = rowStart(row);
    if (ms(row, satellite) == Double.POSITIVE_INFINITY) {
      return UNKNOWN;
    }
    if (!hopsBegun[row]) {
      Arrays.fill(hops, start, start + satellites, UNKNOWN);
      hops[start + source(row)] = 0;
      hopsBegun[row] = true;
    }
    int length = 0;
    int v = satellite;
    while (hops[start + v] == UNKNOWN) {
      path[length++] = v;
      v = grid.neighbours()[kernel.placeBefore(v, ms, start)];
    }
    int count = hops[start + v];
    while (length > 0) {
      hops[start + path[--length]] = ++count;
    }
    return hops[start + satellite];
  }

  /**
   * By how much sending over the links of a least-latency path takes longer than over as many links
   * of the network's rate, in ms; 0 where no link has a rate of its own.
   *
   * @return negative where links are faster; without meaning when cut off
   */
  public double moreTransmissionMs(int row, int satellite) {
    if (ownTransmissionMs.isEmpty()) {
      return 0;
    }
    double[] ofLinks = ownTransmissionMs.get();
    double sum = 0;
    for (int v = satellite; v != source(row) && ms(row, v) < Double.POSITIVE_INFINITY; ) {
      int place = kernel.placeBefore(v, ms, rowStart(row));
      sum += ofLinks[grid.linkAt(place)] - network.transmissionMs();
      v = grid.neighbours()[place];
    }
    return sum;
  }

  /**
   * The link over which the least-latency path from a row's source reaches a satellite.
   *
   * @param satellite neither the source nor cut off from it
   */
  public int linkBefore(int row, int satellite) {
    return grid.linkAt(kernel.placeBefore(satellite, ms, rowStart(row)));
  }

  /** What sending the hidden state over a link takes now, in ms. */
  public double transmissionMs(int link) {
    return ownTransmissionMs.isEmpty() ? network.transmissionMs() : ownTransmissionMs.get()[link];
  }

  /** Where a row begins in the flat tables; satellite s stands s further. */
  public int rowStart(int row) {
    return row * satellites;
  }

  /** All latencies in ms, row after row; only to be read. */
  public double[] flatMs() {
    return ms;
  }
}
