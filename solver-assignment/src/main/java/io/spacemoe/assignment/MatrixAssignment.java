package io.spacemoe.assignment;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.BitSet;
import java.util.Optional;

/**
 * Assignment with any costs by successive shortest augmenting paths (Jonker and Volgenant, A
 * shortest augmenting path algorithm for dense and sparse linear assignment problems, Computing 38,
 * 1987), for satellites with any number of slots. O(experts^2 x satellites) time, one long per
 * pair.
 */
final class MatrixAssignment implements Method {
  /** The cost of a forbidden pair: more than any path can cost. */
  private static final long FORBIDDEN = 1L << 62;

  private static final long UNREACHABLE = FORBIDDEN >> 1;

  /** The largest sum of the experts' cost ranges for which no distance can leave its range. */
  private static final long MAX_SPREAD = 1L << 58;

  private final int experts;
  private final int satellites;
  private final long[] cost;
  private final long[] rent;
  private final Tenancy seats;

  private final long[] distance;
  private final int[] via;
  private final int[] order;
  private long searches;

  MatrixAssignment(PlacementProblem problem) {
    experts = problem.experts();
    satellites = problem.satellites();
    cost = new long[Math.multiplyExact(experts, satellites)];
    rent = new long[satellites];
    seats = new Tenancy(experts, Slots.of(problem));
    distance = new long[satellites];
    via = new int[satellites];
    order = new int[satellites];
    fill(problem);
  }

  /** Copies the costs, each less its row's least, which changes no optimum and no rent. */
  private void fill(PlacementProblem problem) {
    long[] row = new long[satellites];
    long spread = 0;
    for (int e = 0; e < experts; e++) {
      problem.costs().copyRow(e, row);
      long least = Long.MAX_VALUE;
      long most = 0;
      for (int s = 0; s < satellites; s++) {
        least = Math.min(least, row[s]);
        most = Math.max(most, row[s]);
      }
      for (int s = 0; s < satellites; s++) {
        cost[e * satellites + s] = row[s] - least;
      }
      spread += satellites == 0 ? 0 : most - least;
      BitSet forbidden = problem.forbidden().of(e);
      for (int s = forbidden.nextSetBit(0); s >= 0; s = forbidden.nextSetBit(s + 1)) {
        cost[e * satellites + s] = FORBIDDEN;
      }
    }
    if (spread > MAX_SPREAD) {
      throw new RefusedException(
          "the experts' cost ranges add up to %d; allowed: at most 2^58, or distances could overflow.%nMaybe use a coarser unit."
              .formatted(spread));
    }
  }

  @Override
  public Optional<Proof.Shortage> run(StopSignal stop) {
    for (int e = 0; e < experts; e++) {
      if (stop.raised()) {
        return Optional.empty();
      }
      if (!augment(e)) {
        return Optional.of(shortage(e));
      }
    }
    return Optional.empty();
  }

  private int reached;

  /** Places one more expert along a shortest path; false when no open slot can be reached. */
  private boolean augment(int expert) {
    searches++;
    int row = expert * satellites;
    for (int s = 0; s < satellites; s++) {
      distance[s] = cost[row + s] + rent[s];
      via[s] = expert;
      order[s] = s;
    }
    int end = Tenancy.NONE;
    reached = 0;
    while (end == Tenancy.NONE) {
      int at = nearest(reached);
      if (at < 0 || distance[order[at]] >= UNREACHABLE) {
        return false;
      }
      int s = order[at];
      order[at] = order[reached];
      order[reached] = s;
      if (seats.open[s] > 0) {
        end = s;
      } else {
        reached++;
        for (int e = seats.tenant[s]; e != Tenancy.NONE; e = seats.next[e]) {
          relax(e, s);
        }
      }
    }
    for (int k = 0; k < reached; k++) {
      rent[order[k]] += distance[end] - distance[order[k]];
    }
    shift(expert, end);
    return true;
  }

  private int nearest(int from) {
    int at = -1;
    long least = Long.MAX_VALUE;
    for (int k = from; k < satellites; k++) {
      long d = distance[order[k]];
      if (d < least || (d == least && seats.open[order[k]] > 0 && seats.open[order[at]] == 0)) {
        least = d;
        at = k;
      }
    }
    return at;
  }

  private void relax(int expert, int home) {
    int row = expert * satellites;
    long base = distance[home] - cost[row + home] - rent[home];
    for (int k = reached; k < satellites; k++) {
      int s = order[k];
      long d = base + cost[row + s] + rent[s];
      if (d < distance[s]) {
        distance[s] = d;
        via[s] = expert;
      }
    }
  }

  /** Moves every expert on the path to the satellite it was reached for, from the end back. */
  private void shift(int source, int end) {
    int s = end;
    int e;
    do {
      e = via[s];
      int home = seats.satelliteOf[e];
      if (e != source) {
        seats.leave(e);
      }
      seats.enter(e, s);
      s = home;
    } while (e != source);
  }

  /** The expert whose search failed and the tenants of all it reached: those have no room left. */
  private Proof.Shortage shortage(int expert) {
    BitSet stuck = new BitSet();
    stuck.set(expert);
    for (int k = 0; k < reached; k++) {
      for (int e = seats.tenant[order[k]]; e != Tenancy.NONE; e = seats.next[e]) {
        stuck.set(e);
      }
    }
    return new Proof.Shortage(stuck.stream().toArray());
  }

  @Override
  public int[] satelliteOf() {
    return seats.satelliteOf;
  }

  @Override
  public long[] rents() {
    return rent;
  }

  @Override
  public long searches() {
    return searches;
  }
}
