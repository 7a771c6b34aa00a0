package io.spacemoe.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A heat map for each series, side by side, with one scale of colours for all: dark is more. Of
 * ratios, blue is below 1 and brown above.
 *
 * @param chart of kind {@code HEAT} or {@code RATIO}
 * @param width in px
 * @param titled whether the title is drawn
 */
record HeatPanels(Chart chart, int width, boolean titled) {
  private static final Color LOW = new Color(0xEAF2F8);
  private static final Color HIGH = new Color(0x1F4E79);
  private static final Color BELOW = new Color(0x2166AC);
  private static final Color ABOVE = new Color(0xB35806);
  private static final double ONE_FOLD = Math.log(4);

  private static final double MARGIN = 12;
  private static final double AXIS_LINE = 14;
  private static final double TICK_GAP = 6;
  private static final double NAME_HEIGHT = 20;
  private static final double FOOT_HEIGHT = 40;
  private static final double PANEL_GAP = 14;
  private static final double LEAST_CELL = 30;
  private static final double MOST_CELL = 72;
  private static final double LEAST_CELL_HEIGHT = 26;
  private static final double MOST_CELL_HEIGHT = 44;

  private int columns() {
    return chart.categories().size();
  }

  private int rows() {
    return chart.rows().size();
  }

  private double ticksWidth() {
    return Style.width(Style.small(), chart.rows());
  }

  private double left() {
    return MARGIN + axisLines().size() * AXIS_LINE + TICK_GAP + ticksWidth() + TICK_GAP;
  }

  /** The name of the rows, written upwards beside them. */
  private List<String> axisLines() {
    return Style.wrapped(Style.small(), chart.y().label(), rows() * cellHeight() + NAME_HEIGHT);
  }

  /** Few rows are higher, so that their name has room. */
  private double cellHeight() {
    double needed = Style.width(Style.small(), List.of(chart.y().label())) / rows();
    return Math.max(LEAST_CELL_HEIGHT, Math.min(MOST_CELL_HEIGHT, needed));
  }

  private double labelWidth() {
    return Style.width(Style.small(), List.of(chart.x().label()));
  }

  /** Wide enough for the values and the name below. */
  private double neededCell() {
    double values = Style.width(Style.small(), chart.categories()) + 8;
    return Math.min(MOST_CELL, Math.max(LEAST_CELL, Math.max(values, labelWidth() / columns())));
  }

  private double cellWidth() {
    return Math.min((width - MARGIN - left()) / columns(), neededCell());
  }

  private double panelWidth() {
    return columns() * cellWidth();
  }

  /** From a panel's left edge to the next one's. */
  private double pitch(double panel) {
    double names =
        Style.width(Style.label(), chart.series().stream().map(Chart.Series::name).toList());
    return Math.max(panel, Math.max(names, labelWidth())) + PANEL_GAP;
  }

  /** Panels side by side: as many as there is room for. */
  private int abreast() {
    double room = width - MARGIN - left() + PANEL_GAP;
    return Math.max(
        1, Math.min(chart.series().size(), (int) (room / pitch(columns() * neededCell()))));
  }

  private double panelHeight() {
    return NAME_HEIGHT + rows() * cellHeight() + FOOT_HEIGHT;
  }

  private double top() {
    return MARGIN + (titled ? titleLines().size() * 21 + 4 : 0);
  }

  private List<String> titleLines() {
    return Style.wrapped(Style.title(), chart.title(), width - 2 * MARGIN);
  }

  int height() {
    int lines = (chart.series().size() + abreast() - 1) / abreast();
    return (int) Math.ceil(top() + lines * panelHeight());
  }

  void draw(Graphics2D g) {
    if (titled) {
      g.setPaint(Style.INK);
      g.setFont(Style.title());
      for (int line = 0; line < titleLines().size(); line++) {
        Label.left(g, titleLines().get(line), MARGIN, MARGIN + 10 + line * 21);
      }
    }
    for (int s = 0; s < chart.series().size(); s++) {
      int line = s / abreast();
      drawPanel(
          g,
          chart.series().get(s),
          s % abreast() == 0,
          left() + s % abreast() * pitch(panelWidth()),
          top() + line * panelHeight() + NAME_HEIGHT);
    }
  }

  private void drawPanel(Graphics2D g, Chart.Series series, boolean first, double x, double y) {
    g.setPaint(Style.INK);
    g.setFont(Style.label());
    Label.left(g, series.name(), x, y - NAME_HEIGHT / 2);
    g.setPaint(Style.EMPTY);
    g.fill(new Rectangle2D.Double(x, y, panelWidth(), rows() * cellHeight()));
    for (int i = 0; i < series.x().length; i++) {
      int place = (int) series.x()[i];
      int row = place / columns();
      drawCell(g, series.y()[i], x + place % columns() * cellWidth(), y + row * cellHeight());
    }
    g.setPaint(Style.MUTED);
    g.setFont(Style.small());
    int leap = leap();
    for (int c = 0; c < columns(); c += leap) {
      Label.centred(
          g, chart.categories().get(c), x + (c + 0.5) * cellWidth(), y + rows() * cellHeight() + 9);
    }
    double middle = x + Math.max(panelWidth(), labelWidth()) / 2;
    Label.centred(g, chart.x().label(), middle, y + rows() * cellHeight() + 24);
    if (first) {
      for (int r = 0; r < rows(); r++) {
        Label.right(g, chart.rows().get(r), x - TICK_GAP, y + (r + 0.5) * cellHeight());
      }
      for (int line = 0; line < axisLines().size(); line++) {
        Label.upwards(
            g,
            axisLines().get(line),
            MARGIN + 6 + line * AXIS_LINE,
            y + (rows() * cellHeight() - NAME_HEIGHT) / 2);
      }
    }
  }

  /** Every column has its value below where there is room; else every second, or third. */
  private int leap() {
    double needed = Style.width(Style.small(), chart.categories()) + 6;
    return Math.max(1, (int) Math.ceil(needed / cellWidth()));
  }

  private void drawCell(Graphics2D g, double value, double x, double y) {
    Color colour = chart.kind() == Chart.Kind.RATIO ? ofRatio(value) : ofValue(value);
    g.setPaint(colour);
    g.fill(new Rectangle2D.Double(x + 0.5, y + 0.5, cellWidth() - 1, cellHeight() - 1));
    String text = text(value);
    if (Style.width(Style.small(), List.of(text)) < cellWidth() - 2) {
      g.setFont(Style.small());
      g.setPaint(Style.inkOn(colour));
      Label.centred(g, text, x + cellWidth() / 2, y + cellHeight() / 2);
    }
  }

  private Color ofValue(double value) {
    double[] all =
        chart.series().stream().flatMapToDouble(s -> Arrays.stream(s.y())).sorted().toArray();
    double least = all[0];
    double most = all[all.length - 1];
    double share;
    if (most <= least) {
      share = 0.5;
    } else if (Chart.Axis.spansDecades(least, most)) {
      share = Math.log(value / least) / Math.log(most / least);
    } else {
      share = (value - least) / (most - least);
    }
    return between(LOW, HIGH, share);
  }

  private static Color ofRatio(double ratio) {
    double folds = ratio > 0 ? Math.log(ratio) / ONE_FOLD : -1;
    return between(
        Color.WHITE, folds < 0 ? BELOW : ABOVE, Math.sqrt(Math.min(1, Math.abs(folds))) * 0.9);
  }

  private static Color between(Color from, Color to, double share) {
    return new Color(
        mixed(from.getRed(), to.getRed(), share),
        mixed(from.getGreen(), to.getGreen(), share),
        mixed(from.getBlue(), to.getBlue(), share));
  }

  private static int mixed(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /** Three digits. */
  private static String text(double value) {
    double size = Math.abs(value);
    return size != 0 && (size >= 1e5 || size < 1e-3)
        ? String.format(Locale.ROOT, "%.1e", value)
        : String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
  }
}
