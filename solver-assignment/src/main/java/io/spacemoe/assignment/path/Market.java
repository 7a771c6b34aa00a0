package io.spacemoe.assignment.path;

import java.util.BitSet;

/**
 * A partial placement with rents of at least 0 under which every placed expert sits where its cost
 * and rent together are least, among all satellites. Any rents at all can be a start.
 *
 * <p>It is the best placement as soon as every expert is placed and every open slot is free of
 * rent. Slots that no expert will need are held by a spare tenant whose cost is 0 everywhere; an
 * open slot with a rent is stranded until the spare tenant or an expert takes it.
 */
public final class Market {
  public final Tenancy seats;

  /** The rent of each satellite. */
  public final long[] rent;

  /** How many slots the experts leave open when all are placed; negative when some do not fit. */
  private long spare;

  /** Open slots that are free of rent. */
  long vacant;

  /** Experts without a satellite. */
  int unplaced;

  /**
   * Nobody placed.
   *
   * @param slots of each satellite
   * @param rents of each satellite, at least 0
   */
  public Market(int experts, int[] slots, long[] rents) {
    seats = new Tenancy(experts, slots);
    rent = rents.clone();
    unplaced = experts;
    long room = 0;
    for (int open : seats.open) {
      room += open;
    }
    spare = room - experts;
    countVacant();
  }

  /** Places an expert on an open slot of a satellite where its cost and rent are least. */
  public void enter(int expert, int satellite) {
    if (rent[satellite] == 0) {
      vacant--;
    }
    seats.enter(expert, satellite);
    unplaced--;
  }

  /** Takes an expert off its satellite. */
  public void leave(int expert) {
    int satellite = seats.satelliteOf[expert];
    seats.leave(expert);
    if (rent[satellite] == 0) {
      vacant++;
    }
    unplaced++;
  }

  /** Lowers the rent of a satellite, or leaves it when it is no higher. */
  public void lowerRent(int satellite, long newRent) {
    if (newRent == 0 && rent[satellite] > 0) {
      vacant += seats.open[satellite];
    }
    rent[satellite] = Math.min(rent[satellite], newRent);
  }

  /** Gives a satellite more slots, or fewer of which enough are open. */
  public void changeSlots(int satellite, int more) {
    seats.open[satellite] += more;
    spare += more;
    if (rent[satellite] == 0) {
      vacant += more;
    }
  }

  /** Counts the vacant slots again, after rents have fallen. */
  public void countVacant() {
    vacant = 0;
    for (int s = 0; s < rent.length; s++) {
      if (rent[s] == 0) {
        vacant += seats.open[s];
      }
    }
  }

  /** Whether the experts need all the slots there are. */
  public boolean isExact() {
    return spare == 0;
  }

  /** Open slots that charge a rent. */
  long stranded() {
    return spare + unplaced - vacant;
  }

  /** Whether everybody is placed at the least cost. */
  public boolean cleared() {
    return unplaced == 0 && stranded() == 0;
  }

  /** Whether an open slot is to be had for nothing: more are vacant than the spare tenant holds. */
  boolean hasSurplus() {
    return vacant > spare;
  }

  /** The tenants of some satellites. */
  BitSet tenantsOf(int[] satellites, int count) {
    BitSet tenants = new BitSet();
    for (int k = 0; k < count; k++) {
      for (int e = seats.tenant[satellites[k]]; e != Tenancy.NONE; e = seats.next[e]) {
        tenants.set(e);
      }
    }
    return tenants;
  }
}
