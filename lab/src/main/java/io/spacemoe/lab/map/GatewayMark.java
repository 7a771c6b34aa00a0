package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Label;
import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A white disc with the number of the layer, or of the layers, whose gateway it marks; without the
 * number where cells are too small for one. No disc is larger than its cell.
 *
 * @param diameter in px
 */
record GatewayMark(double diameter) {
  private static final double LEAST_NUMBERED = 10;
  private static final double GREATEST = 26;
  private static final double SHARE = 0.9;

  /** The least height of a number's digits that can be read, in px. */
  private static final double LEAST_DIGITS = 5;

  /** The mark for a map. */
  static GatewayMark of(MapGrid grid) {
    return new GatewayMark(Math.min(GREATEST, SHARE * grid.cell()));
  }

  /** The mark, or another one that fits a legend and can be seen there. */
  GatewayMark inLegend(double most) {
    return new GatewayMark(Math.max(5, Math.min(diameter, most)));
  }

  void draw(Graphics2D g, List<Integer> layers, double x, double y) {
    Ellipse2D disc = new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter);
    g.setPaint(Color.WHITE);
    g.fill(disc);
    g.setPaint(Style.INK);
    g.setStroke(Style.HAIRLINE);
    g.draw(disc);
    if (diameter >= LEAST_NUMBERED) {
      String text = layers.stream().map(String::valueOf).collect(Collectors.joining(","));
      double size = diameter * Math.min(0.6, 1.25 / text.length());
      g.setFont(Style.mark((float) Math.max(LEAST_DIGITS, size)));
      if (Label.width(g, text) <= diameter) {
        Label.centred(g, text, x, y);
      } else { // more layers than there is room for
        Label.centred(g, "+", x, y);
      }
    }
  }
}
