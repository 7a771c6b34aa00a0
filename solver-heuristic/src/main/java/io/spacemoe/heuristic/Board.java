package io.spacemoe.heuristic;

import java.util.Arrays;

/**
 * A placement that moves: who sits where, what it costs, and how far it is from feasible, kept up
 * to date in O(1) a move and in exact arithmetic. Experts may be off the board, satellites
 * overfull.
 */
public final class Board {
  /** The satellite of an expert that is off the board. */
  private static final int NOWHERE = -1;

  private final PairTable table;
  private final int[] satelliteOf;
  private final long[] left;
  private final int[][] tenants;
  private final int[] tenantCount;
  private final int[] seat;
  private long cost;
  private long overload;
  private int misplaced;
  private int placed;

  /** No expert is on the board. */
  public Board(PairTable table) {
    this.table = table;
    this.satelliteOf = new int[table.experts];
    this.left = new long[table.satellites];
    this.tenants = new int[table.satellites][1];
    this.tenantCount = new int[table.satellites];
    this.seat = new int[table.experts];
    Arrays.fill(satelliteOf, NOWHERE);
    for (int s = 0; s < left.length; s++) {
      left[s] = table.room(s);
    }
  }

  /** Puts an expert that is off the board on a satellite. */
  public void place(int expert, int satellite) {
    int count = tenantCount[satellite]++;
    if (count == tenants[satellite].length) {
      tenants[satellite] = Arrays.copyOf(tenants[satellite], 2 * count);
    }
    tenants[satellite][count] = expert;
    seat[expert] = count;
    satelliteOf[expert] = satellite;
    placed++;
    cost += table.cost(expert, satellite);
    misplaced += table.allows(expert, satellite) ? 0 : 1;
    changeRoom(satellite, -table.demand(expert, satellite));
  }

  /** Takes an expert off the board. */
  public void take(int expert) {
    int satellite = satelliteOf[expert];
    int last = tenants[satellite][--tenantCount[satellite]];
    tenants[satellite][seat[expert]] = last;
    seat[last] = seat[expert];
    satelliteOf[expert] = NOWHERE;
    placed--;
    cost -= table.cost(expert, satellite);
    misplaced -= table.allows(expert, satellite) ? 0 : 1;
    changeRoom(satellite, table.demand(expert, satellite));
  }

  private void changeRoom(int satellite, long by) {
    long before = left[satellite];
    left[satellite] = before + by;
    overload += Math.max(0, -left[satellite]) - Math.max(0, -before);
  }

  /** Moves an expert, which may be off the board, to a satellite. */
  public void move(int expert, int satellite) {
    if (satelliteOf[expert] >= 0) {
      take(expert);
    }
    place(expert, satellite);
  }

  /** Moves every expert to where an array says. */
  public void moveAll(int[] to) {
    for (int e = 0; e < to.length; e++) {
      if (satelliteOf[e] != to[e]) {
        move(e, to[e]);
      }
    }
  }

  /** The satellite of an expert; negative for one that is off the board. */
  public int satelliteOf(int expert) {
    return satelliteOf[expert];
  }

  /** The satellite of each expert, as a copy. */
  public int[] toArray() {
    return satelliteOf.clone();
  }

  /** Copies the satellite of each expert. */
  public void copyTo(int[] into) {
    System.arraycopy(satelliteOf, 0, into, 0, into.length);
  }

  /** The number of experts on a satellite. */
  public int tenants(int satellite) {
    return tenantCount[satellite];
  }

  /** One of the experts on a satellite, 0 to {@link #tenants(int)} - 1, in no particular order. */
  public int tenant(int satellite, int index) {
    return tenants[satellite][index];
  }

  /** The room left on a satellite; negative when it is overfull. */
  public long left(int satellite) {
    return left[satellite];
  }

  /** The cost of the experts on the board. */
  public long cost() {
    return cost;
  }

  /** How much is demanded beyond the room there is, summed over satellites. */
  public long overload() {
    return overload;
  }

  /** The number of experts on satellites that do not allow them. */
  public int misplaced() {
    return misplaced;
  }

  /** Whether every expert is on the board, allowed where it is, and no satellite overfull. */
  public boolean feasible() {
    return overload == 0 && misplaced == 0 && placed == satelliteOf.length;
  }
}
