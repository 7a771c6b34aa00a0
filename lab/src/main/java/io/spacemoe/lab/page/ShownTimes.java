package io.spacemoe.lab.page;

import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.util.stream.IntStream;

/**
 * Which snapshots a page shows: all, or of long plans as many, evenly spread, as a file of a few MB
 * has room for. The token latency is that of all snapshots in any case.
 *
 * @param slots the times, ascending
 * @param samples how many draws of surviving links of each
 */
record ShownTimes(int[] slots, int samples) {
  private static final long MOST_BYTES = 2 << 20;
  private static final int MOST_TIMES = 400;

  /** Of a network. */
  static ShownTimes of(Network network) {
    int times = network.times();
    int samples = network.snapshots() / times;
    int step = (times + MOST_TIMES - 1) / MOST_TIMES;
    long bytesOfTime =
        network.constellation() instanceof WalkerConstellation
            ? 0
            : network.constellation() instanceof Topology
                ? (long) Float.BYTES * network.links()
                : 3L * Short.BYTES * network.satellites();
    long bytesOfDraw = (network.links() + 7L) / 8;
    while (bytes(times, step, bytesOfTime + samples * bytesOfDraw) > MOST_BYTES && samples > 1) {
      samples = (samples + 1) / 2;
    }
    while (bytes(times, step, bytesOfTime + samples * bytesOfDraw) > MOST_BYTES && step < times) {
      step++;
    }
    int every = step;
    int[] slots = IntStream.range(0, times).filter(slot -> slot % every == 0).toArray();
    return new ShownTimes(slots, samples);
  }

  private static long bytes(int times, int step, long each) {
    return each * ((times + step - 1) / step);
  }

  /** The network's snapshots that are shown, draw after draw of time after time. */
  int[] snapshots(Network network) {
    int each = network.snapshots() / network.times();
    return IntStream.of(slots)
        .flatMap(slot -> IntStream.range(slot * each, slot * each + samples))
        .toArray();
  }
}
