package io.spacemoe.ortools.pairs;

import java.util.Arrays;

/** Consecutive numbers for the satellites that are a candidate of some expert. Immutable. */
public final class Columns {
  private final int[] columnOf;
  private final int[] satelliteOf;
  private int size;

  public Columns(CandidatePairs pairs) {
    this.columnOf = new int[pairs.satellites()];
    this.satelliteOf = new int[pairs.satellites()];
    Arrays.fill(columnOf, -1);
    for (int k = 0; k < pairs.size(); k++) {
      int s = pairs.satellite(k);
      if (columnOf[s] < 0) {
        satelliteOf[size] = s;
        columnOf[s] = size++;
      }
    }
  }

  /** The number of columns. */
  public int size() {
    return size;
  }

  /** The column of a candidate satellite. */
  public int of(int satellite) {
    return columnOf[satellite];
  }

  /** The satellite of a column. */
  public int satellite(int column) {
    return satelliteOf[column];
  }
}
