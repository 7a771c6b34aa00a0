package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Tenancy;
import java.util.BitSet;

/**
 * Finds the satellites that searches for a group do not look at although one of its experts would
 * be better off there. It remembers how far every bid was from its rent, so that it need not look
 * again while rents and values change by less.
 */
final class Pricing {
  /** With more fallen rents than this, all satellites are priced. */
  private static final int MOST_FALLEN = 64;

  /** With more experts than this who pay much more, all experts' bids are looked at. */
  private static final int MOST_RISEN = 3;

  private final ExpertGroup group;

  /**
   * What each expert paid in all, less what a move costs, when {@link #missed} was asked last; 0
   * for the unplaced.
   */
  private final long[] pays;

  /**
   * By how much a rent that searches do not look at may fall, or an expert's value rise, before
   * somebody would be better off there; negative when not known.
   */
  private long margin = -1;

  /** Nothing known yet. */
  Pricing(ExpertGroup group) {
    this.group = group;
    this.pays = new long[group.size()];
  }

  /**
   * The satellites that searches do not look at and that placed experts would pay more for.
   *
   * @param cheapest the lowest rent
   * @param falls how far rents have fallen since the last time
   */
  BitSet missed(long[] rent, long cheapest, RentDecreases falls) {
    BitSet missed = new BitSet();
    if (!group.looksAtSome()) {
      return missed;
    }
    long[] rise = rises(rent);
    if (margin >= 0) {
      priceRisen(rise, rent, cheapest, missed);
    }
    int fallen = 0;
    while (fallen < falls.count() && fallen <= MOST_FALLEN && falls.by(fallen) > margin) {
      fallen++;
    }
    if (margin < 0 || fallen > MOST_FALLEN) {
      price(rent, cheapest, missed);
      return missed;
    }
    margin -= falls.by(fallen);
    for (int k = 0; k < fallen; k++) {
      int s = falls.satellite(k);
      if (!group.looksAt(s)) {
        long bid = group.highestBid(s, rent);
        if (bid > rent[s]) {
          missed.set(s);
        } else {
          margin = Math.min(margin, rent[s] - bid);
        }
      }
    }
    return missed;
  }

  /** Brings up to date what each expert would pay elsewhere, and says by how much that rose. */
  private long[] rises(long[] rent) {
    long[] rise = new long[group.size()];
    for (int r = 0; r < rise.length; r++) {
      long value =
          group.home[r] == Tenancy.NONE
              ? 0
              : group.pays(group.order, r, group.home[r], rent) - group.moveCost(r);
      rise[r] = value - pays[r];
      pays[r] = value;
    }
    return rise;
  }

  /**
   * Takes the rises off the margin, where they are too many or small; looks at all bids of the few
   * experts with greater ones.
   */
  private void priceRisen(long[] rise, long[] rent, long cheapest, BitSet missed) {
    long small = margin / 2;
    int risen = 0;
    long most = 0;
    long mostSmall = 0;
    for (long by : rise) {
      most = Math.max(most, by);
      if (by > small) {
        risen++;
      } else {
        mostSmall = Math.max(mostSmall, by);
      }
    }
    if (risen > MOST_RISEN) {
      margin -= most;
      return;
    }
    margin -= mostSmall;
    for (int r = 0; r < rise.length && risen > 0; r++) {
      if (rise[r] > small) {
        risen--;
        UpperEnvelope bids = new UpperEnvelope(1);
        bids.add(group.weight[r], pays[r]);
        margin = price(bids, margin, rent, cheapest, missed);
      }
    }
  }

  /** Looks at all bids for all satellites that searches do not look at. */
  private void price(long[] rent, long cheapest, BitSet missed) {
    UpperEnvelope bids = new UpperEnvelope(group.size());
    boolean complete = true;
    for (int r = 0; r < group.home.length; r++) {
      if (group.home[r] == Tenancy.NONE) {
        complete = false;
      } else {
        bids.add(group.weight[r], pays[r]);
      }
    }
    long least = bids.isEmpty() ? margin : price(bids, Long.MAX_VALUE, rent, cheapest, missed);
    margin = complete ? least : -1;
  }

  /**
   * Looks at some bids for all satellites that searches do not look at, until bids are so low that
   * even a satellite with the lowest rent is further from being worth it than others.
   *
   * @param margin no less than 0
   * @return the margin, or how far the nearest bid is from a rent when that is less; satellites
   *     that are missed do not count, as they will be looked at
   */
  private long price(UpperEnvelope bids, long margin, long[] rent, long cheapest, BitSet missed) {
    boolean free = group.forbidden.isEmpty();
    long least = margin;
    int seen = 0;
    for (int k = 0; k < group.layer.satellite.length; k++) {
      int s = group.layer.satellite[k];
      if (seen < group.order.size() && group.order.satellite[seen] == s) {
        seen++;
        continue;
      }
      long bid = bids.at(group.layer.latency[k]);
      if (cheapest - bid >= least) {
        break;
      }
      if (free || !group.forbidden.get(s)) {
        if (bid > rent[s]) {
          missed.set(s);
        } else {
          least = Math.min(least, rent[s] - bid);
        }
      }
    }
    return least;
  }

  /** Makes the next {@link #missed} price all satellites. */
  void forget() {
    margin = -1;
  }
}
