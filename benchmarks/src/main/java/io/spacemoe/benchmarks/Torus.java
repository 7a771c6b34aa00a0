package io.spacemoe.benchmarks;

import java.util.SplittableRandom;

/**
 * Satellites on a torus of planes and slots, for latency profiles with the statistics of a +Grid
 * constellation: hops between a gateway, the satellite and the next gateway, of unequal length.
 */
record Torus(int satellites, int slots) {
  private static final double IN_PLANE_MS = 4.5;
  private static final double BETWEEN_PLANES_MS = 3;

  /** As nearly square as may be; the last plane may be short. */
  static Torus of(int satellites) {
    return new Torus(satellites, Math.max(1, (int) Math.round(Math.sqrt(satellites))));
  }

  /**
   * Path latencies of all satellites in microseconds, lest cost scaling overflow, between two
   * random gateways.
   */
  long[] profile(SplittableRandom random) {
    int from = random.nextInt(satellites);
    int to =
        Math.floorMod(from + random.nextInt(-3, 4) * slots + random.nextInt(-3, 4), satellites);
    return profile(from, to, random);
  }

  /** The same between two given gateways. */
  long[] profile(int from, int to, SplittableRandom random) {
    long[] latency = new long[satellites];
    for (int s = 0; s < satellites; s++) {
      double ms = ms(from, s) + ms(s, to) + random.nextDouble(0.5);
      latency[s] = Math.round(1e3 * ms);
    }
    return latency;
  }

  private double ms(int a, int b) {
    int planes = (satellites + slots - 1) / slots;
    return IN_PLANE_MS * around(a % slots, b % slots, slots)
        + BETWEEN_PLANES_MS * around(a / slots, b / slots, planes);
  }

  private static int around(int a, int b, int size) {
    int there = Math.abs(a - b);
    return Math.min(there, size - there);
  }
}
