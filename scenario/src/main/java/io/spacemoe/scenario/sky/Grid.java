package io.spacemoe.scenario.sky;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which satellites the links join: the +Grid of a constellation (docs/model.md, section 2.2).
 *
 * <p>Every satellite owns two wires, one to the next satellite of its plane (wire v) and one to its
 * neighbour in the next plane east (wire N + v). A wire that would end where it began, or double
 * another one, does not exist. Links are the wires that exist, in order.
 */
final class Grid {
  private final int satellites;
  private final int[] neighbours;
  private final int[] wires;

  /** The grid of a constellation, whose wires between planes follow the rows. */
  Grid(LinkRows rows) {
    Constellation sky = rows.constellation();
    satellites = sky.satellites();
    neighbours = new int[4 * satellites];
    for (int v = 0; v < satellites; v++) {
      Arrays.fill(neighbours, 4 * v, 4 * v + 4, v);
    }
    for (int v = 0; v < satellites; v++) {
      join(v, next(sky, v), 0);
      join(v, east(rows, v), 2);
    }
    wires = IntStream.range(0, 2 * satellites).filter(wire -> tail(wire) != head(wire)).toArray();
  }

  private void join(int v, int to, int direction) {
    neighbours[4 * v + direction] = to;
    if (to != v) {
      neighbours[4 * to + direction + 1] = v;
    }
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
    return sky.closed() && (sky.planes() > 2 || (sky.planes() == 2 && !back));
  }

  /**
   * Four satellites for each one: next and previous in its plane, east and west; itself where there
   * is none. The wires to them are v, wire of the previous one, N + v, and N + the western one.
   */
  int[] neighbours() {
    return neighbours;
  }

  /** The number of links. */
  int links() {
    return wires.length;
  }

  /** The wire of a link. */
  int wire(int link) {
    return wires[link];
  }

  /** The satellite that owns a wire. */
  int tail(int wire) {
    return wire < satellites ? wire : wire - satellites;
  }

  /** The satellite to which a wire leads; the owner itself when the wire does not exist. */
  int head(int wire) {
    return wire < satellites ? neighbours[4 * wire] : neighbours[4 * (wire - satellites) + 2];
  }
}
