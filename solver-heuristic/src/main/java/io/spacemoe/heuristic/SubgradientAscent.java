package io.spacemoe.heuristic;

import java.util.Arrays;

/**
 * Climbing a concave, piecewise linear function by subgradient steps towards a level above the best
 * value (Goffin, Kiwiel, Convergence of a simple subgradient level method, Mathematical Programming
 * 85, 1999), with directions smoothed as by Camerini, Fratta and Maffioli (1975). Allocates nothing
 * after construction; O(dimension) a step.
 */
public final class SubgradientAscent {
  /** The level gets so much further after a step that gained half of the way to it. Not tuned. */
  private static final double AFTER_GAIN = 1.5;

  /** No number of a point gets below it. */
  private final double floor;

  /** How much of the last direction goes on. */
  private final double smoothing;

  /** Steps without gain after which the level is halfway nearer. */
  private final int patience;

  /** Where the function is to be evaluated next. */
  private final double[] point;

  /** The point of the largest value. */
  private final double[] best;

  /** The last direction. */
  private final double[] direction;

  /** The largest value. */
  private double bestValue;

  /** How far the level is above it. */
  private double ahead;

  /** Steps since the last gain of half of that. */
  private int since;

  /**
   * A climb over points of so many numbers.
   *
   * @param floor no number gets below it
   * @param smoothing how much of the last direction goes on, 0 to 1
   * @param patience steps without gain after which the level is halfway nearer
   */
  public SubgradientAscent(int dimension, double floor, double smoothing, int patience) {
    this.floor = floor;
    this.smoothing = smoothing;
    this.patience = patience;
    this.point = new double[dimension];
    this.best = new double[dimension];
    this.direction = new double[dimension];
  }

  /** Starts from a point whose value is not yet known, for a level so far ahead of it. */
  public void start(double[] from, double first) {
    System.arraycopy(from, 0, point, 0, point.length);
    System.arraycopy(from, 0, best, 0, best.length);
    Arrays.fill(direction, 0);
    bestValue = Double.NEGATIVE_INFINITY;
    ahead = first;
    since = 0;
  }

  /**
   * Goes on from the point to the next.
   *
   * @param value at the point
   * @param slope a subgradient there
   * @return whether there was any direction to go
   */
  public boolean step(double value, double[] slope) {
    if (value > bestValue + ahead / 2) {
      ahead *= bestValue > Double.NEGATIVE_INFINITY ? AFTER_GAIN : 1;
      since = 0;
    }
    if (value > bestValue) {
      bestValue = value;
      System.arraycopy(point, 0, best, 0, point.length);
    }
    if (++since > patience) {
      ahead /= 2;
      since = 0;
      System.arraycopy(best, 0, point, 0, point.length);
      Arrays.fill(direction, 0);
      return true;
    }
    double square = 0;
    for (int i = 0; i < point.length; i++) {
      direction[i] = slope[i] + smoothing * direction[i];
      if (point[i] <= floor && direction[i] < 0) {
        direction[i] = 0;
      }
      square += direction[i] * direction[i];
    }
    if (square == 0) {
      return false;
    }
    double length = (bestValue + ahead - value) / square;
    for (int i = 0; i < point.length; i++) {
      point[i] = Math.max(floor, point[i] + length * direction[i]);
    }
    return true;
  }

  /** Where the function is to be evaluated next; changes with every step. */
  public double[] point() {
    return point;
  }

  /** The point of the largest value so far; changes with steps. */
  public double[] best() {
    return best;
  }

  /** The largest value so far. */
  public double bestValue() {
    return bestValue;
  }

  /** How far above the best value the level is. */
  public double ahead() {
    return ahead;
  }
}
