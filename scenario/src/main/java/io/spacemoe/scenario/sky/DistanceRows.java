package io.spacemoe.scenario.sky;

import java.util.Objects;

/**
 * Least latencies and their hops from a list of sources to every satellite in one snapshot. A view
 * of working memory: valid only while the callback that receives it runs.
 */
public final class DistanceRows {
  private final int satellites;
  private final int[] sources;
  private final double[] ms;
  private final int[] hops;
  private int snapshot;

  DistanceRows(int satellites, int[] sources) {
    if ((long) satellites * sources.length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%d sources x %d satellites do not fit one table.\nMaybe ask for fewer sources at a time."
              .formatted(sources.length, satellites));
    }
    for (int source : sources) {
      if (source < 0 || source >= satellites) {
        throw new IllegalArgumentException(
            "source %d; allowed: satellites 0 to %d".formatted(source, satellites - 1));
      }
    }
    this.satellites = satellites;
    this.sources = sources;
    ms = new double[satellites * sources.length];
    hops = new int[satellites * sources.length];
  }

  void compute(Snapshot now, PathKernel kernel) {
    snapshot = now.index();
    kernel.load(now);
    for (int row = 0; row < sources.length; row++) {
      kernel.run(sources[row], ms, hops, row * satellites);
    }
  }

  /** The index of the snapshot. */
  public int snapshot() {
    return snapshot;
  }

  /** The number of sources, which is the number of rows. */
  public int sources() {
    return sources.length;
  }

  /** The satellite from which a row starts. */
  public int source(int row) {
    return sources[row];
  }

  /** The least latency in ms from a row's source; positive infinity when cut off. */
  public double ms(int row, int satellite) {
    return ms[rowStart(row) + Objects.checkIndex(satellite, satellites)];
  }

  /**
   * The number of links of the least-latency path found, so that its propagation is ms - hops *
   * (transmission + processing). Meaningless when cut off.
   */
  public int hops(int row, int satellite) {
    return hops[rowStart(row) + Objects.checkIndex(satellite, satellites)];
  }

  /** Where a row begins in the flat tables; satellite s stands s further. */
  public int rowStart(int row) {
    return row * satellites;
  }

  /** All latencies in ms, row after row; only to be read. */
  public double[] flatMs() {
    return ms;
  }

  /** All hops, row after row; only to be read. */
  public int[] flatHops() {
    return hops;
  }
}
