package io.spacemoe.heuristic;

import io.spacemoe.solver.Proof;
import java.util.Arrays;
import java.util.Optional;

/**
 * A first placement: each expert, dearest per unit of demand first, on its cheapest satellite with
 * room.
 *
 * <p>Where satellites count slots, an expert that finds no room is seated along a chain of moves,
 * each to any allowed satellite; without such a chain the experts met on the way are too many for
 * their satellites (Hall's theorem). Then there is either a complete placement or a proof that
 * there is none. O(experts x satellites) for each expert.
 */
public final class Seating {
  private final PairTable table;
  private final Board board;

  /** Seats experts on a board. */
  public Seating(PairTable table, Board board) {
    this.table = table;
    this.board = board;
  }

  /** A reason, found by counting alone, why experts cannot all be placed. */
  public static Optional<Proof.Shortage> counted(PairTable table) {
    double demand = 0;
    double room = 0;
    for (int s = 0; s < table.satellites; s++) {
      room += table.room(s);
    }
    int[] all = new int[table.experts];
    for (int e = 0; e < table.experts; e++) {
      all[e] = e;
      long least = Long.MAX_VALUE;
      for (int s = 0; s < table.satellites; s++) {
        if (table.allows(e, s)) {
          least = Math.min(least, table.demand(e, s));
        }
      }
      if (least == Long.MAX_VALUE) {
        return Optional.of(new Proof.Shortage(e));
      }
      demand += least;
    }
    return demand > room * (1 + 1e-9) ? Optional.of(new Proof.Shortage(all)) : Optional.empty();
  }

  /** What an expert costs where it is dearest, per unit of its demand. */
  public static long difficulty(PairTable table, int expert) {
    long most = 0;
    for (int s = 0; s < table.satellites; s++) {
      most = Math.max(most, table.allows(expert, s) ? table.cost(expert, s) : 0);
    }
    return most / Math.max(1, table.demand(expert));
  }

  /** Puts experts, dearest first, on their cheapest satellites with room, as far as that goes. */
  public void greedy() {
    long[] key = new long[table.experts];
    for (int e = 0; e < key.length; e++) {
      key[e] = difficulty(table, e);
    }
    int[] order = SortedIndices.ascending(key);
    for (int i = order.length - 1; i >= 0; i--) {
      int cheapest = -1;
      for (int s = 0; s < table.satellites; s++) {
        if (table.allows(order[i], s)
            && table.demand(order[i], s) <= board.left(s)
            && (cheapest < 0 || table.cost(order[i], s) < table.cost(order[i], cheapest))) {
          cheapest = s;
        }
      }
      if (cheapest >= 0) {
        board.place(order[i], cheapest);
      }
    }
  }

  /** Seats every expert that is off the board, each demanding one slot, or says why not. */
  public Optional<Proof.Shortage> seatAll() {
    for (int e = 0; e < table.experts; e++) {
      if (board.satelliteOf(e) < 0) {
        Optional<Proof.Shortage> shortage = seat(e);
        if (shortage.isPresent()) {
          return shortage;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Proof.Shortage> seat(int expert) {
    int[] enteredBy = new int[table.satellites];
    Arrays.fill(enteredBy, -1);
    int[] met = new int[table.experts];
    int known = 0;
    met[known++] = expert;
    for (int i = 0; i < known; i++) {
      for (int s = 0; s < enteredBy.length; s++) {
        if (enteredBy[s] < 0 && table.allows(met[i], s)) {
          enteredBy[s] = met[i];
          if (board.left(s) > 0) {
            shift(expert, s, enteredBy);
            return Optional.empty();
          }
          for (int k = 0; k < board.tenants(s); k++) {
            met[known++] = board.tenant(s, k);
          }
        }
      }
    }
    return Optional.of(new Proof.Shortage(Arrays.copyOf(met, known)));
  }

  private void shift(int expert, int last, int[] enteredBy) {
    int s = last;
    int e = enteredBy[s];
    while (e != expert) {
      int from = board.satelliteOf(e);
      board.move(e, s);
      s = from;
      e = enteredBy[s];
    }
    board.place(expert, s);
  }
}
