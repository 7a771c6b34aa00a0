package io.spacemoe.solver;

import java.util.Arrays;

/**
 * The cost of every expert on every satellite: the activation-weighted expected path latency.
 *
 * <p>Costs are non-negative integers. Those of a scenario are in femtoseconds (activation
 * probability in parts per million times latency in nanoseconds); imported files keep their own
 * unit. An engine may look at the concrete kind and use its structure. Immutable.
 */
public sealed interface Costs permits Costs.Product, Costs.LayeredProduct, Costs.Matrix {

  /**
   * The largest allowed sum, over experts, of an expert's dearest satellite: 2^62 - 1. It keeps
   * every placement's cost, and a cost plus a rent, inside a {@code long}.
   */
  long MAX_TOTAL = (1L << 62) - 1;

  /** {@return the number of experts} */
  int experts();

  /** {@return the number of satellites} */
  int satellites();

  /**
   * {@return the cost of one expert on one satellite, in O(1)}
   *
   * @param expert index of an expert, from 0
   * @param satellite index of a satellite, from 0
   */
  long cost(int expert, int satellite);

  /**
   * Writes one expert's costs on satellites 0, 1, ... into an array; what an inner loop reads.
   *
   * @param into at least as long as the number of satellites
   * @param expert index of an expert, from 0
   */
  void copyRow(int expert, long[] into);

  /**
   * One layer: cost = weight of the expert times latency of the satellite.
   *
   * <p>By the rearrangement inequality, heavy experts on near satellites is optimal when every
   * satellite hosts at most one expert and every pair is allowed (docs/model.md, section 6.1).
   */
  final class Product implements Costs {
    private final long[] weightPpm;
    private final long[] latencyNs;

    /**
     * Copies both arrays.
     *
     * @param weightPpm activation probability of each expert in parts per million, at least 0
     * @param latencyNs expected path latency of each satellite in nanoseconds, at least 0
     */
    public Product(long[] weightPpm, long[] latencyNs) {
      this.weightPpm = CostChecks.checked("weightPpm", weightPpm.clone(), false);
      this.latencyNs = CostChecks.checked("latencyNs", latencyNs.clone(), true);
      long farthest = CostChecks.max(latencyNs);
      CostChecks.checkTotal(
          weightPpm.length, e -> CostChecks.saturatedProduct(weightPpm[e], farthest));
    }

    /**
     * {@return the activation probability of an expert, in parts per million}
     *
     * @param expert index of an expert, from 0
     */
    public long weightPpm(int expert) {
      return weightPpm[expert];
    }

    /**
     * {@return the expected path latency of a satellite, in nanoseconds}
     *
     * @param satellite index of a satellite, from 0
     */
    public long latencyNs(int satellite) {
      return latencyNs[satellite];
    }

    @Override
    public int experts() {
      return weightPpm.length;
    }

    @Override
    public int satellites() {
      return latencyNs.length;
    }

    @Override
    public long cost(int expert, int satellite) {
      return weightPpm[expert] * latencyNs[satellite];
    }

    @Override
    public void copyRow(int expert, long[] into) {
      long weight = weightPpm[expert];
      for (int s = 0; s < latencyNs.length; s++) {
        into[s] = weight * latencyNs[s];
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Product that
          && Arrays.equals(weightPpm, that.weightPpm)
          && Arrays.equals(latencyNs, that.latencyNs);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(weightPpm) + Arrays.hashCode(latencyNs);
    }
  }

  /**
   * Several layers at once: cost = weight of the expert times latency of the satellite for its
   * layer.
   */
  final class LayeredProduct implements Costs {
    private final int satellites;
    private final int[] layerOf;
    private final long[] weightPpm;
    private final long[][] latencyNs;

    /**
     * Copies all arrays.
     *
     * @param satellites the number of satellites, also where there is no layer to count them by
     * @param layerOf the layer of each expert, 0 to layers - 1
     * @param weightPpm activation probability of each expert in parts per million, at least 0
     * @param latencyNs expected path latency in nanoseconds, layers x satellites, at least 0
     */
    public LayeredProduct(int satellites, int[] layerOf, long[] weightPpm, long[][] latencyNs) {
      this.satellites = satellites;
      this.layerOf = layerOf.clone();
      this.weightPpm = CostChecks.checked("weightPpm", weightPpm.clone(), false);
      this.latencyNs = CostChecks.checkedRows("latencyNs", latencyNs, satellites);
      if (layerOf.length != weightPpm.length) {
        throw new IllegalArgumentException(
            "layerOf has %s entries and weightPpm has %s; both need one per expert"
                .formatted(layerOf.length, weightPpm.length));
      }
      for (int e = 0; e < layerOf.length; e++) {
        if (layerOf[e] < 0 || layerOf[e] >= latencyNs.length) {
          throw new IllegalArgumentException(
              "layerOf[%s] is %s; allowed: 0 to %s".formatted(e, layerOf[e], latencyNs.length - 1));
        }
      }
      long[] farthest = Arrays.stream(latencyNs).mapToLong(CostChecks::max).toArray();
      CostChecks.checkTotal(
          weightPpm.length, e -> CostChecks.saturatedProduct(weightPpm[e], farthest[layerOf[e]]));
    }

    /** {@return the number of layers, which is the number of distinct latency profiles} */
    public int layers() {
      return latencyNs.length;
    }

    /**
     * {@return the layer of an expert}
     *
     * @param expert index of an expert, from 0
     */
    public int layerOf(int expert) {
      return layerOf[expert];
    }

    /**
     * {@return the activation probability of an expert, in parts per million}
     *
     * @param expert index of an expert, from 0
     */
    public long weightPpm(int expert) {
      return weightPpm[expert];
    }

    /**
     * {@return the expected path latency of a satellite for a layer, in nanoseconds}
     *
     * @param layer index of a layer, from 0
     * @param satellite index of a satellite, from 0
     */
    public long latencyNs(int layer, int satellite) {
      return latencyNs[layer][satellite];
    }

    @Override
    public int experts() {
      return weightPpm.length;
    }

    @Override
    public int satellites() {
      return satellites;
    }

    @Override
    public long cost(int expert, int satellite) {
      return weightPpm[expert] * latencyNs[layerOf[expert]][satellite];
    }

    @Override
    public void copyRow(int expert, long[] into) {
      long weight = weightPpm[expert];
      long[] latency = latencyNs[layerOf[expert]];
      for (int s = 0; s < latency.length; s++) {
        into[s] = weight * latency[s];
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LayeredProduct that
          && satellites == that.satellites
          && Arrays.equals(layerOf, that.layerOf)
          && Arrays.equals(weightPpm, that.weightPpm)
          && Arrays.deepEquals(latencyNs, that.latencyNs);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * Arrays.hashCode(layerOf) + Arrays.hashCode(weightPpm))
          + Arrays.deepHashCode(latencyNs);
    }
  }

  /** Any costs at all: one row per expert. */
  final class Matrix implements Costs {
    private final int satellites;
    private final long[][] rows;

    /**
     * Copies the rows.
     *
     * @param satellites the number of satellites, also where there is no row to count them by
     * @param rows costs, experts x satellites, at least 0
     */
    public Matrix(int satellites, long[][] rows) {
      this.satellites = satellites;
      this.rows = CostChecks.checkedRows("rows", rows, satellites);
      CostChecks.checkTotal(rows.length, e -> CostChecks.max(rows[e]));
    }

    @Override
    public int experts() {
      return rows.length;
    }

    @Override
    public int satellites() {
      return satellites;
    }

    @Override
    public long cost(int expert, int satellite) {
      return rows[expert][satellite];
    }

    @Override
    public void copyRow(int expert, long[] into) {
      System.arraycopy(rows[expert], 0, into, 0, satellites);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Matrix that
          && satellites == that.satellites
          && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(rows);
    }
  }
}
