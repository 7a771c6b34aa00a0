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
  private static final double LEAST_GAP = 8;
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
    boolean across = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<Double> values =
        new ArrayList<>(around(getRange().getLowerBound(), getRange().getUpperBound()));
    values.removeIf(value -> !getRange().contains(value));
    if (crowded(values, area, edge)) {
      values.removeIf(value -> !plain(value).replaceAll("[0.]", "").equals("1"));
    }
    while (values.size() > 2 && crowded(values, area, edge)) {
      for (int i = values.size() - 1 - values.size() % 2; i > 0; i -= 2) {
        values.remove(i);
      }
    }
    List<NumberTick> ticks = new ArrayList<>();
    for (double value : values) {
      ticks.add(new NumberTick(value, plain(value), anchor, TextAnchor.CENTER, 0));
    }
    return ticks;
  }

  /** Whether labels run into each other. */
  private boolean crowded(List<Double> values, Rectangle2D area, RectangleEdge edge) {
    for (int i = 1; i < values.size(); i++) {
      double gap =
          Math.abs(
              valueToJava2D(values.get(i), area, edge)
                  - valueToJava2D(values.get(i - 1), area, edge));
      double needed =
          RectangleEdge.isTopOrBottom(edge)
              ? Style.width(
                          getTickLabelFont(),
                          List.of(plain(values.get(i)) + plain(values.get(i - 1))))
                      / 2
                  + LEAST_GAP
              : getTickLabelFont().getSize2D() + LEAST_GAP / 2;
      if (gap < needed) {
        return true;
      }
    }
    return false;
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
