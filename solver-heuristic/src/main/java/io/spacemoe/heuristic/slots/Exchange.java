package io.spacemoe.heuristic.slots;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.SortedIndices;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Proof;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The search for a chain or a cycle of moves, of any length, that makes a complete and feasible
 * placement cheaper, for problems that count slots.
 *
 * <p>An expert on satellite s that would save d on satellite t asks for rent(t) &gt;= rent(s) + d;
 * a satellite with a free slot charges nothing. Raising rents until nobody asks for more is a
 * label-correcting search for longest chains. Where a free slot is asked for rent, the chain that
 * leads there saves something; where the chain that set a rent closes on itself, that cycle does.
 * Otherwise the search ends, no exchange of any length helps, the placement is optimal, and the
 * rents prove it (negative-cycle optimality; Ahuja, Magnanti, Orlin, Network Flows, 1993, section
 * 9.3; as a neighbourhood: Thompson, Psaraftis, Operations Research 41, 1993). Whenever the search
 * is stopped, its rents prove some bound. O(experts x satellites) for a pass, of which there are a
 * handful on latency-like costs and at most one per satellite.
 */
final class Exchange {

  /** How a search ended. */
  enum Outcome {
    /** The placement was made cheaper. */
    IMPROVED,
    /** The placement is optimal, and the rents prove it. */
    PROVED,
    /** It was told to stop. */
    STOPPED
  }

  /** No expert. */
  private static final int NOBODY = -1;

  private final PairTable table;
  private final Board board;
  private final long[] rent;
  private final int[] askedBy;
  private final int[] order;
  private final int[] queue;
  private final boolean[] queued;
  private final int[] mark;

  /** Searches from a board that is complete and feasible. */
  Exchange(PairTable table, Board board) {
    this.table = table;
    this.board = board;
    this.rent = new long[table.satellites];
    this.askedBy = new int[table.satellites];
    this.queue = new int[table.satellites];
    this.queued = new boolean[table.satellites];
    this.mark = new int[table.satellites];
    this.order = dearestFirst(table);
  }

  /**
   * Satellites by descending cost of all experts: rents flow from dear satellites to cheap ones.
   */
  private static int[] dearestFirst(PairTable table) {
    long[] key = new long[table.satellites];
    for (int e = 0; e < table.experts; e++) {
      for (int s = 0; s < key.length; s++) {
        key[s] -= table.cost(e, s);
      }
    }
    return SortedIndices.ascending(key);
  }

  /** The rents that the last search ended with. */
  Proof.Rents rents() {
    return new Proof.Rents(rent);
  }

  /** Makes the placement cheaper, or proves that nothing does. */
  Outcome search(BooleanSupplier stop) {
    Arrays.fill(rent, 0);
    Arrays.fill(askedBy, NOBODY);
    System.arraycopy(order, 0, queue, 0, queue.length);
    Arrays.fill(queued, true);
    int head = 0;
    int waiting = queue.length;
    int raised = 0;
    boolean beyond = false; // a rent above every placement's cost can only come from a cycle
    while (waiting > 0) {
      int s = queue[head];
      head = head + 1 == queue.length ? 0 : head + 1;
      waiting--;
      queued[s] = false;
      if (board.tenants(s) > 0 && stop.getAsBoolean()) {
        return Outcome.STOPPED;
      }
      for (int k = 0; k < board.tenants(s); k++) {
        int e = board.tenant(s, k);
        long most = rent[s] + table.cost(e, s);
        for (int t = 0; t < rent.length; t++) {
          long asked = most - table.cost(e, t);
          if (asked > rent[t] && table.allows(e, t)) {
            askedBy[t] = e;
            if (board.left(t) > 0) {
              carryOut(t);
              return Outcome.IMPROVED;
            }
            rent[t] = asked;
            beyond |= asked > Costs.MAX_TOTAL;
            raised++;
            if (!queued[t]) {
              queued[t] = true;
              int tail = head + waiting;
              queue[tail < queue.length ? tail : tail - queue.length] = t;
              waiting++;
            }
          }
        }
      }
      if (raised > rent.length || beyond) {
        raised = 0;
        int closed = onACycle();
        if (closed >= 0) {
          carryOut(closed);
          Arrays.fill(rent, 0);
          return Outcome.IMPROVED;
        }
      }
    }
    return Outcome.PROVED;
  }

  /** A satellite whose rent depends on itself; negative when there is none. */
  private int onACycle() {
    Arrays.fill(mark, NOBODY);
    for (int root = 0; root < mark.length; root++) {
      int s = root;
      while (s >= 0 && mark[s] < 0) {
        mark[s] = root;
        s = before(s);
      }
      if (s >= 0 && mark[s] == root) {
        return s;
      }
    }
    return NOBODY;
  }

  /** The satellite of the expert that last asked for a satellite's rent. */
  private int before(int satellite) {
    return askedBy[satellite] < 0 ? NOBODY : board.satelliteOf(askedBy[satellite]);
  }

  /**
   * Moves everybody who asked, from a satellite backwards to where the chain began or closes. On a
   * chain into a free slot that runs into a cycle first, the cycle alone is carried out.
   */
  private void carryOut(int last) {
    Arrays.fill(mark, NOBODY);
    int s = last;
    while (s >= 0 && mark[s] < 0) {
      mark[s] = 0;
      s = before(s);
    }
    int end = s;
    int to = s >= 0 ? s : last;
    int expert = askedBy[to];
    while (expert >= 0) {
      int from = board.satelliteOf(expert);
      int next = from == end ? NOBODY : askedBy[from];
      board.move(expert, to);
      to = from;
      expert = next;
    }
  }
}
