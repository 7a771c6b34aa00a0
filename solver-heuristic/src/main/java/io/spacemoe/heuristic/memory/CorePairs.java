package io.spacemoe.heuristic.memory;

import io.spacemoe.heuristic.PairTable;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The pairs of expert and satellite that a good placement is likely to use: those whose cost at the
 * multipliers' prices exceeds the expert's cheapest by little.
 *
 * <p>The cost of a placement exceeds the Lagrangian bound by the sum of these excesses and of the
 * prices of unused memory, so a placement near the bound uses few pairs with a large excess: the
 * core of the problem (Balas, Zemel, An algorithm for large zero-one knapsack problems, Operations
 * Research 28, 1980).
 */
public final class CorePairs {
  private final int[] first;
  private final int[] satellite;
  private final int[] choosers;
  private final int[] choices;
  private final int[] cheapest;
  private final double spread;

  /**
   * Selects the pairs of least excess, no more than four times the average for any expert.
   *
   * @param prices of a unit of each satellite's memory
   * @param perExpert how many pairs there are on average
   * @param atLeast how many of its own best pairs every expert gets, however large their excess
   */
  public CorePairs(PairTable table, IntToDoubleFunction prices, double perExpert, int atLeast) {
    int width = Math.min((int) Math.ceil(4 * perExpert), table.satellites);
    double[] all = new double[table.experts * width];
    int known = 0;
    double[] row = new double[table.satellites];
    for (int e = 0; e < table.experts; e++) {
      fillExcess(table, prices, e, row);
      Arrays.sort(row);
      for (int k = 0; k < width && row[k] < Double.POSITIVE_INFINITY; k++) {
        all[known++] = row[k];
      }
    }
    Arrays.sort(all, 0, known);
    int kept = (int) Math.min(known, Math.max(1, Math.round(perExpert * table.experts)));
    double most = known == 0 ? 0 : all[kept - 1];
    this.spread = most > 0 ? most : 1;
    this.first = new int[table.experts + 1];
    this.cheapest = new int[table.experts];
    int[] at = new int[table.experts * width];
    double[] sorted = new double[table.satellites];
    int real = 0;
    for (int e = 0; e < table.experts; e++) {
      fillExcess(table, prices, e, row);
      cheapest[e] = -1;
      double cut = cut(row, sorted, most, Math.min(atLeast, width), width);
      int end = first[e];
      for (int s = 0; s < table.satellites && end - first[e] < width; s++) {
        if (row[s] == 0 && cheapest[e] < 0) {
          cheapest[e] = s;
        }
        if (row[s] <= cut) {
          at[end++] = s;
        }
      }
      first[e + 1] = end;
      real += options(e) > 1 ? options(e) : 0;
    }
    this.satellite = Arrays.copyOf(at, first[table.experts]);
    this.choosers = new int[real];
    this.choices = new int[real];
    int next = 0;
    for (int e = 0; e < table.experts; e++) {
      for (int k = 0; options(e) > 1 && k < options(e); k++) {
        choosers[next] = e;
        choices[next++] = option(e, k);
      }
    }
  }

  /** The largest excess of an expert's selected pairs. */
  private static double cut(double[] row, double[] sorted, double most, int atLeast, int width) {
    System.arraycopy(row, 0, sorted, 0, row.length);
    Arrays.sort(sorted);
    double cut = Math.max(sorted[atLeast - 1], Math.min(most, sorted[width - 1]));
    return Math.min(cut, Double.MAX_VALUE);
  }

  private static void fillExcess(
      PairTable table, IntToDoubleFunction prices, int expert, double[] into) {
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < into.length; s++) {
      into[s] =
          table.allows(expert, s)
              ? table.cost(expert, s) + prices.applyAsDouble(s) * table.demand(expert, s)
              : Double.POSITIVE_INFINITY;
      least = Math.min(least, into[s]);
    }
    for (int s = 0; s < into.length; s++) {
      into[s] -= least;
    }
  }

  /** The number of pairs of experts that have a choice. */
  int size() {
    return choosers.length;
  }

  /** The expert of such a pair. */
  int expert(int pair) {
    return choosers[pair];
  }

  /** The satellite of such a pair. */
  int satellite(int pair) {
    return choices[pair];
  }

  /** The number of an expert's satellites, at least 1. */
  public int options(int expert) {
    return first[expert + 1] - first[expert];
  }

  /** One of an expert's satellites. */
  public int option(int expert, int index) {
    return satellite[first[expert] + index];
  }

  /** An expert's cheapest satellite at the multipliers' prices. */
  int cheapest(int expert) {
    return cheapest[expert];
  }

  /** The largest excess of a pair: the scale of what a bad choice costs; more than 0. */
  double spread() {
    return spread;
  }
}
