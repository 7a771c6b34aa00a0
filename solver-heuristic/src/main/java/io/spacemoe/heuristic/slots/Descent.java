package io.spacemoe.heuristic.slots;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;

/**
 * Descent by changes and swaps, for problems that count slots: each expert in turn makes the move
 * that saves most, to a satellite with a free slot or in exchange with a tenant. On product costs a
 * placement that no such move improves is optimal (rearrangement inequality).
 */
final class Descent {
  /** No expert. */
  private static final int NOBODY = -1;

  private final PairTable table;
  private final Board board;

  /** Descends from a board that is complete and feasible. */
  Descent(PairTable table, Board board) {
    this.table = table;
    this.board = board;
  }

  /**
   * Makes the best move of one expert, in O(experts + satellites).
   *
   * @return whether it had one that saves something
   */
  boolean improve(int expert) {
    int from = board.satelliteOf(expert);
    long here = table.cost(expert, from);
    long best = 0;
    int bestTo = NOBODY;
    int bestPartner = NOBODY;
    for (int to = 0; to < table.satellites; to++) {
      if (to == from || !table.allows(expert, to)) {
        continue;
      }
      long change = table.cost(expert, to) - here;
      if (board.left(to) > 0) {
        if (change < best) {
          best = change;
          bestTo = to;
          bestPartner = NOBODY;
        }
        continue;
      }
      for (int k = 0; k < board.tenants(to); k++) {
        int partner = board.tenant(to, k);
        long both = change + table.cost(partner, from) - table.cost(partner, to);
        if (both < best && table.allows(partner, from)) {
          best = both;
          bestTo = to;
          bestPartner = partner;
        }
      }
    }
    if (bestTo < 0) {
      return false;
    }
    board.move(expert, bestTo);
    if (bestPartner >= 0) {
      board.move(bestPartner, from);
    }
    return true;
  }
}
