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
 * number where cells are too small for one.
 *
 * @param diameter in px
 */
record GatewayMark(double diameter) {
  /** The least distance between two numbered discs, in px. */
  static final double LEAST_PITCH = 16;

  private static final double LEAST_NUMBERED = 15;
  private static final double GREATEST = 26;
  private static final double LEAST = 5;

  /** Where cells are smaller, discs large enough for numbers would hide too many of them. */
  private static final double LEAST_CELL_WITH_NUMBER = 5;

  /** The mark for a map. */
  static GatewayMark of(MapGrid grid) {
    double cell = Math.min(grid.columnPitch(), grid.rowPitch());
    return cell < LEAST_CELL_WITH_NUMBER
        ? new GatewayMark(Math.max(LEAST, 1.6 * cell))
        : new GatewayMark(Math.min(GREATEST, Math.max(LEAST_NUMBERED, 0.86 * cell)));
  }

  /** The mark, or a smaller one that fits a legend. */
  GatewayMark atMost(double most) {
    return new GatewayMark(Math.min(diameter, most));
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
      g.setFont(Style.mark((float) (diameter * Math.min(0.6, 1.1 / text.length()))));
      Label.centred(g, text, x, y);
    }
  }
}
