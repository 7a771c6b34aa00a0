package io.spacemoe.assignment.matrix;

import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.Moves;
import io.spacemoe.assignment.path.PathSearch;
import io.spacemoe.assignment.path.Tenancy;
import java.util.Arrays;

/**
 * The moves of experts with any costs: to every satellite, or to those on each expert's list of
 * candidates only.
 */
final class MatrixMoves implements Moves {
  /** The cheapest satellites that are kept of an expert. Chosen, not tuned. */
  private static final int LIST = 16;

  private final CostRows rows;
  private final Market market;

  /** The satellites on each expert's list; null while all are open to it. */
  private int[][] candidates;

  private long scanned;

  MatrixMoves(CostRows rows, Market market) {
    this.rows = rows;
    this.market = market;
  }

  /** Pairs looked at so far. */
  long scanned() {
    return scanned;
  }

  @Override
  public void offer(int expert, long base, PathSearch search) {
    long[] row = rows.row(expert);
    if (candidates == null) {
      scanned += row.length;
      long[] rent = market.rent;
      for (int s = 0; s < row.length; s++) {
        if (base + row[s] + rent[s] < search.limit() && row[s] >= 0) {
          search.offer(s, base + row[s], 0);
        }
      }
      return;
    }
    for (int s : candidates[expert]) {
      search.offer(s, base + row[s], 0);
    }
  }

  @Override
  public void offerTenant(int expert, long atHome, PathSearch search) {
    offer(expert, atHome - rows.row(expert)[market.seats.satelliteOf[expert]], search);
  }

  @Override
  public void moved(int expert, int at) {}

  @Override
  public void settled() {}

  /** Opens all satellites to everyone. */
  void openAll() {
    candidates = null;
  }

  /** Restricts everyone to the satellites where cost and rent together are least. */
  void listCheapest() {
    candidates = new int[rows.count()][];
    long[] value = new long[LIST];
    int[] satellite = new int[LIST];
    for (int e = 0; e < candidates.length; e++) {
      candidates[e] = cheapest(rows.row(e), value, satellite);
    }
  }

  private int[] cheapest(long[] row, long[] value, int[] satellite) {
    int size = 0;
    long worst = Long.MAX_VALUE;
    for (int s = 0; s < row.length; s++) {
      long v = row[s] + market.rent[s];
      if (v >= worst || row[s] < 0) {
        continue;
      }
      int i = size < LIST ? size++ : LIST - 1;
      while (i > 0 && value[i - 1] > v) {
        value[i] = value[i - 1];
        satellite[i] = satellite[i - 1];
        i--;
      }
      value[i] = v;
      satellite[i] = s;
      worst = size < LIST ? Long.MAX_VALUE : value[LIST - 1];
    }
    return Arrays.copyOf(satellite, size);
  }

  /**
   * Checks every placed expert against all satellites. Who would be better off elsewhere gets those
   * satellites on its list and leaves its own.
   *
   * @return whether all are content
   */
  boolean listMissed() {
    boolean content = true;
    for (int e = 0; e < candidates.length; e++) {
      long[] row = rows.row(e);
      int home = market.seats.satelliteOf[e];
      if (home == Tenancy.NONE) {
        continue;
      }
      long value = row[home] + market.rent[home];
      int[] missed = missed(row, value);
      if (missed.length > 0) {
        int[] list = Arrays.copyOf(candidates[e], candidates[e].length + missed.length);
        System.arraycopy(missed, 0, list, candidates[e].length, missed.length);
        candidates[e] = list;
        market.leave(e);
        content = false;
      }
    }
    return content;
  }

  private static final int[] NOTHING = {};

  private int[] missed(long[] row, long value) {
    int[] missed = NOTHING;
    int size = 0;
    for (int s = 0; s < row.length; s++) {
      if (row[s] + market.rent[s] < value && row[s] >= 0) {
        if (size == missed.length) {
          missed = Arrays.copyOf(missed, 2 * size + 2);
        }
        missed[size++] = s;
      }
    }
    return size == missed.length ? missed : Arrays.copyOf(missed, size);
  }
}
