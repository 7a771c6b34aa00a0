package io.spacemoe.lab.figure;

import java.io.IOException;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A chart of one or more series over a common axis.
 *
 * @param id names its files
 * @param title the title
 * @param kind how points are joined
 * @param x the axis from left to right
 * @param y the axis from bottom to top
 * @param categories names of the places on the first axis; empty when it has numbers
 * @param rows names of the places on the second axis of a heat map; empty for other charts
 * @param series what is drawn
 */
public record Chart(
    String id,
    String title,
    Kind kind,
    Axis x,
    Axis y,
    List<String> categories,
    List<String> rows,
    List<Series> series) {

  /** How the points of a series are joined. */
  public enum Kind {
    /** By straight lines. */
    LINE,
    /** By steps: a value holds until the next point. */
    STEP,
    /** Not at all: bars, side by side for each category. */
    BAR,
    /** Not at all: bars, one upon the other for each category. */
    STACK,
    /**
     * Not at all: a heat map for each series. Its x number the places, from 0, through the
     * categories of the first row, then those of the second; its y are the values.
     */
    HEAT,
    /** As {@code HEAT}, of ratios: below 1 is blue, above brown. */
    RATIO
  }

  /** A chart that is no heat map. */
  public Chart(
      String id,
      String title,
      Kind kind,
      Axis x,
      Axis y,
      List<String> categories,
      List<Series> series) {
    this(id, title, kind, x, y, categories, List.of(), series);
  }

  /**
   * An axis.
   *
   * @param label what it measures, with the unit
   * @param logarithmic whether equal lengths are equal ratios; all values are above 0 then
   * @param reach what the axis shows at least, however small the values are; 0 for nothing more
   *     than they need
   * @param near whether an upward axis begins near the least value and not at 0
   */
  public record Axis(String label, boolean logarithmic, double reach, boolean near) {
    /** One and a half decades. */
    private static final double DECADES = 30;

    /** An axis on which equal lengths are equal differences. */
    public static Axis of(String label) {
      return upTo(0, label);
    }

    /** An axis on which equal lengths are equal differences, and which reaches at least so far. */
    public static Axis upTo(double reach, String label) {
      return new Axis(label, false, reach, false);
    }

    /** An upward axis that shows differences between values which are far from 0. */
    public static Axis near(String label) {
      return new Axis(label, false, 0, true);
    }

    /**
     * An axis for these values: on which equal lengths are equal ratios where all are above 0 and
     * they span decades, else equal differences.
     */
    public static Axis fitting(String label, DoubleStream values) {
      DoubleSummaryStatistics all = values.summaryStatistics();
      return spansDecades(all.getMin(), all.getMax()) ? logarithmic(label) : of(label);
    }

    /** Whether values between these are seen better by their ratios. */
    static boolean spansDecades(double least, double most) {
      return least > 0 && most / least >= DECADES;
    }

    /** An axis on which equal lengths are equal ratios. */
    public static Axis logarithmic(String label) {
      return new Axis(label, true, 0, false);
    }
  }

  /**
   * Points with a name.
   *
   * @param name what the legend says
   * @param x from left to right; with categories their numbers, from 0
   * @param y as many as x; all finite
   * @param halfWidths half the confidence interval around each y, of bars and lines; 0 where there
   *     is none, empty when there are none
   * @param dashed whether a line is dashed and without marks, in the colour that the series has
   *     which is as many places after the first one that is not
   */
  public record Series(String name, double[] x, double[] y, double[] halfWidths, boolean dashed) {
    /** Bars, or a line with marks. */
    public Series(String name, double[] x, double[] y, double[] halfWidths) {
      this(name, x, y, halfWidths, false);
    }

    /** Points whose values are certain. */
    public static Series of(String name, double[] x, double[] y) {
      return new Series(name, x, y, new double[0]);
    }

    /** A dashed line, which comes after those that it is to be compared with. */
    public static Series dashed(String name, double[] x, double[] y) {
      return new Series(name, x, y, new double[0], true);
    }

    /** Copies the arrays. */
    public Series {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "series %s has %d x and %d y", name, x.length, y.length));
      }
      x = x.clone();
      y = y.clone();
      halfWidths = halfWidths == null ? new double[0] : halfWidths.clone();
      if (halfWidths.length > 0 && halfWidths.length != y.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "series %s has %d y and %d half widths",
                name,
                y.length,
                halfWidths.length));
      }
      for (int i = 0; i < x.length; i++) {
        if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
          throw new IllegalArgumentException(
              "series %s has point (%s, %s); allowed: finite numbers".formatted(name, x[i], y[i]));
        }
      }
    }

    @Override
    public double[] x() {
      return x.clone();
    }

    @Override
    public double[] y() {
      return y.clone();
    }

    @Override
    public double[] halfWidths() {
      return halfWidths.clone();
    }

    /** Half the confidence interval around a value; 0 when there is none. */
    double halfWidth(int point) {
      return halfWidths.length == 0 ? 0 : halfWidths[point];
    }
  }

  /** The number of a series' colour: dashed lines have those of the others, one after the other. */
  int colour(int number) {
    return series.get(number).dashed()
        ? (int) series.subList(0, number).stream().filter(Series::dashed).count()
        : number;
  }

  /** Whether a confidence interval is drawn anywhere. */
  boolean hasIntervals() {
    return series.stream().anyMatch(s -> Arrays.stream(s.halfWidths()).anyMatch(w -> w > 0));
  }

  /** Whether there are bars. */
  boolean categorical() {
    return kind == Kind.BAR || kind == Kind.STACK;
  }

  /** The highest point, the top of the highest interval, or the highest stack. */
  double top() {
    if (kind == Kind.STACK) {
      double[] tops = new double[categories.size()];
      series.forEach(
          s -> IntStream.range(0, s.y().length).forEach(i -> tops[(int) s.x()[i]] += s.y()[i]));
      return Arrays.stream(tops).max().orElse(0);
    }
    return series.stream()
        .flatMapToDouble(
            s -> IntStream.range(0, s.y().length).mapToDouble(i -> s.y()[i] + s.halfWidth(i)))
        .max()
        .orElse(0);
  }

  /**
   * Draws the chart.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   */
  public void write(FigureFiles to) throws IOException {
    new ChartFigure(this, to).write();
  }

  /** Copies the lists. */
  public Chart {
    categories = List.copyOf(categories);
    rows = rows == null ? List.of() : List.copyOf(rows); // as pages of older versions have none
    series = List.copyOf(series);
    boolean heat = kind == Kind.HEAT || kind == Kind.RATIO;
    if (categories.isEmpty() && (heat || kind == Kind.BAR || kind == Kind.STACK)) {
      throw new IllegalArgumentException("chart %s has bars but no categories".formatted(id));
    }
    if (heat == rows.isEmpty()) {
      throw new IllegalArgumentException(
          "chart %s is %s heat map, %s rows"
              .formatted(id, heat ? "a" : "no", heat ? "without" : "with"));
    }
  }
}
