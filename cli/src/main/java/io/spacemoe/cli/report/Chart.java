package io.spacemoe.cli.report;

import java.util.List;

/**
 * A chart of one or more series over a common axis.
 *
 * @param id names its files
 * @param title the title
 * @param kind how points are joined
 * @param x the axis from left to right
 * @param y the axis from bottom to top
 * @param categories names of the places on the first axis; empty when it has numbers
 * @param series what is drawn
 */
public record Chart(
    String id,
    String title,
    Kind kind,
    Axis x,
    Axis y,
    List<String> categories,
    List<Series> series) {

  /** How the points of a series are joined. */
  public enum Kind {
    /** By straight lines. */
    LINE,
    /** By steps: a value holds until the next point. */
    STEP,
    /** Not at all: bars, side by side for each category. */
    BAR
  }

  /**
   * An axis.
   *
   * @param label what it measures, with the unit
   * @param logarithmic whether equal lengths are equal ratios; all values are above 0 then
   */
  public record Axis(String label, boolean logarithmic) {
    /** An axis on which equal lengths are equal differences. */
    public static Axis of(String label) {
      return new Axis(label, false);
    }
  }

  /**
   * Points with a name.
   *
   * @param name what the legend says
   * @param x from left to right; with categories their numbers, from 0
   * @param y as many as x; all finite
   */
  public record Series(String name, double[] x, double[] y) {
    /** Copies the arrays. */
    public Series {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "series %s has %d x and %d y".formatted(name, x.length, y.length));
      }
      x = x.clone();
      y = y.clone();
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
  }

  /** Copies the lists. */
  public Chart {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
    if (kind == Kind.BAR && categories.isEmpty()) {
      throw new IllegalArgumentException("chart %s has bars but no categories".formatted(id));
    }
  }
}
