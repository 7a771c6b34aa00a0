package io.spacemoe.solver;

import io.spacemoe.solver.check.CostChecks;
import java.util.Arrays;

/**
 * The cost of every expert on every satellite: the activation-weighted expected path latency.
 *
 * <p>Costs are non-negative integers. Those of a scenario are in femtoseconds (activation
 * probability in parts per million times latency in nanoseconds); imported files keep their own
 * unit. An engine may look at the concrete kind and use its structure. Immutable.
 *
 * <p>More than 300 lines because all kinds of costs stand together, as the interface is sealed.
 */
public sealed interface Costs permits Costs.Product, Costs.LayeredProduct, Costs.Matrix {

  /**
   * The largest allowed sum, over experts, of an expert's dearest satellite: 2^62 - 1. It keeps
   * every placement's cost, and a cost plus a rent, inside a {@code long}.
   */
  long MAX_TOTAL = (1L << 62) - 1;

  /** Stands for no satellite. */
  int NOWHERE = -1;

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
          MAX_TOTAL, weightPpm.length, e -> CostChecks.saturatedProduct(weightPpm[e], farthest));
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
   * layer; with moves also what it costs to take the expert there from where it is.
   */
  final class LayeredProduct implements Costs {
    private final int satellites;
    private final int[] layerOf;
    private final long[] weightPpm;
    private final long[][] latencyNs;
    private final int[] home;
    private final long[] moveCost;

    /**
     * Copies all arrays.
     *
     * @param satellites the number of satellites, also where there is no layer to count them by
     * @param layerOf the layer of each expert, 0 to layers - 1
     * @param weightPpm activation probability of each expert in parts per million, at least 0
     * @param latencyNs expected path latency in nanoseconds, layers x satellites, at least 0
     */
    public LayeredProduct(int satellites, int[] layerOf, long[] weightPpm, long[][] latencyNs) {
      this(satellites, layerOf, weightPpm, latencyNs, new int[0], new long[0]);
    }

    private LayeredProduct(
        int satellites, int[] layers, long[] weight, long[][] latency, int[] home, long[] moves) {
      this.satellites = satellites;
      this.layerOf = CostChecks.indices("layerOf", layers, weight.length, 0, latency.length);
      this.weightPpm = CostChecks.checked("weightPpm", weight.clone(), false);
      this.latencyNs = CostChecks.checkedRows("latencyNs", latency, satellites);
      this.home = CostChecks.indices("home", home, moves.length, NOWHERE, satellites);
      this.moveCost = CostChecks.checked("moveCost", moves.clone(), false);
      long[] farthest = Arrays.stream(latencyNs).mapToLong(CostChecks::max).toArray();
      CostChecks.checkTotal(
          MAX_TOTAL,
          layers.length,
          e ->
              CostChecks.saturatedSum(
                  CostChecks.saturatedProduct(weight[e], farthest[layers[e]]), moveCost(e)));
    }

    /**
     * {@return the same where it costs something to move}
     *
     * @param from the satellite where each expert is now, {@link #NOWHERE} where it is lost
     * @param cost what each costs more, in the unit of costs, on any satellite but that; at least 0
     */
    public LayeredProduct withMoves(int[] from, long[] cost) {
      CostChecks.indices("moveCost", new int[cost.length], layerOf.length, 0, 1);
      return new LayeredProduct(satellites, layerOf, weightPpm, latencyNs, from, cost);
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

    /** {@return whether it was made by {@link #withMoves}} */
    public boolean hasMoves() {
      return moveCost.length > 0;
    }

    /**
     * {@return the satellite where an expert is now, {@link #NOWHERE} without any}
     *
     * @param expert index of an expert, from 0
     */
    public int home(int expert) {
      return home.length == 0 ? NOWHERE : home[expert];
    }

    /**
     * {@return what an expert costs more on any satellite but its home, at least 0}
     *
     * @param expert index of an expert, from 0
     */
    public long moveCost(int expert) {
      return moveCost.length == 0 ? 0 : moveCost[expert];
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
      long move = home(expert) == satellite ? 0 : moveCost(expert);
      return weightPpm[expert] * latencyNs[layerOf[expert]][satellite] + move;
    }

    @Override
    public void copyRow(int expert, long[] into) {
      long weight = weightPpm[expert];
      long[] latency = latencyNs[layerOf[expert]];
      long move = moveCost(expert);
      for (int s = 0; s < latency.length; s++) {
        into[s] = weight * latency[s] + move;
      }
      if (home(expert) != NOWHERE) {
        into[home(expert)] -= move;
      }
    }

    private Object[] parts() {
      return new Object[] {satellites, layerOf, weightPpm, latencyNs, home, moveCost};
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LayeredProduct that && Arrays.deepEquals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(parts());
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
      CostChecks.checkTotal(MAX_TOTAL, rows.length, e -> CostChecks.max(rows[e]));
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
