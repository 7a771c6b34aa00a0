package io.spacemoe.lab.figure;

import io.spacemoe.lab.table.Table;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
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
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.category.StatisticalBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import org.jfree.data.xy.DefaultXYDataset;

/** A chart as a figure for papers. */
final class ChartFigure {
  private static final BasicStroke LINE = new BasicStroke(2f);
  private static final BasicStroke DASHED =
      new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {5, 4}, 0);
  private static final Line2D SAMPLE = new Line2D.Double(-9, 0, 9, 0);
  private static final double MARK = 6;
  private static final double HEADROOM = 1.05;
  private static final float[][] DASHES = {{}, {9, 5}, {3, 4}, {12, 4, 3, 4}};

  /** The plot and its axes are so high, and at most so high in parts of the width. */
  private static final double PLOT_HEIGHT = 335;

  private static final double PLOT_SHARE = 0.62;
  private static final double FRAME_HEIGHT = 45;
  private static final double TITLE_LINE = 20;
  private static final double LEGEND_LINE = 20;
  private static final double BESIDE_NAME = 36;

  private final Chart chart;
  private final FigureFiles files;
  private final int width;
  private final boolean narrow;
  private final LegendItemCollection legend;

  ChartFigure(Chart chart, FigureFiles files) {
    this.chart = chart;
    this.files = files;
    this.width = files.format().sheetWidth();
    this.narrow = width < Style.NARROW;
    this.legend = legend();
  }

  /** Draws and writes the figure. */
  void write() throws IOException {
    Style.requireFonts();
    if (chart.kind() == Chart.Kind.HEAT || chart.kind() == Chart.Kind.RATIO) {
      HeatPanels panels = new HeatPanels(chart, width, files.format().titled());
      new Figure(chart.title(), width, panels.height(), panels::draw, data()).write(files);
      return;
    }
    int height = height();
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, width, height);
    new Figure(chart.title(), width, height, g -> drawn().draw(g, sheet), data()).write(files);
  }

  private int height() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < legend.getItemCount(); i++) {
      names.add(legend.get(i).getLabel());
    }
    double room = width - 2.0 * (narrow ? 6 : 20);
    int legendLines = names.isEmpty() ? 0 : Style.lines(Style.label(), names, BESIDE_NAME, room);
    int titleLines =
        files.format().titled() ? Style.wrapped(Style.title(), chart.title(), room).size() : 0;
    return (int)
        Math.round(
            Math.min(PLOT_HEIGHT, PLOT_SHARE * width)
                + (narrow ? 0 : FRAME_HEIGHT)
                + titleLines * TITLE_LINE
                + legendLines * LEGEND_LINE);
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    boolean dashes = false;
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      if (!series.dashed()) {
        items.add(
            new LegendItem(
                series.name(), null, null, null, BarMarks.SWATCH, Style.series(chart.colour(s))));
      } else if (!dashes) {
        items.add(new LegendItem(series.name(), null, null, null, SAMPLE, DASHED, Style.MUTED));
        dashes = true;
      }
    }
    if (chart.hasIntervals()) {
      items.add(BarMarks.intervalLegend());
    }
    return items;
  }

  private JFreeChart drawn() {
    Plot plot = chart.categorical() ? bars() : lines();
    return Style.chart(files.format().titled() ? chart.title() : null, plot, legend, narrow);
  }

  /** A row for each point. */
  private Table data() {
    List<Table.Column> columns = new ArrayList<>();
    boolean heat = !chart.rows().isEmpty();
    boolean named = !chart.categories().isEmpty();
    columns.add(Table.Column.text("series"));
    columns.add(new Table.Column(chart.x().label(), !named));
    columns.add(heat ? Table.Column.text(chart.y().label()) : Table.Column.number("95 % ±"));
    columns.add(Table.Column.number(heat ? chart.title() : chart.y().label()));
    List<List<String>> rows = new ArrayList<>();
    for (Chart.Series series : chart.series()) {
      for (int i = 0; i < series.x().length; i++) {
        double x = series.x()[i];
        int across = chart.categories().size();
        String place = named ? chart.categories().get((int) x % across) : Double.toString(x);
        String other =
            heat
                ? chart.rows().get((int) x / across)
                : series.halfWidth(i) > 0 ? Double.toString(series.halfWidth(i)) : "";
        rows.add(List.of(series.name(), place, other, Double.toString(series.y()[i])));
      }
    }
    return new Table(chart.id(), chart.title(), columns, rows).withoutEmptyColumns();
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
      return axis(chart.x(), chart.series().stream().flatMapToDouble(s -> Arrays.stream(s.x())));
    }
    SymbolAxis axis = new SymbolAxis(chart.x().label(), chart.categories().toArray(String[]::new));
    axis.setGridBandsVisible(false);
    dress(axis);
    return axis;
  }

  private CategoryPlot bars() {
    BarRenderer renderer;
    if (chart.kind() == Chart.Kind.STACK) {
      renderer = new StackedBarRenderer();
    } else {
      StatisticalBarRenderer whiskers = new StatisticalBarRenderer();
      whiskers.setErrorIndicatorPaint(Style.INK);
      whiskers.setErrorIndicatorStroke(Style.HAIRLINE);
      renderer = whiskers;
    }
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(0);
    renderer.setMaximumBarWidth(0.12);
    for (int s = 0; s < chart.series().size(); s++) {
      renderer.setSeriesPaint(s, Style.series(s));
    }
    CategoryAxis names = new CategoryAxis(chart.x().label());
    names.setLabelFont(Style.label());
    names.setTickLabelFont(Style.small());
    names.setLabelPaint(Style.MUTED);
    names.setTickLabelPaint(Style.INK);
    names.setMaximumCategoryLabelLines(3);
    CategoryPlot plot = new CategoryPlot(lengths(), names, up(), renderer);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setRangeGridlineStroke(Style.HAIRLINE);
    return plot;
  }

  private CategoryDataset lengths() {
    DefaultCategoryDataset stacked = new DefaultCategoryDataset();
    DefaultStatisticalCategoryDataset aside = new DefaultStatisticalCategoryDataset();
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      String row = s + " " + series.name();
      for (int i = 0; i < series.x().length; i++) {
        String column = chart.categories().get((int) series.x()[i]);
        Double halfWidth = series.halfWidth(i) > 0 ? series.halfWidth(i) : null;
        stacked.addValue(series.y()[i], row, column);
        aside.add((Double) series.y()[i], halfWidth, row, column);
      }
    }
    return chart.kind() == Chart.Kind.STACK ? stacked : aside;
  }

  /** With ticks at whole numbers where there are several, and no others. */
  private ValueAxis axis(Chart.Axis axis, DoubleStream values) {
    if (axis.logarithmic()) {
      PlainLogAxis log = new PlainLogAxis(axis.label());
      dress(log);
      return log;
    }
    NumberAxis linear = Style.axis(axis.label(), narrow);
    linear.setAutoRangeIncludesZero(false);
    double[] all = values.toArray();
    if (Arrays.stream(all).allMatch(value -> value == Math.rint(value))
        && Arrays.stream(all).anyMatch(value -> Math.abs(value) > 1)) {
      linear.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    }
    return linear;
  }

  /** From 0 unless the chart says otherwise, as in the page. */
  private ValueAxis up() {
    ValueAxis axis =
        axis(chart.y(), chart.series().stream().flatMapToDouble(s -> Arrays.stream(s.y())));
    if (!chart.y().logarithmic() && !chart.y().near()) {
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
