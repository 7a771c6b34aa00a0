package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Style;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.List;

/**
 * The way of a token from gateway to gateway, in the order of the layers, each time the shorter way
 * round; where it leaves the map at one edge it comes back at the other.
 *
 * @param grid the map
 * @param gateways the satellite of each layer's gateway
 */
record TokenRoute(MapGrid grid, List<Integer> gateways) {
  private static final BasicStroke HALO =
      new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke LINE =
      new BasicStroke(1.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

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
    int columns = around(grid.column(to) - grid.column(from), grid.columns());
    int rows = around(grid.row(to) - grid.row(from), grid.rows());
    drawFrom(g, grid.column(from), grid.row(from), columns, rows);
    if (grid.column(from) + columns != grid.column(to) || grid.row(from) + rows != grid.row(to)) {
      drawFrom(g, grid.column(to) - columns, grid.row(to) - rows, columns, rows);
    }
  }

  private void drawFrom(Graphics2D g, int column, int row, int columns, int rows) {
    g.draw(
        new Line2D.Double(
            grid.x(column), grid.y(row), grid.x(column + columns), grid.y(row + rows)));
  }

  /** The shorter of the two ways round. */
  private static int around(int steps, int circle) {
    int forwards = Math.floorMod(steps, circle);
    return 2 * forwards > circle ? forwards - circle : forwards;
  }
}
