package io.spacemoe.scenario.operations.simulation;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * Which snapshot is in force when. The constellation turns from a random time of its orbit on, and
 * at each of the plan's times one of the draws of surviving links is drawn. Where requests are
 * alone, each of them has any snapshot, which stays. Where nothing is known of orbits, the times
 * pass once, evenly, while the requests come.
 */
final class SnapshotClock {
  private final int times;
  private final int samples;
  private final long timeNs;
  private final boolean stays;
  private final UniformRandomProvider random;
  private final long startNs;
  private long time = -1;
  private int snapshot;

  /**
   * A clock.
   *
   * @param spanNs from the first request to the last
   */
  SnapshotClock(DeploymentTables tables, boolean stays, long spanNs, UniformRandomProvider random) {
    times = tables.times;
    samples = tables.routes.length / times;
    timeNs = tables.timeNs > 0 ? tables.timeNs : Math.max(1, spanNs / times);
    this.stays = stays;
    this.random = random;
    startNs = random.nextLong(times * timeNs);
  }

  /** A request comes. */
  void begin(long now) {
    if (stays) {
      snapshot = random.nextInt(times * samples);
    } else {
      snapshot(now);
    }
  }

  /** The index of the snapshot in force; calls must come in the order of time. */
  int snapshot(long now) {
    if (stays) {
      return snapshot;
    }
    long current = (startNs + now) / timeNs;
    if (current != time) {
      time = current;
      int sample = samples == 1 ? 0 : random.nextInt(samples);
      snapshot = (int) (current % times) * samples + sample;
    }
    return snapshot;
  }
}
