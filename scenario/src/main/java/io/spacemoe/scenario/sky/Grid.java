package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Which satellites the links join: the +Grid of a constellation, with four terminals on a satellite
 * or three, or any list of pairs (docs/model.md, sections 2.2 and 9.1).
 *
 * <p>Around each satellite there are as many places as the busiest one has links, rounded up to a
 * power of two, at least four. A place without a link has the satellite itself as its neighbour.
 */
final class Grid {
  private static final int NONE = -1;

  /** Places around all satellites together, 512 MB of them. */
  private static final int MOST_PLACES = 1 << 26;

  private final int shift;
  private final int[] neighbours;
  private final int[] linkAt;
  private final int[] tails;
  private final int[] heads;
  private int links;

  private Grid(int satellites, int shift, int mostLinks) {
    this.shift = shift;
    neighbours = new int[satellites << shift];
    linkAt = new int[satellites << shift];
    tails = new int[mostLinks];
    heads = new int[mostLinks];
    Arrays.setAll(neighbours, place -> place >>> shift);
    Arrays.fill(linkAt, NONE);
  }

  /**
   * The +Grid of a constellation. Every satellite is joined to the next of its plane and to its
   * neighbour in the next plane east, in the order of the satellites, first in planes, then between
   * them. Places are: next and previous in the plane, east and west. A link that would end where it
   * began, or double another one, does not exist.
   */
  static Grid of(LinkRows rows, int terminals) {
    Constellation sky = rows.constellation();
    Grid grid = new Grid(sky.satellites(), 2, 2 * sky.satellites());
    for (int v = 0; v < sky.satellites(); v++) {
      grid.join(v, next(sky, v), 0);
    }
    for (int v = 0; v < sky.satellites(); v++) {
      boolean faces = terminals > 3 || (sky.planeOf(v) + rows.rowOf(v)) % 2 == 0;
      grid.join(v, faces ? east(rows, v) : v, 2);
    }
    return grid;
  }

  /** Pairs of satellites, each once, so many that {@link #shift(int, int[][])} allows them. */
  static Grid of(int satellites, int[][] pairs) {
    int shift = shift(satellites, pairs);
    Grid grid = new Grid(satellites, shift, pairs.length);
    int[] free = new int[satellites];
    Arrays.setAll(free, v -> v << shift);
    for (int[] pair : pairs) {
      grid.join(pair[0], free[pair[0]]++, pair[1], free[pair[1]]++);
    }
    return grid;
  }

  /**
   * The power of two of the places around each satellite.
   *
   * @throws InvalidValueException when places around all satellites are too many
   */
  static int shift(int satellites, int[][] pairs) {
    int[] degree = new int[satellites];
    for (int[] pair : pairs) {
      degree[pair[0]]++;
      degree[pair[1]]++;
    }
    int most = Math.max(4, Arrays.stream(degree).max().orElse(0));
    int shift = Integer.SIZE - Integer.numberOfLeadingZeros(most - 1);
    if ((long) satellites << shift > MOST_PLACES) {
      throw new InvalidValueException(
          "links",
          String.format(
              Locale.ROOT,
              "has %d satellites, one of them with %d links: too many for one table; allowed: a product of at most %,d",
              satellites,
              most,
              MOST_PLACES));
    }
    return shift;
  }

  private void join(int tail, int head, int direction) {
    if (head != tail) {
      join(tail, (tail << shift) + direction, head, (head << shift) + direction + 1);
    }
  }

  private void join(int tail, int there, int head, int back) {
    neighbours[there] = head;
    neighbours[back] = tail;
    linkAt[there] = links;
    linkAt[back] = links;
    tails[links] = tail;
    heads[links++] = head;
  }

  private static int next(Constellation sky, int v) {
    int slots = sky.satellitesPerPlane();
    int slot = sky.slotOf(v);
    boolean doubled = slots == 2 && slot == 1;
    return doubled ? v : sky.index(sky.planeOf(v), (slot + 1) % slots);
  }

  private static int east(LinkRows rows, int v) {
    Constellation sky = rows.constellation();
    int next = sky.planeOf(v) + 1;
    if (next < sky.planes()) {
      return rows.satellite(next, rows.rowOf(v));
    }
    return hasSeam(rows) ? rows.satellite(0, rows.rowOf(v) + rows.seamRows()) : v;
  }

  /** Two planes meet twice; the second time doubles the first when it leads back to the start. */
  private static boolean hasSeam(LinkRows rows) {
    Constellation sky = rows.constellation();
    boolean back = rows.seamRows() % sky.satellitesPerPlane() == 0;
    return rows.closed() && (sky.planes() > 2 || (sky.planes() == 2 && !back));
  }

  /**
   * The places of satellite v are v &lt;&lt; shift and those that follow, 1 &lt;&lt; shift in all.
   */
  int shift() {
    return shift;
  }

  /** The satellite to which each place leads; itself where there is no link. */
  int[] neighbours() {
    return neighbours;
  }

  /** The number of links. */
  int links() {
    return links;
  }

  /** The satellite where a link begins; between planes of the +Grid, the western one. */
  int tail(int link) {
    return tails[link];
  }

  /** The satellite where a link ends. */
  int head(int link) {
    return heads[link];
  }

  /** Spreads a number of each link to its two places; infinite where there is no link. */
  void spread(double[] ofLinks, double[] ofPlaces) {
    for (int place = 0; place < ofPlaces.length; place++) {
      int link = linkAt[place];
      ofPlaces[place] = link == NONE ? Double.POSITIVE_INFINITY : ofLinks[link];
    }
  }

  /** The link of a place; negative where there is none. */
  int linkAt(int place) {
    return linkAt[place];
  }
}
