package io.spacemoe.lab.figure;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import org.jfree.data.xy.DefaultXYDataset;

/** A chart as a figure for papers. */
final class ChartFigure {
  private static final int HEIGHT = 420;
  private static final BasicStroke LINE = new BasicStroke(2f);
  private static final BasicStroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);
  private static final Line2D SAMPLE = new Line2D.Double(-9, 0, 9, 0);
  private static final double MARK = 6;
  private static final double HEADROOM = 1.05;
  private static final float[][] DASHES = {{}, {9, 5}, {3, 4}, {12, 4, 3, 4}};

  private final Chart chart;

  ChartFigure(Chart chart) {
    this.chart = chart;
  }

  /** Draws and writes the figure. */
  void write(Path svg, Path png) throws IOException {
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, Style.PAGE_WIDTH, HEIGHT);
    new Figure(chart.title(), Style.PAGE_WIDTH, HEIGHT, g -> drawn().draw(g, sheet))
        .write(svg, png);
  }

  private JFreeChart drawn() {
    Plot plot = chart.kind() == Chart.Kind.BAR ? bars() : lines();
    LegendItemCollection legend = new LegendItemCollection();
    boolean dashes = false;
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      if (!series.dashed()) {
        legend.add(
            new LegendItem(
                series.name(), null, null, null, BarMarks.SWATCH, Style.series(chart.colour(s))));
      } else if (!dashes) {
        legend.add(new LegendItem(series.name(), null, null, null, SAMPLE, DASHED, Style.MUTED));
        dashes = true;
      }
    }
    if (chart.hasIntervals()) {
      legend.add(BarMarks.intervalLegend());
    }
    return Style.chart(chart.title(), plot, legend);
  }

  private XYPlot lines() {
    DefaultXYDataset points = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer =
        chart.kind() == Chart.Kind.STEP
            ? new XYStepRenderer()
            : new XYLineAndShapeRenderer(true, true);
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      points.addSeries(s + " " + series.name(), new double[][] {series.x(), series.y()});
      renderer.setSeriesPaint(s, Style.series(chart.colour(s)));
      renderer.setSeriesStroke(
          s, series.dashed() ? DASHED : chart.kind() == Chart.Kind.STEP ? dashed(s) : LINE);
      renderer.setSeriesShapesVisible(s, chart.kind() == Chart.Kind.LINE && !series.dashed());
      renderer.setSeriesShape(s, new Ellipse2D.Double(-MARK / 2, -MARK / 2, MARK, MARK));
    }
    XYPlot plot = new XYPlot(points, across(), up(), renderer);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD); // gaps of the upper show the lower
    plot.setDomainGridlinePaint(Style.GRID);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setDomainGridlineStroke(Style.HAIRLINE);
    plot.setRangeGridlineStroke(Style.HAIRLINE);
    if (chart.hasIntervals()) {
      Whiskers.addTo(plot, chart);
    }
    return plot;
  }

  /** Steps may run along each other: a series on top of another leaves gaps. */
  private static BasicStroke dashed(int series) {
    float[] dashes = DASHES[series % DASHES.length];
    return dashes.length == 0
        ? LINE
        : new BasicStroke(
            LINE.getLineWidth(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, dashes, 0);
  }

  private ValueAxis across() {
    if (chart.categories().isEmpty()) {
      return axis(chart.x());
    }
    SymbolAxis axis = new SymbolAxis(chart.x().label(), chart.categories().toArray(String[]::new));
    axis.setGridBandsVisible(false);
    dress(axis);
    return axis;
  }

  private CategoryPlot bars() {
    DefaultStatisticalCategoryDataset lengths = new DefaultStatisticalCategoryDataset();
    StatisticalBarRenderer renderer = new StatisticalBarRenderer();
    renderer.setErrorIndicatorPaint(Style.INK);
    renderer.setErrorIndicatorStroke(Style.HAIRLINE);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(0);
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      for (int i = 0; i < series.x().length; i++) {
        Double halfWidth = series.halfWidth(i) > 0 ? series.halfWidth(i) : null;
        lengths.add(
            (Double) series.y()[i],
            halfWidth,
            s + " " + series.name(),
            chart.categories().get((int) series.x()[i]));
      }
      renderer.setSeriesPaint(s, Style.series(s));
    }
    CategoryAxis names = new CategoryAxis(chart.x().label());
    names.setLabelFont(Style.label());
    names.setTickLabelFont(Style.small());
    names.setLabelPaint(Style.MUTED);
    names.setMaximumCategoryLabelLines(3);
    CategoryPlot plot = new CategoryPlot(lengths, names, up(), renderer);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setRangeGridlineStroke(Style.HAIRLINE);
    return plot;
  }

  private static ValueAxis axis(Chart.Axis axis) {
    if (!axis.logarithmic()) {
      NumberAxis linear = Style.axis(axis.label());
      linear.setAutoRangeIncludesZero(false);
      return linear;
    }
    PlainLogAxis log = new PlainLogAxis(axis.label());
    dress(log);
    return log;
  }

  /** From 0, as in the page. */
  private ValueAxis up() {
    ValueAxis axis = axis(chart.y());
    if (!chart.y().logarithmic()) {
      double top = Math.max(chart.top(), chart.y().reach());
      axis.setRange(0, top == 0 ? 1 : top * (chart.top() < chart.y().reach() ? 1 : HEADROOM));
    }
    return axis;
  }

  private static void dress(ValueAxis axis) {
    axis.setLabelFont(Style.label());
    axis.setLabelPaint(Style.MUTED);
    axis.setTickLabelFont(Style.small());
    axis.setTickLabelPaint(Style.MUTED);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
  }
}
