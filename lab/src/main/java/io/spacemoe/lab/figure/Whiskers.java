package io.spacemoe.lab.figure;

import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Confidence intervals around the points of lines, in the colours of these. */
final class Whiskers {
  private Whiskers() {}

  /** Draws those that there are behind a plot's lines. */
  static void addTo(XYPlot plot, Chart chart) {
    XYIntervalSeriesCollection intervals = new XYIntervalSeriesCollection();
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setDefaultShapesVisible(false);
    renderer.setErrorStroke(Style.HAIRLINE);
    for (int s = 0; s < chart.series().size(); s++) {
      Chart.Series series = chart.series().get(s);
      XYIntervalSeries whiskers = new XYIntervalSeries(s + " " + series.name());
      for (int i = 0; i < series.x().length; i++) {
        double x = series.x()[i];
        double y = series.y()[i];
        if (series.halfWidth(i) > 0) {
          whiskers.add(x, x, x, y, y - series.halfWidth(i), y + series.halfWidth(i));
        }
      }
      intervals.addSeries(whiskers);
      renderer.setSeriesPaint(s, Style.series(chart.colour(s)));
    }
    plot.setDataset(1, intervals);
    plot.setRenderer(1, renderer);
  }
}
