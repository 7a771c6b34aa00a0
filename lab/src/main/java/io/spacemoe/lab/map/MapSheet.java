package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Label;
import io.spacemoe.lab.figure.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The sheet of a placement map: title, cells, gateways, axes, and the legend below. */
record MapSheet(String title, MapGrid grid, Tenants tenants) {
  private static final int LEAST_WIDTH = 640;
  private static final int RIGHT_MARGIN = 20;
  private static final int AXIS_HEIGHT = 48;
  private static final double TITLE_Y = 25;
  private static final double TITLE_X = 20;

  int width() {
    return Math.max(LEAST_WIDTH, (int) Math.ceil(MapGrid.LEFT + grid.width() + RIGHT_MARGIN));
  }

  int height() {
    return (int) Math.ceil(legend().top() + legend().height());
  }

  private MapLegend legend() {
    return new MapLegend(
        tenants,
        GatewayMark.of(grid),
        grid.numbersExperts(),
        MapGrid.LEFT,
        bottom() + AXIS_HEIGHT,
        width() - RIGHT_MARGIN);
  }

  private double bottom() {
    return MapGrid.TOP + grid.height();
  }

  void draw(Graphics2D g) {
    g.setPaint(Style.INK);
    g.setFont(Style.title());
    double room = width() - TITLE_X - RIGHT_MARGIN;
    double needed = Label.width(g, title);
    if (needed > room) {
      g.setFont(g.getFont().deriveFont((float) (g.getFont().getSize2D() * room / needed)));
    }
    Label.left(g, title, TITLE_X, TITLE_Y);
    drawEmptySky(g);
    tenants.experts().forEach((satellite, experts) -> drawExperts(g, satellite, experts));
    tenants.gateways().forEach((satellite, layers) -> drawGateway(g, satellite, layers));
    drawAxes(g);
    legend().draw(g);
  }

  private void drawEmptySky(Graphics2D g) {
    g.setPaint(Style.EMPTY);
    g.fill(new Rectangle2D.Double(MapGrid.LEFT, MapGrid.TOP, grid.width(), grid.height()));
    if (grid.gap() > 0) {
      g.setPaint(Color.WHITE);
      for (int column = 0; column <= grid.columns(); column++) {
        double x = MapGrid.LEFT + column * grid.columnPitch() - grid.gap() / 2;
        g.fill(new Rectangle2D.Double(x, MapGrid.TOP, grid.gap(), grid.height()));
      }
      for (int row = 0; row <= grid.rows(); row++) {
        double y = MapGrid.TOP + row * grid.rowPitch() - grid.gap() / 2;
        g.fill(new Rectangle2D.Double(MapGrid.LEFT, y, grid.width(), grid.gap()));
      }
    }
  }

  /** Experts that share a satellite share its cell, side by side. */
  private void drawExperts(Graphics2D g, int satellite, List<Tenants.Expert> experts) {
    Rectangle2D cell = grid.cell(satellite);
    double width = cell.getWidth() / experts.size();
    for (int i = 0; i < experts.size(); i++) {
      Tenants.Expert expert = experts.get(i);
      double share = tenants.greatest() == 0 ? 0 : expert.activation() / tenants.greatest();
      Color colour = LayerPalette.tint(LayerPalette.of(expert.layer()), share);
      double x = cell.getX() + i * width;
      g.setPaint(colour);
      g.fill(new Rectangle2D.Double(x, cell.getY(), width, cell.getHeight()));
      if (experts.size() == 1 && grid.numbersExperts()) {
        g.setPaint(LayerPalette.inkOn(colour));
        g.setFont(Style.small());
        Label.centred(g, Integer.toString(expert.expert()), x + width / 2, cell.getCenterY());
      }
    }
  }

  private void drawGateway(Graphics2D g, int satellite, List<Integer> layers) {
    if (!tenants.experts().containsKey(satellite)) {
      g.setPaint(LayerPalette.of(layers.get(0)));
      g.fill(grid.cell(satellite));
    }
    GatewayMark.of(grid)
        .draw(g, layers, grid.x(grid.column(satellite)), grid.y(grid.row(satellite)));
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
      Label.right(g, Integer.toString(row), MapGrid.LEFT - 6, grid.y(row));
    }
    g.setFont(Style.label());
    Label.centred(
        g, grid.planesAcross() ? "plane" : "slot", MapGrid.LEFT + grid.width() / 2, bottom() + 27);
    Label.upwards(g, grid.planesAcross() ? "slot" : "plane", 28, MapGrid.TOP + grid.height() / 2);
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
