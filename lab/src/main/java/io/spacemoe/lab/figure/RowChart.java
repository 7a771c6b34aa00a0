package io.spacemoe.lab.figure;

import io.spacemoe.lab.table.Table;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
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
  private static final int NARROW_FRAME = 90;
  private static final int LINE_HEIGHT = 20;
  private static final double BESIDE_NAME = 36;

  /** The share of the width that bars may take; the rest is for their values. */
  private static final double BAR_SHARE = 0.83;

  private static final double NARROW_BAR_SHARE = 0.55;

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
  void write(FigureFiles to) throws IOException {
    Style.requireFonts();
    boolean references = rows.stream().anyMatch(row -> row.referenceMs().isPresent());
    int width = to.format().sheetWidth();
    boolean narrow = width < Style.NARROW;
    double room = width - 2.0 * (narrow ? 6 : 20);
    LegendItemCollection legend = legend();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < legend.getItemCount(); i++) {
      words.add(legend.get(i).getLabel());
    }
    int legendLines = Style.lines(Style.label(), words, BESIDE_NAME, room);
    String shown = to.format().titled() ? title : null;
    int titleLines = shown == null ? 0 : Style.wrapped(Style.title(), title, room).size();
    int height =
        (narrow ? NARROW_FRAME : FRAME_HEIGHT)
            + (titleLines + legendLines - 2) * LINE_HEIGHT
            + rows.size() * (ROW_HEIGHT + (references ? REFERENCE_HEIGHT : 0));
    Rectangle2D sheet = new Rectangle2D.Double(0, 0, width, height);
    new Figure(title, width, height, g -> chart(shown, legend, narrow).draw(g, sheet), data())
        .write(to);
  }

  /** A row for each bar, in ms. */
  private Table data() {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text("name"));
    parts.forEach(part -> columns.add(Table.Column.number(part + " (ms)")));
    columns.add(Table.Column.number("95 % ± (ms)"));
    columns.add(Table.Column.number("reported (ms)"));
    List<List<String>> cells = new ArrayList<>();
    for (BarRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.name());
      row.partsMs().forEach(part -> line.add(part.toString()));
      line.add(text(row.halfWidthMs()));
      line.add(text(row.referenceMs()));
      cells.add(line);
    }
    return new Table("bars", title, columns, cells).withoutEmptyColumns();
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private JFreeChart chart(String shown, LegendItemCollection legend, boolean narrow) {
    double reachMs = rows.stream().mapToDouble(BarRow::reachMs).max().orElseThrow();
    double unitMs = reachMs < MS_PER_SECOND ? 1 : MS_PER_SECOND;
    String unit = reachMs < MS_PER_SECOND ? "ms" : "s";
    NumberAxis values = Style.axis("token latency (%s)".formatted(unit), narrow);
    values.setRange(
        0, reachMs == 0 ? 1 : reachMs / unitMs / (narrow ? NARROW_BAR_SHARE : BAR_SHARE));
    DefaultCategoryDataset lengths = new DefaultCategoryDataset();
    rows.forEach(row -> lengths.addValue(row.totalMs() / unitMs, "total", row.name()));
    BarRowRenderer renderer = new BarRowRenderer(rows, unitMs, unit);
    CategoryPlot plot = new CategoryPlot(lengths, nameAxis(), values, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setRangeGridlineStroke(Style.HAIRLINE);
    return Style.chart(shown, plot, legend, narrow);
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
