package io.spacemoe.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.data.category.CategoryDataset;

/** Draws a row: the bar, its whisker and value, and below them the published value, if any. */
@SuppressWarnings("serial") // charts live as long as one drawing
final class BarRowRenderer extends AbstractCategoryItemRenderer {
  private static final double BAR_HEIGHT = 20;
  private static final double REFERENCE_OFFSET = 19;
  private static final double TEXT_GAP = 7;

  private final List<BarRow> rows;
  private final double unitMs;
  private final String unit;

  BarRowRenderer(List<BarRow> rows, double unitMs, String unit) {
    this.rows = rows;
    this.unitMs = unitMs;
    this.unit = unit;
  }

  @Override
  public void drawItem(
      Graphics2D g,
      CategoryItemRendererState state,
      Rectangle2D area,
      CategoryPlot plot,
      CategoryAxis names,
      ValueAxis values,
      CategoryDataset dataset,
      int series,
      int column,
      int pass) {
    BarRow row = rows.get(column);
    double middle = names.getCategoryMiddle(column, rows.size(), area, plot.getDomainAxisEdge());
    double y = row.referenceMs().isPresent() ? middle - REFERENCE_OFFSET / 2 : middle;
    Scale scale = ms -> values.valueToJava2D(ms / unitMs, area, plot.getRangeAxisEdge());
    drawBar(g, row, scale, y);
    if (row.referenceMs().isPresent()) {
      drawReference(g, row, scale, y + REFERENCE_OFFSET);
    }
  }

  private void drawBar(Graphics2D g, BarRow row, Scale scale, double y) {
    double fromMs = 0;
    for (int part = 0; part < row.partsMs().size(); part++) {
      double toMs = fromMs + row.partsMs().get(part);
      if (toMs > fromMs) {
        g.setPaint(Style.series(part));
        double x = scale.px(fromMs);
        g.fill(new Rectangle2D.Double(x, y - BAR_HEIGHT / 2, scale.px(toMs) - x, BAR_HEIGHT));
      }
      fromMs = toMs;
    }
    double halfWidthMs = row.halfWidthMs().orElse(0);
    double end = scale.px(fromMs);
    double reach = scale.px(fromMs + halfWidthMs);
    g.setPaint(Style.INK);
    g.setStroke(Style.HAIRLINE);
    if (row.halfWidthMs().isPresent()) {
      g.draw(BarMarks.whisker(end, reach - end, y));
    }
    g.setFont(Style.label());
    Label.leftOnWhite(g, row.text(unitMs, unit), reach + TEXT_GAP, y);
  }

  private void drawReference(Graphics2D g, BarRow row, Scale scale, double y) {
    double x = scale.px(row.referenceMs().orElseThrow());
    g.setPaint(Style.REFERENCE);
    g.fill(BarMarks.reference(x, y));
    g.setFont(Style.small());
    Label.leftOnWhite(g, row.referenceText(unitMs, unit), x + TEXT_GAP + 2, y);
  }

  /** From ms to px. */
  private interface Scale {
    double px(double ms);
  }
}
