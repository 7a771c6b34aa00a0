package io.spacemoe.ortools.slots;

import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rents that prove a given placement best, for a problem that counts slots.
 *
 * <p>An expert that could move from satellite s to satellite t and change the cost by d asks for
 * rent(t) &gt;= rent(s) - d; a satellite with a free slot asks for no rent. The least such rents
 * are the longest chains of moves, counted by what they save: shortest paths with negative lengths
 * from all satellites at once, which exist exactly when no cycle of moves, and no chain of moves
 * into a free slot, saves anything, that is, when the placement is best (linear programming
 * duality; Ahuja, Magnanti, Orlin, Network Flows, 1993, theorem 9.1).
 *
 * <p>The paths are found as by Goldberg and Radzik (A heuristic improvement of the Bellman-Ford
 * algorithm, Applied Mathematics Letters 6, 1993): in each pass, satellites are scanned in
 * topological order of the moves that still save something. Without a saving cycle there is at most
 * one pass per satellite, each O(pairs); on latency-like costs there are a handful.
 */
final class RentsFromPlacement {
  /** States of a satellite in the search: not seen yet, being looked at, done. */
  private static final int UNSEEN = 0;

  private static final int ENTERED = 1;
  private static final int LEFT = 2;

  private final CandidatePairs pairs;
  private final Occupants occupants;
  private final boolean[] free;
  private final long[] rent;
  private final long[] present;

  private final int[] state;
  private final int[] order;
  private int ordered;
  private final int[] stack;
  private final int[] occupantAt;
  private final int[] pairAt;

  private RentsFromPlacement(PlacementProblem problem, CandidatePairs pairs, int[] satelliteOf) {
    int satellites = problem.satellites();
    this.pairs = pairs;
    this.occupants = new Occupants(satellites, satelliteOf);
    this.free = new boolean[satellites];
    for (int s = 0; s < satellites; s++) {
      free[s] = occupants.count(s) < problem.room(s);
    }
    this.rent = new long[satellites];
    this.present = new long[satelliteOf.length];
    for (int e = 0; e < present.length; e++) {
      present[e] = pairs.cost(pairs.pairOf(e, satelliteOf[e]));
    }
    this.state = new int[satellites];
    this.order = new int[satellites];
    this.stack = new int[satellites];
    this.occupantAt = new int[satellites];
    this.pairAt = new int[satellites];
  }

  /**
   * The least rents that prove a placement best for the costs of the pairs.
   *
   * @param satelliteOf a feasible placement that uses these pairs only
   * @return one rent per satellite; empty when the placement is not best
   */
  static Optional<long[]> of(PlacementProblem problem, CandidatePairs pairs, int[] satelliteOf) {
    RentsFromPlacement search = new RentsFromPlacement(problem, pairs, satelliteOf);
    boolean best = Phase.of(Phase.Kind.PROVE, pairs, search::run);
    return best ? Optional.of(search.rent) : Optional.empty();
  }

  private boolean run() {
    int[] due = new int[rent.length];
    int dues = 0;
    for (int s = 0; s < rent.length; s++) {
      due[dues++] = s;
    }
    boolean[] queued = new boolean[rent.length];
    for (int pass = 0; dues > 0; pass++) {
      if (pass > rent.length) {
        return false;
      }
      Arrays.fill(state, UNSEEN);
      ordered = 0;
      for (int i = 0; i < dues; i++) {
        queued[due[i]] = false;
        if (state[due[i]] == UNSEEN && !visit(due[i])) {
          return false;
        }
      }
      dues = 0;
      for (int i = ordered - 1; i >= 0; i--) {
        state[order[i]] = UNSEEN;
        dues = scan(order[i], due, dues, queued);
        if (dues < 0) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Appends the satellites that can be reached from one by moves that save something, each after
   * those that it reaches; false where such moves close a cycle or end in a free slot.
   */
  private boolean visit(int root) {
    int depth = 0;
    enter(root);
    stack[depth++] = root;
    while (depth > 0) {
      int s = stack[depth - 1];
      int t = nextSaving(s);
      if (t < 0) {
        state[s] = LEFT;
        order[ordered++] = s;
        depth--;
      } else if (free[t] || state[t] == ENTERED) {
        return false;
      } else if (state[t] == UNSEEN) {
        enter(t);
        stack[depth++] = t;
      }
    }
    return true;
  }

  private void enter(int s) {
    state[s] = ENTERED;
    occupantAt[s] = occupants.first(s);
    pairAt[s] = occupantAt[s] < 0 ? 0 : pairs.first(occupantAt[s]);
  }

  /** The next satellite whose rent is too low for a occupant of s to stay; -1 after the last. */
  private int nextSaving(int s) {
    int e = occupantAt[s];
    int k = pairAt[s];
    while (e >= 0) {
      long most = rent[s] + present[e];
      for (int end = pairs.end(e); k < end; k++) {
        int t = pairs.satellite(k);
        if (rent[t] + pairs.cost(k) < most && state[t] != LEFT) {
          occupantAt[s] = e;
          pairAt[s] = k + 1;
          return t;
        }
      }
      e = occupants.next(e);
      k = e < 0 ? 0 : pairs.first(e);
    }
    occupantAt[s] = -1;
    return -1;
  }

  /**
   * Raises the rents that a satellite's occupants ask for, and queues what was scanned before.
   *
   * @return the length of the queue; negative where a occupant asks rent of a free slot
   */
  private int scan(int s, int[] due, int dues, boolean[] queued) {
    int size = dues;
    for (int e = occupants.first(s); e >= 0; e = occupants.next(e)) {
      long most = rent[s] + present[e];
      for (int k = pairs.first(e), end = pairs.end(e); k < end; k++) {
        int t = pairs.satellite(k);
        long asked = most - pairs.cost(k);
        if (asked > rent[t]) {
          if (free[t]) {
            return -1;
          }
          rent[t] = asked;
          if (state[t] == UNSEEN && !queued[t]) {
            queued[t] = true;
            due[size++] = t;
          }
        }
      }
    }
    return size;
  }
}
