package io.spacemoe.lab.figure;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;

/**
 * A logarithmic axis that begins, ends and is labelled at 1, 2 and 5 times powers of ten, written
 * without exponents; over more than four powers, at the powers alone.
 */
@SuppressWarnings("serial") // charts live as long as one drawing
public final class PlainLogAxis extends LogAxis {
  private static final double MOST_POWERS = 4;
  private static final int[] POWERS = {1};
  private static final int[] STEPS = {1, 2, 5};

  PlainLogAxis(String label) {
    super(label);
    setLowerMargin(0);
    setUpperMargin(0);
  }

  @Override
  public void configure() {
    super.configure();
    if (isAutoRange() && getPlot() != null) {
      Range range = getRange();
      List<Double> ends = around(range.getLowerBound(), range.getUpperBound());
      setRange(new Range(ends.get(0), ends.get(ends.size() - 1)), false, false);
    }
  }

  @Override
  @SuppressWarnings("rawtypes") // as in the class above
  public List refreshTicks(Graphics2D g, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor =
        RectangleEdge.isTopOrBottom(edge) ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    for (double value : around(getRange().getLowerBound(), getRange().getUpperBound())) {
      if (getRange().contains(value)) {
        ticks.add(new NumberTick(value, plain(value), anchor, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }

  /** Round numbers from the last that is not above the least to the first not below the most. */
  public static List<Double> around(double least, double most) {
    boolean powersOnly = Math.log10(most / least) > MOST_POWERS;
    List<Double> numbers = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(least)) - 1; ; power++) {
      for (int step : powersOnly ? POWERS : STEPS) {
        double value = Double.parseDouble(step + "e" + power);
        if (value <= least) {
          numbers.clear();
        }
        numbers.add(value);
        if (value >= most && numbers.size() > 1) {
          return numbers;
        }
      }
    }
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(1)).toPlainString();
  }
}
