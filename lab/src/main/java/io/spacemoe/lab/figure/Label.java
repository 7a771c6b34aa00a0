package io.spacemoe.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** Words in a figure, placed by the middle of their capital letters. */
public final class Label {
  /** Height of capitals and digits, in parts of the font size. */
  private static final float CAPITALS = 0.73f;

  private Label() {}

  /** The width of a text in the current font. */
  public static double width(Graphics2D g, String text) {
    return g.getFont().getStringBounds(text, g.getFontRenderContext()).getWidth();
  }

  /** Begins at x. */
  public static void left(Graphics2D g, String text, double x, double y) {
    g.drawString(text, (float) x, (float) y + g.getFont().getSize2D() * CAPITALS / 2);
  }

  /** Begins at x, on white. */
  static void leftOnWhite(Graphics2D g, String text, double x, double y) {
    double height = g.getFont().getSize2D() * 1.2;
    Paint ink = g.getPaint();
    g.setPaint(Color.WHITE);
    g.fill(new Rectangle2D.Double(x - 2, y - height / 2, width(g, text) + 4, height));
    g.setPaint(ink);
    left(g, text, x, y);
  }

  /** Ends at x. */
  public static void right(Graphics2D g, String text, double x, double y) {
    left(g, text, x - width(g, text), y);
  }

  /** Has its middle at x. */
  public static void centred(Graphics2D g, String text, double x, double y) {
    left(g, text, x - width(g, text) / 2, y);
  }

  /** Reads upwards and has its middle at (x, y). */
  public static void upwards(Graphics2D g, String text, double x, double y) {
    AffineTransform before = g.getTransform();
    g.rotate(-Math.PI / 2, x, y);
    centred(g, text, x, y);
    g.setTransform(before);
  }
}
