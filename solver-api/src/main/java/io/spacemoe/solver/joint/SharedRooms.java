package io.spacemoe.solver.joint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a {@link JointProblem} knows of satellites that several experts share: the room of each, how
 * long an expert works there, and the law of each layer's activated experts. Immutable.
 *
 * <p>Experts of one layer on one satellite wait for each other; those of different layers never do.
 * A gateway's satellite has room of its own, which may be none. No two gateways share one.
 */
public final class SharedRooms {
  private final int[] slots;
  private final int[] besideGateway;
  private final long[] workNs;
  private final long countedNs;
  private final List<SharedLaw> laws;

  /**
   * Copies all of them.
   *
   * @param slots how many experts each satellite has room for, at least 0
   * @param besideGateway the same where it hosts a gateway, at most as many
   * @param workNs how long one expert works on each satellite, in nanoseconds, at least 0
   * @param countedNs what of the work of a layer's last expert is counted elsewhere, at most the
   *     least work
   * @param laws of the activated experts of each layer
   * @throws IllegalArgumentException when they do not fit each other
   */
  public SharedRooms(
      int[] slots, int[] besideGateway, long[] workNs, long countedNs, List<SharedLaw> laws) {
    this.slots = slots.clone();
    this.besideGateway = besideGateway.clone();
    this.workNs = workNs.clone();
    this.countedNs = countedNs;
    this.laws = List.copyOf(laws);
    if (besideGateway.length != slots.length || workNs.length != slots.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rooms of %d satellites, %d with a gateway, and work on %d; expected the same number",
              slots.length,
              besideGateway.length,
              workNs.length));
    }
    for (int s = 0; s < slots.length; s++) {
      if (besideGateway[s] < 0 || slots[s] < besideGateway[s]) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "satellite %d has room for %d experts, and for %d beside a gateway; allowed: 0 or more, and no more beside one",
                s,
                slots[s],
                besideGateway[s]));
      }
      if (countedNs < 0 || workNs[s] < countedNs || workNs[s] > Integer.MAX_VALUE * 1000L) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the work of an expert on satellite %d takes %d ns, of which %d are counted elsewhere; allowed: 0 to all of it",
                s,
                workNs[s],
                countedNs));
      }
    }
  }

  /**
   * {@return how many experts a satellite has room for}
   *
   * @param satellite index of a satellite
   * @param gateway whether it hosts a gateway
   */
  public int room(int satellite, boolean gateway) {
    return gateway ? besideGateway[satellite] : slots[satellite];
  }

  /**
   * {@return how long one expert works on a satellite, in nanoseconds}
   *
   * @param satellite index of a satellite
   */
  public long workNs(int satellite) {
    return workNs[satellite];
  }

  /** {@return what of the work of a layer's last expert is counted elsewhere, in nanoseconds} */
  public long countedNs() {
    return countedNs;
  }

  /**
   * {@return the law of a layer's activated experts}
   *
   * @param layer index of a layer
   */
  public SharedLaw law(int layer) {
    return laws.get(layer);
  }

  /** The longest that the experts of a layer can wait for each other and work. */
  long longestNs() {
    int most = laws.stream().mapToInt(SharedLaw::active).max().orElse(0);
    return Arrays.stream(workNs).max().orElse(0) * most;
  }

  /**
   * Refuses numbers of satellites and layers that are not these, and more experts than there is
   * room for wherever the gateways are.
   */
  void check(int satellites, int layers, int experts) {
    if (satellites != slots.length || layers != laws.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rooms of %d satellites and laws of %d layers; expected %d and %d",
              slots.length,
              laws.size(),
              satellites,
              layers));
    }
    long room = 0;
    int[] byLoss =
        IntStream.range(0, satellites)
            .boxed()
            .sorted((a, b) -> Integer.compare(loss(a), loss(b)))
            .mapToInt(s -> s)
            .toArray();
    for (int k = 0; k < satellites; k++) {
      room += room(byLoss[k], k < layers);
    }
    if (satellites < layers || room < (long) layers * experts) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d layers with a gateway and %d experts each; %d satellites have room for %d experts beside the gateways",
              layers,
              experts,
              satellites,
              satellites < layers ? 0 : room));
    }
  }

  /** The room that a gateway takes. */
  private int loss(int satellite) {
    return slots[satellite] - besideGateway[satellite];
  }
}
