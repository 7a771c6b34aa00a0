package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.sky.LinkRows.Pair;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A list of links from a file: pairs of satellites in place of the +Grid. Real satellites count in
 * the order of their file of element sets, all others by planes and slots. Immutable.
 */
public final class LinkList {
  private final String file;
  private final int[][] pairs;

  /**
   * Copies the pairs.
   *
   * @param file what the scenario calls the file
   * @param pairs two different satellites each, no two satellites twice
   */
  public LinkList(String file, int[][] pairs) {
    this.file = file;
    this.pairs = Arrays.stream(pairs).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * The pairs that may link in a constellation, in the order of its links: the +Grid written out,
   * or what a list or a topology says.
   *
   * @param file what a scenario is to call the file
   */
  public static LinkList of(String file, Constellation constellation, LinkRules rules) {
    int times = constellation instanceof Topology topology ? topology.times() : 1;
    Network network = new Network(constellation, rules, new SnapshotPlan(times, 1, 1), 0);
    int[] number = IntStream.range(0, constellation.satellites()).toArray();
    if (constellation instanceof ObservedConstellation sky) {
      int[] index = indices(sky);
      IntStream.range(0, index.length)
          .filter(set -> index[set] >= 0)
          .forEach(set -> number[index[set]] = set);
    }
    return new LinkList(
        file,
        IntStream.range(0, network.links())
            .mapToObj(link -> new int[] {number[network.linkA(link)], number[network.linkB(link)]})
            .toArray(int[][]::new));
  }

  /** What the scenario calls the file. */
  public String file() {
    return file;
  }

  /** The number of pairs. */
  public int size() {
    return pairs.length;
  }

  /** The greatest number of a satellite. */
  public int greatest() {
    return Arrays.stream(pairs).flatMapToInt(Arrays::stream).max().orElseThrow();
  }

  /** One satellite of a pair. */
  public int a(int pair) {
    return pairs[pair][0];
  }

  /** The other satellite of a pair. */
  public int b(int pair) {
    return pairs[pair][1];
  }

  /**
   * Refuses satellites that a constellation does not have.
   *
   * @throws InvalidValueException naming the pair
   */
  void checkFits(Constellation constellation) {
    int count = count(constellation);
    for (int[] pair : pairs) {
      int last = Math.max(pair[0], pair[1]);
      if (last >= count) {
        throw new InvalidValueException(
            "links.file",
            String.format(
                Locale.ROOT,
                "%s joins %d and %d, but the constellation has %d satellites; allowed: 0 to %d",
                file,
                pair[0],
                pair[1],
                count,
                count - 1));
      }
    }
    Grid.shift(count, pairs);
  }

  private static int count(Constellation constellation) {
    return constellation instanceof ObservedConstellation sky
        ? sky.file().sets().size()
        : constellation.satellites();
  }

  /**
   * The pairs as a grid; those of a Walker constellation in the order of its own links, those of
   * real satellites without the ones that are in no slot.
   */
  Grid grid(LinkRows rows) {
    int[][] ordered = pairs;
    if (rows.constellation() instanceof WalkerConstellation) {
      ordered =
          Arrays.stream(pairs)
              .map(pair -> Pair.of(rows, pair[0], pair[1]))
              .sorted(Pair.ORDER)
              .map(pair -> new int[] {pair.west(), pair.east()})
              .toArray(int[][]::new);
    } else if (rows.constellation() instanceof ObservedConstellation sky) {
      int[] index = indices(sky);
      ordered =
          Arrays.stream(pairs)
              .map(pair -> new int[] {index[pair[0]], index[pair[1]]})
              .filter(pair -> pair[0] >= 0 && pair[1] >= 0)
              .toArray(int[][]::new);
    }
    return Grid.of(rows.constellation().satellites(), ordered);
  }

  /** The index of each satellite of a file; negative where it is in no slot. */
  private static int[] indices(ObservedConstellation sky) {
    Map<ElementSet, Integer> slots = new HashMap<>();
    for (int s = 0; s < sky.satellites(); s++) {
      slots.put(sky.satellite(s), s);
    }
    return sky.file().sets().stream().mapToInt(set -> slots.getOrDefault(set, -1)).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinkList that
        && file.equals(that.file)
        && Arrays.deepEquals(pairs, that.pairs);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + Arrays.deepHashCode(pairs);
  }
}
