package io.spacemoe.assignment;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Experts of one layer to whom the same satellites are forbidden, from the heaviest to the
 * lightest. Where they sit, the ladder's positions ascend in that order: exchanging two experts
 * that sit the other way round never costs more.
 */
final class Crew {
  /** With more fallen rents than this, all satellites are priced. */
  private static final int MOST_FALLEN = 64;

  /** About as many satellites are best for some weight or other. */
  private static final int ENVELOPE_ROOM = 64;

  /** With more experts than this who pay much more, all experts' bids are looked at. */
  private static final int MOST_RISEN = 3;

  /** The layer's ladder. */
  final Ladder layer;

  /** Satellites that no expert of the crew may use. */
  final BitSet forbidden;

  /** The experts by descending weight, ties by ascending index. */
  final int[] expert;

  /** Their weights, in parts per million. */
  final long[] weight;

  /** The allowed part of the layer's ladder that searches look at. */
  Ladder ladder;

  /** About what it bids for each satellite of its layer before anybody is placed, where known. */
  private long[] expected;

  /** What each expert paid in all when {@link #missed} was asked last; 0 for the unplaced. */
  private final long[] pays;

  /**
   * By how much a rent that searches do not look at may fall, or an expert's value rise, before
   * somebody would be better off there; negative when not known.
   */
  private long margin = -1;

  /** The position of each expert on {@link #ladder}, {@link Tenancy#NONE} where unplaced. */
  final int[] home;

  /**
   * Nobody placed.
   *
   * @param expert by descending weight
   */
  Crew(Ladder layer, BitSet forbidden, int[] expert, long[] weight) {
    this.layer = layer;
    this.ladder = layer;
    this.forbidden = forbidden;
    this.expert = expert;
    this.weight = weight;
    this.home = new int[expert.length];
    Arrays.fill(home, Tenancy.NONE);
    pays = new long[expert.length];
  }

  /** The same experts on another ladder, nobody placed. */
  Crew on(Ladder other) {
    return new Crew(other, forbidden, expert, weight);
  }

  int size() {
    return expert.length;
  }

  static int countExperts(Crew[] crews) {
    int count = 0;
    for (Crew crew : crews) {
      count += crew.size();
    }
    return count;
  }

  /** What an expert pays in all at a position of a ladder. */
  long pays(Ladder on, int rank, int at, long[] rent) {
    return weight[rank] * on.latency[at] + rent[on.satellite[at]];
  }

  /**
   * The nearest heavier expert that is placed, by rank; {@link Tenancy#NONE} when there is none.
   */
  int placedBefore(int rank) {
    int r = rank - 1;
    while (r >= 0 && home[r] == Tenancy.NONE) {
      r--;
    }
    return r;
  }

  /** The nearest lighter expert that is placed, by rank; {@link #size()} when there is none. */
  int placedAfter(int rank) {
    int r = rank + 1;
    while (r < home.length && home[r] == Tenancy.NONE) {
      r++;
    }
    return r;
  }

  /**
   * The position on a ladder where each expert's cost and rent together are least, the first of
   * several; {@link Tenancy#NONE} everywhere when all is forbidden. It is the lower envelope of one
   * line per satellite over the weights: O(m + n).
   *
   * @param rent by satellite
   */
  int[] choices(Ladder on, long[] rent) {
    Envelope pays = new Envelope(ENVELOPE_ROOM);
    boolean free = forbidden.isEmpty();
    long cheapest = Long.MAX_VALUE;
    for (int k = 0; k < on.satellite.length; k++) {
      int s = on.satellite[k];
      if (rent[s] < cheapest && (free || !forbidden.get(s))) {
        cheapest = rent[s];
        pays.add(rent[s], on.latency[k], k);
      }
    }
    int[] choice = new int[size()];
    for (int r = 0; r < choice.length; r++) {
      choice[r] = pays.isEmpty() ? Tenancy.NONE : pays.least(weight[r]);
    }
    return choice;
  }

  /**
   * Makes searches look only at the satellites that come closest to being worth their rent to
   * someone in the crew, before anybody is placed.
   *
   * @param rent by satellite
   * @param count about how many
   */
  void lookAtBest(long[] rent, int count) {
    forgetMargin();
    long[] shortfall = expected;
    expected = null;
    if (count >= layer.size() || size() == 0) {
      ladder = layer.without(forbidden);
      return;
    }
    shortfall = shortfall == null ? bids(rent) : shortfall;
    for (int k = 0; k < shortfall.length; k++) {
      int s = layer.satellite[k];
      shortfall[k] = forbidden.get(s) ? Long.MAX_VALUE : rent[s] - shortfall[k];
    }
    long most = Math.min(Order.about(shortfall, count), Long.MAX_VALUE - 1);
    ladder = layer.upTo(shortfall, most);
  }

  /** Says what the crew will bid for each satellite of its layer, about, so as to save the work. */
  void expect(long[] bids) {
    expected = bids;
  }

  private long[] bids(long[] rent) {
    int[] choice = choices(layer, rent);
    long[] value = new long[size()];
    for (int r = 0; r < value.length && choice[r] != Tenancy.NONE; r++) {
      value[r] = pays(layer, r, choice[r], rent);
    }
    return Bids.highest(layer, weight, value);
  }

  /**
   * What its placed experts would pay for a satellite at most; 0 when nothing. It is the bid of one
   * of the two that sit on either side of it: who sits beyond would rather be in their place.
   */
  long highestBid(int satellite, long[] rent) {
    if (forbidden.get(satellite)) {
      return 0;
    }
    long latency = layer.latencyOf(satellite);
    int further = placedFrom(latency);
    long most = 0;
    for (int r : new int[] {placedBefore(further), further}) {
      if (r >= 0 && r < size()) {
        most = Math.max(most, pays(ladder, r, home[r], rent) - weight[r] * latency);
      }
    }
    return most;
  }

  /**
   * The heaviest placed expert that sits at a latency or further, by rank; {@link #size()} when
   * there is none. O(log n), more with many unplaced.
   */
  private int placedFrom(long latency) {
    int low = 0;
    int high = home.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int placed = placedAfter(middle - 1);
      if (placed < high && ladder.latency[home[placed]] < latency) {
        low = placed + 1;
      } else {
        high = middle;
      }
    }
    return placedAfter(low - 1);
  }

  /**
   * The satellites that searches do not look at and that placed experts would pay more for.
   *
   * @param cheapest the lowest rent
   * @param falls how far rents have fallen since the last time
   */
  BitSet missed(long[] rent, long cheapest, Falls falls) {
    BitSet missed = new BitSet();
    if (!looksAtSome()) {
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
      if (!looksAt(s)) {
        long bid = highestBid(s, rent);
        if (bid > rent[s]) {
          missed.set(s);
        } else {
          margin = Math.min(margin, rent[s] - bid);
        }
      }
    }
    return missed;
  }

  /** Brings up to date what each expert pays in all, and says by how much that rose. */
  private long[] rises(long[] rent) {
    long[] rise = new long[size()];
    for (int r = 0; r < rise.length; r++) {
      long value = home[r] == Tenancy.NONE ? 0 : pays(ladder, r, home[r], rent);
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
        Bids bids = new Bids(1);
        bids.add(weight[r], pays[r]);
        margin = price(bids, margin, rent, cheapest, missed);
      }
    }
  }

  /** Looks at all bids for all satellites that searches do not look at. */
  private void price(long[] rent, long cheapest, BitSet missed) {
    Bids bids = new Bids(size());
    boolean complete = true;
    for (int r = 0; r < home.length; r++) {
      if (home[r] == Tenancy.NONE) {
        complete = false;
      } else {
        bids.add(weight[r], pays[r]);
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
  private long price(Bids bids, long margin, long[] rent, long cheapest, BitSet missed) {
    boolean free = forbidden.isEmpty();
    long least = margin;
    int seen = 0;
    for (int k = 0; k < layer.satellite.length; k++) {
      int s = layer.satellite[k];
      if (seen < ladder.size() && ladder.satellite[seen] == s) {
        seen++;
        continue;
      }
      long bid = bids.at(layer.latency[k]);
      if (cheapest - bid >= least) {
        break;
      }
      if (free || !forbidden.get(s)) {
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
  void forgetMargin() {
    margin = -1;
  }

  /** Whether searches look at a satellite. */
  boolean looksAt(int satellite) {
    for (int s : ladder.satellite) {
      if (s == satellite) {
        return true;
      }
    }
    return false;
  }

  /** Whether searches look at some of the allowed satellites only. */
  boolean looksAtSome() {
    return ladder.size() + forbidden.cardinality() < layer.size();
  }

  /** Makes searches look at more satellites; experts stay where they are. */
  void lookAlsoAt(BitSet satellites) {
    BitSet seen = (BitSet) satellites.clone();
    for (int s : ladder.satellite) {
      seen.set(s);
    }
    seen.andNot(forbidden);
    Ladder wider = layer.of(seen);
    int k = 0;
    for (int r = 0; r < home.length; r++) {
      if (home[r] != Tenancy.NONE) {
        while (wider.satellite[k] != ladder.satellite[home[r]]) {
          k++;
        }
        home[r] = k;
      }
    }
    ladder = wider;
  }
}
