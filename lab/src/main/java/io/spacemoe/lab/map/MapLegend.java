package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Label;
import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What colours, discs and intensities of a placement map mean.
 *
 * @param tenants what the map shows
 * @param grid how it shows it
 * @param left left edge in px
 * @param top upper edge in px
 * @param right right edge in px
 */
record MapLegend(Tenants tenants, MapGrid grid, double left, double top, double right) {
  private static final double SWATCH_WIDTH = 19;
  private static final double SWATCH_HEIGHT = 16;
  private static final double LINE = 19;
  private static final double NAME_WIDTH = 46;
  private static final double KEYS_GAP = 12;
  private static final double BETWEEN_KEYS = 20;
  private static final double BOTTOM_MARGIN = 12;
  private static final double RAMP_WIDTH = 96;
  private static final int RAMP_STEPS = 12;

  /** A sign and what it means. */
  private record Key(String words, double signWidth, Sign sign) {
    double width() {
      return signWidth + 6 + Style.width(Style.label(), List.of(words));
    }
  }

  /** Draws itself from x on, around y. */
  private interface Sign {
    void draw(Graphics2D g, double x, double y);
  }

  double height() {
    return (lines() + keyLines().size()) * LINE + KEYS_GAP + BOTTOM_MARGIN;
  }

  private int perLine() {
    return Math.max(1, (int) ((right - left - NAME_WIDTH) / SWATCH_WIDTH));
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
      g.setPaint(Style.inkOn(colour));
      g.setFont(Style.mark(layer < 100 ? 9.5f : 7.5f));
      Label.centred(g, Integer.toString(layer), x + SWATCH_WIDTH / 2 - 1, y + SWATCH_HEIGHT / 2);
    }
    double y = top + lines() * LINE + KEYS_GAP + SWATCH_HEIGHT / 2;
    for (List<Key> line : keyLines()) {
      double x = left;
      for (Key key : line) {
        key.sign.draw(g, x, y);
        g.setFont(Style.label());
        g.setPaint(Style.MUTED);
        Label.left(g, key.words, x + key.signWidth + 6, y);
        x += key.width() + BETWEEN_KEYS;
      }
      y += LINE;
    }
  }

  private List<List<Key>> keyLines() {
    List<List<Key>> lines = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Key key : keys()) {
      if (used + key.width() > right - left) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.get(lines.size() - 1).add(key);
      used += key.width() + BETWEEN_KEYS;
    }
    return lines;
  }

  private List<Key> keys() {
    List<Key> keys = new ArrayList<>();
    keys.add(
        new Key(
            "gateway",
            SWATCH_HEIGHT,
            (g, x, y) ->
                GatewayMark.of(grid)
                    .inLegend(SWATCH_HEIGHT)
                    .draw(g, List.of(0), x + SWATCH_HEIGHT / 2, y)));
    if (tenants.layers() > 1) {
      keys.add(new Key("token's route", SWATCH_WIDTH, MapLegend::drawRoute));
    }
    keys.add(new Key("expert", SWATCH_HEIGHT, this::drawExpert));
    if (tenants.shared() && grid.cell() >= MapSheet.LEAST_CELL_WITH_COUNT) {
      keys.add(new Key("experts on a satellite", SWATCH_HEIGHT, MapLegend::drawShared));
    }
    keys.add(new Key("empty", SWATCH_HEIGHT, (g, x, y) -> fill(g, Style.EMPTY, x, y, 16)));
    keys.add(
        new Key(
            "activation probability, 0 to " + twoDigits(tenants.greatest()),
            RAMP_WIDTH,
            MapLegend::drawRamp));
    return keys;
  }

  private static void drawRoute(Graphics2D g, double x, double y) {
    g.setPaint(Style.INK);
    g.setStroke(Style.HAIRLINE);
    g.draw(new Line2D.Double(x, y, x + SWATCH_WIDTH, y));
  }

  private void drawExpert(Graphics2D g, double x, double y) {
    Color colour = LayerPalette.tint(LayerPalette.of(0), 0.3);
    fill(g, colour, x, y, SWATCH_HEIGHT);
    if (grid.numbersExperts()) {
      number(g, "0", colour, x, y);
    }
  }

  private static void drawShared(Graphics2D g, double x, double y) {
    fill(g, LayerPalette.of(0), x, y, SWATCH_HEIGHT / 2);
    fill(g, LayerPalette.of(1), x + SWATCH_HEIGHT / 2, y, SWATCH_HEIGHT / 2);
    MapSheet.drawCount(g, 2, SWATCH_HEIGHT, x + SWATCH_HEIGHT / 2, y);
  }

  private static void drawRamp(Graphics2D g, double x, double y) {
    double width = RAMP_WIDTH / RAMP_STEPS;
    for (int step = 0; step < RAMP_STEPS; step++) {
      fill(
          g, LayerPalette.tint(Style.MUTED, step / (RAMP_STEPS - 1.0)), x + step * width, y, width);
    }
  }

  private static void number(Graphics2D g, String text, Color ground, double x, double y) {
    g.setPaint(Style.inkOn(ground));
    g.setFont(Style.small());
    Label.centred(g, text, x + SWATCH_HEIGHT / 2, y);
  }

  private static String twoDigits(double value) {
    return new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }

  private static void fill(Graphics2D g, Color colour, double x, double y, double width) {
    g.setPaint(colour);
    g.fill(new Rectangle2D.Double(x, y - SWATCH_HEIGHT / 2, width, SWATCH_HEIGHT));
  }
}
