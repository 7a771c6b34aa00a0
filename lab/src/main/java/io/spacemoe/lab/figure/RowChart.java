package io.spacemoe.lab.figure;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Token latencies as horizontal bars, one row per scheme, each of one part or stacked from several.
 *
 * @param title the title
 * @param parts what each part of a bar is, for the legend
 * @param rows the bars, from top to bottom
 */
record RowChart(String title, List<String> parts, List<BarRow> rows) {
  private static final int ROW_HEIGHT = 36;
  private static final int REFERENCE_HEIGHT = 16;
  private static final int FRAME_HEIGHT = 124;

  /** The share of the width that bars may take; the rest is for their values. */
  private static final double BAR_SHARE = 0.83;

  private static final double MS_PER_SECOND = 1000;

  /** Refuses what cannot be drawn. */
  RowChart {
    parts = List.copyOf(parts);
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a chart needs at least one bar");
    }
    if (rows.stream().map(BarRow::name).distinct().count() < rows.size()) {
      throw new IllegalArgumentException(
          "two bars have one name: " + rows.stream().map(BarRow::name).toList());
    }
  }

  /** Draws and writes the chart. */
  void write(Path svg, Path png) throws IOException {
    boolean references = rows.stream().anyMatch(row -> row.referenceMs().isPresent());
    int height = FRAME_HEIGHT + rows.size() * (ROW_HEIGHT + (references ? REFERENCE_HEIGHT : 0));
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, Style.PAGE_WIDTH, height);
    new Figure(title, Style.PAGE_WIDTH, height, g -> chart().draw(g, sheet)).write(svg, png);
  }

  private JFreeChart chart() {
    double reachMs = rows.stream().mapToDouble(BarRow::reachMs).max().orElseThrow();
    double unitMs = reachMs < MS_PER_SECOND ? 1 : MS_PER_SECOND;
    String unit = reachMs < MS_PER_SECOND ? "ms" : "s";
    NumberAxis values = Style.axis("token latency (%s)".formatted(unit));
    values.setRange(0, reachMs == 0 ? 1 : reachMs / unitMs / BAR_SHARE);
    DefaultCategoryDataset lengths = new DefaultCategoryDataset();
    rows.forEach(row -> lengths.addValue(row.totalMs() / unitMs, "total", row.name()));
    BarRowRenderer renderer = new BarRowRenderer(rows, unitMs, unit);
    CategoryPlot plot = new CategoryPlot(lengths, nameAxis(), values, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setRangeGridlineStroke(Style.HAIRLINE);
    return Style.chart(title, plot, legend());
  }

  private static CategoryAxis nameAxis() {
    CategoryAxis axis = new CategoryAxis();
    axis.setTickLabelFont(Style.label());
    axis.setTickLabelPaint(Style.INK);
    axis.setMaximumCategoryLabelLines(2);
    axis.setAxisLinePaint(Style.MUTED);
    axis.setAxisLineStroke(Style.HAIRLINE);
    axis.setTickMarksVisible(false);
    axis.setLowerMargin(0);
    axis.setUpperMargin(0);
    axis.setCategoryMargin(0);
    return axis;
  }

  private LegendItemCollection legend() {
    LegendItemCollection legend = new LegendItemCollection();
    for (int part = 0; part < parts.size(); part++) {
      if (isDrawn(part)) {
        legend.add(
            new LegendItem(parts.get(part), null, null, null, BarMarks.SWATCH, Style.series(part)));
      }
    }
    if (rows.stream().anyMatch(row -> row.halfWidthMs().isPresent())) {
      legend.add(BarMarks.intervalLegend());
    }
    if (rows.stream().anyMatch(row -> row.referenceMs().isPresent())) {
      legend.add(
          new LegendItem(
              "reported in the paper",
              null,
              null,
              null,
              BarMarks.reference(0, 0),
              Style.REFERENCE));
    }
    return legend;
  }

  private boolean isDrawn(int part) {
    return parts.size() == 1 || rows.stream().anyMatch(row -> row.partsMs().get(part) > 0);
  }
}
