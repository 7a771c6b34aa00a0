package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Style;
import io.spacemoe.scenario.sky.Constellation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The way of a token from gateway to gateway, in the order of the layers, each time the shortest
 * way round; where it leaves the map at one edge it comes back at the other, past the last plane as
 * many slots further as links are turned there.
 *
 * @param grid the map
 * @param gateways the satellite of each layer's gateway
 */
record TokenRoute(MapGrid grid, List<Integer> gateways) {
  private static final BasicStroke HALO =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke LINE =
      new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  /** So many planes and slots from a satellite to another. */
  record Steps(int planes, int slots) {
    int length() {
      return Math.abs(planes) + Math.abs(slots);
    }
  }

  void draw(Graphics2D g) {
    Shape before = g.getClip();
    g.clip(grid.area());
    drawLegs(g, HALO, Color.WHITE);
    drawLegs(g, LINE, Style.INK);
    g.setClip(before);
  }

  private void drawLegs(Graphics2D g, BasicStroke stroke, Color colour) {
    g.setStroke(stroke);
    g.setPaint(colour);
    for (int layer = 1; layer < gateways.size(); layer++) {
      drawLeg(g, gateways.get(layer - 1), gateways.get(layer));
    }
  }

  private void drawLeg(Graphics2D g, int from, int to) {
    Steps way = way(from, to);
    for (int round : rounds()) {
      for (int turn = -1; turn <= 1; turn++) {
        Steps shift =
            new Steps(
                -round * sky().planes(),
                nearest(round * sky().seamSlots()) + turn * sky().satellitesPerPlane());
        Line2D part = line(from, shift, way);
        if (part.intersects(grid.area())) {
          g.draw(part);
        }
      }
    }
  }

  /** The shortest of the ways from a satellite to another. */
  Steps way(int from, int to) {
    return IntStream.of(rounds())
        .mapToObj(
            round ->
                new Steps(
                    sky().planeOf(to) - sky().planeOf(from) + round * sky().planes(),
                    nearest(sky().slotOf(to) - sky().slotOf(from) - round * sky().seamSlots())))
        .min(Comparator.comparingInt(Steps::length))
        .orElseThrow();
  }

  /** How often a way may lead on from the last plane to the first; below 0 the other way. */
  private int[] rounds() {
    return sky().closed() ? new int[] {0, 1, -1} : new int[] {0};
  }

  /** Of numbers of slots that lead to the same one, that nearest to 0. */
  private int nearest(int slots) {
    int forwards = Math.floorMod(slots, sky().satellitesPerPlane());
    return 2 * forwards > sky().satellitesPerPlane()
        ? forwards - sky().satellitesPerPlane()
        : forwards;
  }

  private Line2D line(int from, Steps shift, Steps way) {
    int column = grid.column(from) + columns(shift);
    int row = grid.row(from) + rows(shift);
    return new Line2D.Double(
        grid.x(column), grid.y(row), grid.x(column + columns(way)), grid.y(row + rows(way)));
  }

  private int columns(Steps steps) {
    return grid.planesAcross() ? steps.planes : steps.slots;
  }

  private int rows(Steps steps) {
    return grid.planesAcross() ? steps.slots : steps.planes;
  }

  private Constellation sky() {
    return grid.constellation();
  }
}
