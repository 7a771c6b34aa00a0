package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Tenancy;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Experts of one layer to whom the same satellites are forbidden, from the heaviest to the
 * lightest. Where they sit, the latency order's positions ascend in that order: exchanging two
 * experts that sit the other way round never costs more. Those whom it would cost something to
 * leave where they are have no place in that order.
 */
final class ExpertGroup {
  /** About as many satellites are best for some weight or other. */
  private static final int ENVELOPE_ROOM = 64;

  /** The layer's latency order. */
  final LatencyOrder layer;

  /** Where each expert is at home and what it costs to move it away. */
  private final Homes homes;

  /** Satellites that no expert of the group may use. */
  final BitSet forbidden;

  /** The experts by descending weight, ties by ascending index. */
  final int[] expert;

  /** Their weights, in parts per million. */
  final long[] weight;

  /** The allowed part of the layer's latency order that searches look at. */
  LatencyOrder order;

  /** The position of each expert's home on {@link #order}; empty when nobody has one. */
  private int[] homeAt;

  /** About what it bids for each satellite of its layer before anybody is placed, where known. */
  private long[] expected;

  /** The position of each expert on {@link #order}, {@link Tenancy#NONE} where unplaced. */
  final int[] home;

  /**
   * Nobody placed.
   *
   * @param expert by descending weight
   */
  ExpertGroup(LatencyOrder layer, BitSet forbidden, int[] expert, long[] weight, Homes homes) {
    this.layer = layer;
    this.forbidden = forbidden;
    this.expert = expert;
    this.weight = weight;
    this.homes = homes.without(forbidden);
    this.home = new int[expert.length];
    Arrays.fill(home, Tenancy.NONE);
    lookAt(layer);
  }

  /** The same experts on another latency order, nobody placed. */
  ExpertGroup on(LatencyOrder other) {
    return new ExpertGroup(other, forbidden, expert, weight, homes);
  }

  /** The same experts with other homes, nobody placed. */
  ExpertGroup with(Homes other) {
    return new ExpertGroup(layer, forbidden, expert, weight, other);
  }

  private void lookAt(LatencyOrder some) {
    order = some;
    homeAt = homes.on(some);
  }

  int size() {
    return expert.length;
  }

  static int countExperts(ExpertGroup[] groups) {
    int count = 0;
    for (ExpertGroup group : groups) {
      count += group.size();
    }
    return count;
  }

  /** What an expert costs at a position of a latency order, above the nearest satellite's. */
  long costs(LatencyOrder on, int rank, int at) {
    return weight[rank] * on.latency[at] + homes.moveTo(rank, on.satellite[at]);
  }

  /** What an expert pays in all at a position of a latency order. */
  long pays(LatencyOrder on, int rank, int at, long[] rent) {
    return costs(on, rank, at) + rent[on.satellite[at]];
  }

  /** What it costs to take an expert from its home to anywhere else; 0 when it has none. */
  long moveCost(int rank) {
    return homes.cost(rank);
  }

  /** The position of an expert's home on {@link #order}; {@link Tenancy#NONE} when not there. */
  int homeAt(int rank) {
    return homeAt.length == 0 ? Tenancy.NONE : homeAt[rank];
  }

  /** Whether an expert is placed and no dearer to move from there than any other. */
  boolean inOrder(int rank) {
    return home[rank] != Tenancy.NONE
        && (homeAt.length == 0 || home[rank] != homeAt[rank] || homes.cost(rank) == 0);
  }

  /**
   * The nearest heavier expert that is placed in order, by rank; {@link Tenancy#NONE} when there is
   * none.
   */
  int placedBefore(int rank) {
    int r = rank - 1;
    while (r >= 0 && !inOrder(r)) {
      r--;
    }
    return r;
  }

  /**
   * The nearest lighter expert that is placed in order, by rank; {@link #size()} when there is
   * none.
   */
  int placedAfter(int rank) {
    int r = rank + 1;
    while (r < home.length && !inOrder(r)) {
      r++;
    }
    return r;
  }

  /**
   * The position on a latency order where each expert's cost and rent together are least, the first
   * of several; {@link Tenancy#NONE} everywhere when all is forbidden. It is the lower envelope of
   * one line per satellite over the weights: O(m + n).
   *
   * @param rent by satellite
   */
  int[] choices(LatencyOrder on, long[] rent) {
    LowerEnvelope pays = new LowerEnvelope(ENVELOPE_ROOM);
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
    int[] home = on == order ? homeAt : homes.on(on);
    for (int r = 0; r < choice.length; r++) {
      choice[r] = pays.isEmpty() ? Tenancy.NONE : pays.least(weight[r]);
      if (home.length > 0
          && home[r] != Tenancy.NONE
          && pays(on, r, home[r], rent) <= pays(on, r, choice[r], rent)) {
        choice[r] = home[r];
      }
    }
    return choice;
  }

  /**
   * Makes searches look only at the satellites that come closest to being worth their rent to
   * someone in the group, before anybody is placed.
   *
   * @param rent by satellite
   * @param count about how many
   */
  void lookAtBest(long[] rent, int count) {
    long[] shortfall = expected;
    expected = null;
    if (count >= layer.size() || size() == 0) {
      lookAt(layer.without(forbidden));
      return;
    }
    shortfall = shortfall == null ? bids(rent) : shortfall;
    for (int k = 0; k < shortfall.length; k++) {
      int s = layer.satellite[k];
      shortfall[k] = forbidden.get(s) ? Long.MAX_VALUE : rent[s] - shortfall[k];
    }
    long most = Math.min(SampledRank.about(shortfall, count), Long.MAX_VALUE - 1);
    for (int s : homes.satellites()) {
      shortfall[layer.positionOf(s)] = most;
    }
    lookAt(layer.upTo(shortfall, most));
  }

  /**
   * Says what the group will bid for each satellite of its layer, about, so as to save the work.
   */
  void expect(long[] bids) {
    expected = bids;
  }

  private long[] bids(long[] rent) {
    int[] choice = choices(layer, rent);
    long[] value = new long[size()];
    for (int r = 0; r < value.length && choice[r] != Tenancy.NONE; r++) {
      value[r] = pays(layer, r, choice[r], rent) - homes.cost(r);
    }
    return UpperEnvelope.highest(layer, weight, value);
  }

  /**
   * What its placed experts would pay for a satellite at most; 0 when nothing. Of those in order it
   * is the bid of one of the two that sit on either side of it: who sits beyond would rather be in
   * their place.
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
        most = Math.max(most, bid(r, satellite, latency, rent));
      }
    }
    for (int r = 0; r < homeAt.length; r++) {
      if (home[r] != Tenancy.NONE && (!inOrder(r) || homes.moveTo(r, satellite) == 0)) {
        most = Math.max(most, bid(r, satellite, latency, rent));
      }
    }
    return most;
  }

  private long bid(int rank, int satellite, long latency, long[] rent) {
    return pays(order, rank, home[rank], rent)
        - weight[rank] * latency
        - homes.moveTo(rank, satellite);
  }

  /**
   * The heaviest expert placed in order that sits at a latency or further, by rank; {@link #size()}
   * when there is none. O(log n), more with many unplaced.
   */
  private int placedFrom(long latency) {
    int low = 0;
    int high = home.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int placed = placedAfter(middle - 1);
      if (placed < high && order.latency[home[placed]] < latency) {
        low = placed + 1;
      } else {
        high = middle;
      }
    }
    return placedAfter(low - 1);
  }

  /** Whether searches look at a satellite. */
  boolean looksAt(int satellite) {
    for (int s : order.satellite) {
      if (s == satellite) {
        return true;
      }
    }
    return false;
  }

  /** Whether searches look at some of the allowed satellites only. */
  boolean looksAtSome() {
    return order.size() + forbidden.cardinality() < layer.size();
  }

  /** Makes searches look at more satellites; experts stay where they are. */
  void lookAlsoAt(BitSet satellites) {
    BitSet seen = (BitSet) satellites.clone();
    for (int s : order.satellite) {
      seen.set(s);
    }
    seen.andNot(forbidden);
    LatencyOrder wider = layer.of(seen);
    int[] position = wider.positions();
    for (int r = 0; r < home.length; r++) {
      if (home[r] != Tenancy.NONE) {
        home[r] = position[order.satellite[home[r]]];
      }
    }
    lookAt(wider);
  }
}
