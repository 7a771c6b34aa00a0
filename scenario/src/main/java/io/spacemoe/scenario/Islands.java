package io.spacemoe.scenario;

import io.spacemoe.scenario.sky.Network;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Groups of satellites in service that no path ever joins: two satellites are in one island when
 * links that exist at some of the snapshots' times, space weather aside, lead from one to the
 * other.
 *
 * @param sizes the number of satellites of each island, the largest first
 */
public record Islands(int[] sizes) {

  /** Copies the sizes. */
  public Islands {
    sizes = sizes.clone();
  }

  /** The islands of a network. O(times x links), less where they are soon joined. */
  public static Islands of(Network network) {
    int[] parent = IntStream.range(0, network.satellites()).toArray();
    int islands = network.availableCount();
    for (int time = 0; time < network.times() && islands > 1; time++) {
      double[] ms = network.linkMs(time);
      for (int link = 0; link < ms.length; link++) {
        int a = root(parent, network.linkA(link));
        int b = root(parent, network.linkB(link));
        if (ms[link] < Double.POSITIVE_INFINITY && a != b) {
          parent[a] = b;
          islands--;
        }
      }
    }
    int[] count = new int[parent.length];
    for (int v = 0; v < parent.length; v++) {
      count[root(parent, v)] += network.available(v) ? 1 : 0;
    }
    return new Islands(
        Arrays.stream(count).filter(c -> c > 0).map(c -> -c).sorted().map(c -> -c).toArray());
  }

  private static int root(int[] parent, int v) {
    int at = v;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  @Override
  public int[] sizes() {
    return sizes.clone();
  }

  /** How many there are. */
  public int count() {
    return sizes.length;
  }
}
