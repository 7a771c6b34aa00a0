package io.spacemoe.lab.page;

import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.Snapshot;
import io.spacemoe.scenario.sky.Topology;

/**
 * Who is linked with whom, and when.
 *
 * @param count the number of links that there are at any time
 * @param ends both ends of each link, 32 bits each
 * @param samples how many draws of surviving links there are at each time
 * @param up a bit for each link, from the lowest of a byte on, draw after draw of time after time:
 *     whether it exists; each draw begins a byte
 * @param givenMs latencies of the links at the times shown, as numbers of 32 bits, where they are
 *     given; null where they follow from positions
 * @param hopMs what each hop adds to the time of light
 * @param leastMs the least that light takes
 */
record LinkData(
    int count, byte[] ends, int samples, byte[] up, byte[] givenMs, double hopMs, double leastMs) {
  /** What light takes at least over a link (docs/model.md, section 2.2). */
  private static final double LEAST_MS = 1e-9;

  static LinkData of(Network network, ShownTimes times) {
    int[] ends = new int[2 * network.links()];
    for (int link = 0; link < network.links(); link++) {
      ends[2 * link] = network.linkA(link);
      ends[2 * link + 1] = network.linkB(link);
    }
    return new LinkData(
        network.links(),
        Packed.ints(ends),
        times.samples(),
        Packed.bytes(up(network, times)),
        network.constellation() instanceof Topology ? givenMs(network, times) : null,
        network.transmissionMs() + network.processingMs(),
        LEAST_MS);
  }

  private static byte[] up(Network network, ShownTimes times) {
    int[] snapshots = times.snapshots(network);
    int each = (network.links() + 7) / 8;
    byte[] up = new byte[each * snapshots.length];
    for (int i = 0; i < snapshots.length; i++) {
      Snapshot snapshot = network.snapshot(snapshots[i]);
      for (int link = 0; link < network.links(); link++) {
        if (snapshot.linkMs(link) < Double.POSITIVE_INFINITY) {
          up[i * each + link / 8] |= (byte) (1 << link % 8);
        }
      }
    }
    return up;
  }

  private static byte[] givenMs(Network network, ShownTimes times) {
    float[] ms = new float[network.links() * times.slots().length];
    int next = 0;
    for (int slot : times.slots()) {
      for (double one : network.linkMs(slot)) {
        ms[next++] = (float) one;
      }
    }
    return Packed.floats(ms);
  }
}
