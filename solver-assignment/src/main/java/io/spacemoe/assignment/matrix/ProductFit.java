package io.spacemoe.assignment.matrix;

import io.spacemoe.assignment.path.RadixOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A matrix of costs taken for a product of one number per expert and one per satellite: the best
 * such fit in least squares, by the power method (Golub and Van Loan, Matrix computations, section
 * 8.2), its closed form, and the rents that go with it. Where costs are nearly a product, these are
 * nearly right.
 */
public final class ProductFit {
  /** Fits with a larger relative error than this are of no use as a start. */
  private static final double NEAR = 0.1;

  /** With a smaller relative error than this, costs are products but for the rounding. */
  private static final double EXACT = 1e-9;

  /** No rent is taken to be more than this, so that sums stay in their range. */
  private static final long MOST = 1L << 59;

  /** Rows and columns of the sample that says whether a matrix is nearly a product. Not tuned. */
  private static final int SAMPLE = 8;

  /** Determinants of 2 x 2 that are looked at before the sample. Chosen, not tuned. */
  private static final int MINORS = 4;

  /** Fits within {@link #NEAR} rarely have a determinant beyond this, relative to its products. */
  private static final double SMALL_MINOR = 0.5;

  /** Rounds of the power method, which converges at once where costs are nearly a product. */
  private static final int ROUNDS = 2;

  private final CostRows rows;
  private final int[] experts;
  private final int[] satellites;
  private final double[] weight;
  private final double[] latency;
  private double error;

  private ProductFit(CostRows rows, int[] experts, int[] satellites) {
    this.rows = rows;
    this.experts = experts;
    this.satellites = satellites;
    weight = new double[experts.length];
    latency = new double[satellites.length];
    Arrays.fill(weight, 1);
    for (int round = 0; round < ROUNDS; round++) {
      fitLatencies();
      fitWeights();
    }
  }

  /** Whether a sample of the costs is nearly a product. */
  public static boolean looksNear(CostRows rows, int satellites) {
    return minorsAreSmall(rows, satellites)
        && new ProductFit(rows, some(rows.count()), some(satellites)).error < NEAR;
  }

  /**
   * Whether a few determinants of two rows and two columns are small beside their products, as they
   * are where costs are nearly a product. Other costs mostly fail the first.
   */
  private static boolean minorsAreSmall(CostRows rows, int satellites) {
    for (int k = 0; k < MINORS && satellites > 1; k++) {
      long[] upper = rows.row((int) ((long) k * (rows.count() - 1) / MINORS));
      long[] lower = rows.row(rows.count() - 1 - k * (rows.count() - 1) / (2 * MINORS));
      int left = k * (satellites - 1) / MINORS;
      int right = satellites - 1 - k * (satellites - 1) / (2 * MINORS);
      double one = (double) upper[left] * lower[right];
      double other = (double) upper[right] * lower[left];
      boolean known =
          Math.min(upper[left], lower[left]) >= 0 && Math.min(upper[right], lower[right]) >= 0;
      if (known && Math.abs(one - other) > SMALL_MINOR * Math.max(one, other)) {
        return false;
      }
    }
    return true;
  }

  /** The fit to all costs. */
  static ProductFit of(CostRows rows, int satellites) {
    return new ProductFit(
        rows, IntStream.range(0, rows.count()).toArray(), IntStream.range(0, satellites).toArray());
  }

  private static int[] some(int count) {
    int size = Math.min(count, SAMPLE);
    int[] indices = new int[size];
    for (int k = 0; k < size; k++) {
      indices[k] = (int) ((long) k * count / size);
    }
    return indices;
  }

  private void fitLatencies() {
    double[] square = new double[latency.length];
    Arrays.fill(latency, 0);
    for (int i = 0; i < weight.length; i++) {
      long[] row = rows.row(experts[i]);
      double w = weight[i];
      for (int j = 0; j < latency.length; j++) {
        long cost = row[satellites[j]];
        if (cost >= 0) {
          latency[j] += w * cost;
          square[j] += w * w;
        }
      }
    }
    for (int j = 0; j < latency.length; j++) {
      latency[j] /= Math.max(square[j], Double.MIN_NORMAL);
    }
  }

  private void fitWeights() {
    double missed = 0;
    double all = Double.MIN_NORMAL;
    for (int i = 0; i < weight.length; i++) {
      long[] row = rows.row(experts[i]);
      double sum = 0;
      double square = Double.MIN_NORMAL;
      double costs = 0;
      for (int j = 0; j < latency.length; j++) {
        double cost = row[satellites[j]];
        if (cost >= 0) {
          sum += latency[j] * cost;
          square += latency[j] * latency[j];
          costs += cost * cost;
        }
      }
      weight[i] = sum / square;
      missed += costs - sum * weight[i];
      all += costs;
    }
    error = Math.sqrt(Math.max(0, missed) / all);
  }

  /** Whether all costs are nearly a product. */
  boolean isNear() {
    return error < NEAR;
  }

  /**
   * The closed form of the fit, and its rents.
   *
   * @param slots of each satellite; enough for all experts
   * @param rents is set to one rent per satellite
   * @return the satellite of each expert
   */
  int[] place(int[] slots, long[] rents) {
    int[] heaviest = RadixOrder.descending(bits(weight));
    int[] nearest = RadixOrder.ascending(bits(latency));
    int[] satelliteOf = new int[weight.length];
    int k = 0;
    int taken = 0;
    for (int e : heaviest) {
      while (taken == slots[nearest[k]]) {
        k++;
        taken = 0;
      }
      satelliteOf[e] = nearest[k];
      taken++;
    }
    for (int r = heaviest.length - 2; r >= 0; r--) {
      int e = heaviest[r];
      int here = satelliteOf[e];
      int further = satelliteOf[heaviest[r + 1]];
      if (here != further) {
        rents[here] = Math.min(rents[further] + Math.max(0, step(e, here, further)), MOST);
      }
    }
    return satelliteOf;
  }

  private long step(int expert, int here, int further) {
    long[] row = rows.row(expert);
    boolean known = row[here] >= 0 && row[further] >= 0;
    return known && error < EXACT
        ? row[further] - row[here]
        : Math.min(Math.round(weight[expert] * (latency[further] - latency[here])), MOST);
  }

  /** Numbers in the order of the values, which are at least 0. */
  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(v -> Double.doubleToRawLongBits(v + 0.0)).toArray();
  }
}
