package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Label;
import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sheet of a placement map: title, cells, route, gateways, axes, and the legend below. */
record MapSheet(String title, boolean titled, MapGrid grid, Tenants tenants) {
  /** Cells of this size have room for the number of experts in them. */
  static final double LEAST_CELL_WITH_COUNT = 11;

  private static final double AXIS_HEIGHT = 44;
  private static final double TITLE_Y = 25;
  private static final double TITLED = 54;
  private static final double UNTITLED = 10;

  /** The stripe of a layer is at least so wide, in px; where there is less room, all have one. */
  private static final double LEAST_STRIPE = 1.5;

  /** The upper edge of a map below its title. */
  static double top(boolean titled) {
    return titled ? TITLED : UNTITLED;
  }

  int height() {
    return (int) Math.ceil(legend().top() + legend().height());
  }

  private double margin() {
    return grid.narrow() ? 4 : 20;
  }

  private MapLegend legend() {
    double left = Math.min(grid.left(), grid.narrow() ? 12 : 66);
    return new MapLegend(tenants, grid, left, bottom() + AXIS_HEIGHT, grid.sheetWidth() - margin());
  }

  private double bottom() {
    return grid.top() + grid.height();
  }

  void draw(Graphics2D g) {
    if (titled) {
      drawTitle(g);
    }
    drawEmptySky(g);
    tenants.experts().forEach((satellite, experts) -> drawExperts(g, satellite, experts));
    tenants.gateways().forEach((satellite, layers) -> drawGatewayCell(g, satellite, layers));
    tenants.routes().forEach(route -> new TokenRoute(grid, route).draw(g));
    tenants.experts().forEach((satellite, experts) -> drawNumbers(g, satellite, experts));
    GatewayMark mark = GatewayMark.of(grid);
    tenants
        .gateways()
        .forEach(
            (satellite, layers) ->
                mark.draw(g, layers, grid.x(grid.column(satellite)), grid.y(grid.row(satellite))));
    drawAxes(g);
    legend().draw(g);
  }

  private void drawTitle(Graphics2D g) {
    g.setPaint(Style.INK);
    g.setFont(Style.title());
    double room = grid.sheetWidth() - 2 * margin();
    double needed = Label.width(g, title);
    if (needed > room) {
      g.setFont(g.getFont().deriveFont((float) (g.getFont().getSize2D() * room / needed)));
    }
    Label.left(g, title, margin(), TITLE_Y);
  }

  private void drawEmptySky(Graphics2D g) {
    g.setPaint(Style.EMPTY);
    g.fill(grid.area());
    if (grid.gap() > 0) {
      g.setPaint(Color.WHITE);
      for (int column = 0; column <= grid.columns(); column++) {
        double x = grid.left() + column * grid.columnPitch() - grid.gap() / 2;
        g.fill(new Rectangle2D.Double(x, grid.top(), grid.gap(), grid.height()));
      }
      for (int row = 0; row <= grid.rows(); row++) {
        double y = grid.top() + row * grid.rowPitch() - grid.gap() / 2;
        g.fill(new Rectangle2D.Double(grid.left(), y, grid.width(), grid.gap()));
      }
    }
  }

  /**
   * Layers that share a satellite share its cell, each with a stripe as wide as it has experts
   * there; the number of all is on them.
   */
  private void drawExperts(Graphics2D g, int satellite, List<Tenants.Expert> experts) {
    Rectangle2D cell = grid.cell(satellite);
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    SortedMap<Integer, Double> activation = new TreeMap<>();
    for (Tenants.Expert expert : experts) {
      counts.merge(expert.layer(), 1, Integer::sum);
      activation.merge(expert.layer(), expert.activation(), Math::max);
    }
    if (counts.size() * LEAST_STRIPE > cell.getWidth()) {
      g.setPaint(Style.MUTED);
      g.fill(cell);
    } else {
      double x = cell.getX();
      for (int layer : counts.keySet()) {
        double width = cell.getWidth() * counts.get(layer) / experts.size();
        g.setPaint(tint(layer, activation.get(layer)));
        g.fill(new Rectangle2D.Double(x, cell.getY(), width, cell.getHeight()));
        x += width;
      }
    }
  }

  private void drawNumbers(Graphics2D g, int satellite, List<Tenants.Expert> experts) {
    Rectangle2D cell = grid.cell(satellite);
    if (experts.size() > 1 && grid.cell() >= LEAST_CELL_WITH_COUNT) {
      drawCount(g, experts.size(), grid.cell(), cell.getCenterX(), cell.getCenterY());
    } else if (experts.size() == 1 && grid.numbersExperts()) {
      Tenants.Expert only = experts.get(0);
      g.setPaint(Style.inkOn(tint(only.layer(), only.activation())));
      g.setFont(Style.small());
      Label.centred(g, Integer.toString(only.expert()), cell.getCenterX(), cell.getCenterY());
    }
  }

  private Color tint(int layer, double activation) {
    double share = tenants.greatest() == 0 ? 0 : activation / tenants.greatest();
    return LayerPalette.tint(LayerPalette.of(layer), share);
  }

  /** A number, no wider than its room, on whatever is below it. */
  static void drawCount(Graphics2D g, int count, double room, double x, double y) {
    String text = String.format(Locale.ROOT, "%d", count);
    g.setFont(Style.mark(9));
    double needed = Label.width(g, text) + 2;
    g.setFont(Style.mark((float) Math.min(9, 9 * room / needed)));
    double width = Label.width(g, text) + 2;
    double height = g.getFont().getSize2D() + 1;
    g.setPaint(Color.WHITE);
    g.fill(new Rectangle2D.Double(x - width / 2, y - height / 2, width, height));
    g.setPaint(Style.INK);
    Label.centred(g, text, x, y);
  }

  private void drawGatewayCell(Graphics2D g, int satellite, List<Integer> layers) {
    if (!tenants.experts().containsKey(satellite)) {
      g.setPaint(LayerPalette.of(layers.get(0)));
      g.fill(grid.cell(satellite));
    }
  }

  private void drawAxes(Graphics2D g) {
    g.setPaint(Style.MUTED);
    g.setFont(Style.small());
    int digits = Integer.toString(grid.columns() - 1).length();
    int leap = step((12 + 8 * digits) / grid.columnPitch());
    for (int column = 0; column < grid.columns(); column += leap) {
      Label.centred(g, Integer.toString(column), grid.x(column), bottom() + 10);
    }
    for (int row = 0; row < grid.rows(); row += step(16 / grid.rowPitch())) {
      Label.right(g, Integer.toString(row), grid.left() - 5, grid.y(row));
    }
    g.setFont(Style.label());
    Label.centred(
        g, grid.planesAcross() ? "plane" : "slot", grid.left() + grid.width() / 2, bottom() + 26);
    Label.upwards(
        g,
        grid.planesAcross() ? "slot" : "plane",
        grid.left() - (grid.narrow() ? 30 : 38),
        grid.top() + grid.height() / 2);
  }

  /** The least of 1, 2, 5, 10, 20, 50 ... that is not below a number of cells. */
  private static int step(double cells) {
    int[] leaps = {1, 2, 5};
    int decade = 1;
    for (int i = 0; ; i++) {
      int step = leaps[i % 3] * decade;
      if (step >= cells) {
        return step;
      }
      decade *= i % 3 == 2 ? 10 : 1;
    }
  }
}
