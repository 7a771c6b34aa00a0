package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How likely a model cannot answer any more when satellites fail at random, by drawing failures.
 *
 * @param draws how many were drawn
 * @param silent in how many of them a gateway or all copies of an expert are lost
 * @param lostExpert in how many of them all copies of an expert are lost, wherever gateways are
 */
public record FailureOdds(int draws, int silent, int lostExpert) {
  private static final long PURPOSE = 0x6f646473L;

  /**
   * Draws failures; each set of so many satellites in service is as likely as any other.
   *
   * @param rooms which satellites are in service before
   * @param failed how many fail, 0 to as many as are in service
   * @param draws how many times to draw, at least 1
   */
  public static FailureOdds of(Layout layout, Rooms rooms, int failed, int draws, long seed) {
    int[] order = rooms.available();
    if (failed < 0 || failed > order.length || draws < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d draws of %d failures; allowed: 1 or more, of 0 to %d",
              draws,
              failed,
              order.length));
    }
    Counts counts = new Counts(layout, rooms.satellites());
    UniformRandomProvider random = RandomStreams.of(seed, PURPOSE, failed);
    int silent = 0;
    int lostExpert = 0;
    for (int draw = 0; draw < draws; draw++) {
      for (int k = 0; k < failed; k++) { // any order before is as good to begin with
        int other = k + random.nextInt(order.length - k);
        int chosen = order[other];
        order[other] = order[k];
        order[k] = chosen;
      }
      boolean expert = counts.losesExpert(order, failed);
      lostExpert += expert ? 1 : 0;
      silent += expert || counts.losesGateway(order, failed) ? 1 : 0;
    }
    return new FailureOdds(draws, silent, lostExpert);
  }

  /** Which experts each satellite hosts, and how many copies of each are left. */
  private static final class Counts {
    private final BitSet gateways = new BitSet();
    private final int[][] hosted;
    private final int[] copies;
    private final int[] left;

    Counts(Layout layout, int satellites) {
      int perLayer = layout.experts(0);
      copies = new int[layout.layers() * perLayer];
      hosted = new int[satellites][0];
      Arrays.stream(layout.gateways()).forEach(gateways::set);
      for (int e = 0; e < copies.length; e++) {
        for (int s : layout.copiesOf(e / perLayer, e % perLayer)) {
          hosted[s] = Arrays.copyOf(hosted[s], hosted[s].length + 1);
          hosted[s][hosted[s].length - 1] = e;
          copies[e]++;
        }
      }
      left = copies.clone();
    }

    boolean losesGateway(int[] order, int failed) {
      return Arrays.stream(order, 0, failed).anyMatch(gateways::get);
    }

    boolean losesExpert(int[] order, int failed) {
      boolean lost = false;
      for (int k = 0; k < failed; k++) {
        for (int e : hosted[order[k]]) {
          lost |= --left[e] == 0;
        }
      }
      for (int k = 0; k < failed; k++) {
        for (int e : hosted[order[k]]) {
          left[e] = copies[e];
        }
      }
      return lost;
    }
  }
}
