package io.spacemoe.lab.figure;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.LegendItem;

/** The shapes that a bar chart and its legend share. */
final class BarMarks {
  /** A sample of a bar's colour. */
  static final Shape SWATCH = new Rectangle2D.Double(-7, -5, 14, 10);

  private static final double CAP = 4;
  private static final double DIAMOND = 5;

  private BarMarks() {}

  /** An interval around x: a line with a cap at each end. */
  static Shape whisker(double x, double halfWidth, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x - halfWidth, y);
    path.lineTo(x + halfWidth, y);
    for (double end : new double[] {x - halfWidth, x + halfWidth}) {
      path.moveTo(end, y - CAP);
      path.lineTo(end, y + CAP);
    }
    return path;
  }

  /** What a legend says of {@link #whisker}. */
  static LegendItem intervalLegend() {
    return new LegendItem(
        "95 % confidence interval", null, null, null, whisker(0, 9, 0), Style.HAIRLINE, Style.INK);
  }

  /** A diamond. */
  static Shape reference(double x, double y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y - DIAMOND);
    path.lineTo(x + DIAMOND, y);
    path.lineTo(x, y + DIAMOND);
    path.lineTo(x - DIAMOND, y);
    path.closePath();
    return path;
  }
}
