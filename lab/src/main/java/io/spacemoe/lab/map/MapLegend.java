package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Label;
import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What colours, discs and intensities of a placement map mean.
 *
 * @param tenants what the map shows
 * @param mark how it marks gateways
 * @param numbersExperts whether it shows the numbers of experts
 * @param left left edge in px
 * @param top upper edge in px
 * @param right right edge in px
 */
record MapLegend(
    Tenants tenants,
    GatewayMark mark,
    boolean numbersExperts,
    double left,
    double top,
    double right) {
  private static final double SWATCH_WIDTH = 19;
  private static final double SWATCH_HEIGHT = 16;
  private static final double LINE = 19;
  private static final double NAME_WIDTH = 46;
  private static final double KEYS_GAP = 14;
  private static final double BOTTOM_MARGIN = 20;
  private static final double RAMP_WIDTH = 120;
  private static final int RAMP_STEPS = 12;

  double height() {
    return lines() * LINE + KEYS_GAP + LINE + BOTTOM_MARGIN;
  }

  private int perLine() {
    return (int) ((right - left - NAME_WIDTH) / SWATCH_WIDTH);
  }

  private int lines() {
    return (tenants.layers() + perLine() - 1) / perLine();
  }

  void draw(Graphics2D g) {
    g.setFont(Style.label());
    g.setPaint(Style.MUTED);
    Label.left(g, "layer", left, top + SWATCH_HEIGHT / 2);
    for (int layer = 0; layer < tenants.layers(); layer++) {
      double x = left + NAME_WIDTH + layer % perLine() * SWATCH_WIDTH;
      int line = layer / perLine();
      double y = top + line * LINE;
      Color colour = LayerPalette.of(layer);
      g.setPaint(colour);
      g.fill(new Rectangle2D.Double(x, y, SWATCH_WIDTH - 2, SWATCH_HEIGHT));
      g.setPaint(LayerPalette.inkOn(colour));
      g.setFont(Style.mark(layer < 100 ? 9.5f : 7.5f));
      Label.centred(g, Integer.toString(layer), x + SWATCH_WIDTH / 2 - 1, y + SWATCH_HEIGHT / 2);
    }
    drawKeys(g, top + lines() * LINE + KEYS_GAP + SWATCH_HEIGHT / 2);
  }

  private void drawKeys(Graphics2D g, double y) {
    mark.atMost(SWATCH_HEIGHT).draw(g, List.of(0), left + 8, y);
    g.setFont(Style.label());
    double x = word(g, "gateway", left + 22, y) + 22;
    drawExpertKey(g, x, y);
    x = word(g, "expert", x + SWATCH_HEIGHT + 6, y) + 22;
    g.setPaint(Style.EMPTY);
    g.fill(swatch(x, y, SWATCH_HEIGHT));
    x = word(g, "empty", x + SWATCH_HEIGHT + 6, y) + 22;
    x = word(g, "activation probability  0", x, y) + 6;
    for (int step = 0; step < RAMP_STEPS; step++) {
      g.setPaint(LayerPalette.tint(Style.MUTED, step / (RAMP_STEPS - 1.0)));
      double width = RAMP_WIDTH / RAMP_STEPS;
      g.fill(swatch(x + step * width, y, width));
    }
    word(g, twoDigits(tenants.greatest()), x + RAMP_WIDTH + 6, y);
  }

  private void drawExpertKey(Graphics2D g, double x, double y) {
    Color colour = LayerPalette.tint(LayerPalette.of(0), 0.3);
    g.setPaint(colour);
    g.fill(swatch(x, y, SWATCH_HEIGHT));
    if (numbersExperts) {
      g.setPaint(LayerPalette.inkOn(colour));
      g.setFont(Style.small());
      Label.centred(g, "0", x + SWATCH_HEIGHT / 2, y);
      g.setFont(Style.label());
    }
  }

  private static String twoDigits(double value) {
    return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static Rectangle2D swatch(double x, double y, double width) {
    return new Rectangle2D.Double(x, y - SWATCH_HEIGHT / 2, width, SWATCH_HEIGHT);
  }

  /** Writes and says where the text ends. */
  private static double word(Graphics2D g, String text, double x, double y) {
    g.setPaint(Style.MUTED);
    Label.left(g, text, x, y);
    return x + Label.width(g, text);
  }
}
