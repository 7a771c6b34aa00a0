package io.spacemoe.heuristic.optaplanner;

import java.util.Comparator;

/**
 * A satellite as OptaPlanner sees it: a planning value.
 *
 * @param satellite its index
 * @param dearness the sum of all experts' costs there
 */
public record Berth(int satellite, long dearness) {

  /** Cheap satellites first; created by OptaPlanner. */
  public static final class ByDearness implements Comparator<Berth> {
    /** Has no state. */
    public ByDearness() {}

    @Override
    public int compare(Berth a, Berth b) {
      int byDearness = Long.compare(a.dearness, b.dearness);
      return byDearness != 0 ? byDearness : Integer.compare(a.satellite, b.satellite);
    }
  }
}
