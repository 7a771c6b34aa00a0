package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.PathSearch;
import io.spacemoe.assignment.path.Tenancy;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A {@link Market} of experts whose costs are products, layer by layer. Searches look at some
 * satellites per expert; the others are priced at the end, and those that were missed are added.
 */
final class LayeredMarket {
  /** Satellites that a group looks at, for each of its experts. */
  private static final int SEEN_PER_EXPERT = 2;

  /** And so many more for each group. */
  private static final int SEEN_BESIDES = 64;

  private final Market market;
  private final CandidateRanges ranges;
  private final PathSearch search;
  private final RentDecreases falls;

  private final Map<ExpertGroup, Pricing> groups = new LinkedHashMap<>();

  /** Whether no group would do better with satellites that it does not look at. */
  private boolean priced;

  /** Where each expert was before it lost its place, or {@link Tenancy#NONE}. */
  private final int[] wanted;

  /**
   * Some rents, and experts placed where these allow it.
   *
   * @param groups of experts that are numbered from 0 without gaps
   * @param rents by satellite, at least 0
   */
  LayeredMarket(ExpertGroup[] groups, int experts, int[] slots, long[] rents) {
    this(groups, slots, rents, nobody(experts));
  }

  /**
   * Some rents, and a placement from which the experts stay who are content under these.
   *
   * @param groups of experts that are numbered from 0 without gaps
   * @param rents by satellite, at least 0
   * @param wanted the satellite of each expert, or {@link Tenancy#NONE}
   */
  LayeredMarket(ExpertGroup[] groups, int[] slots, long[] rents, int[] wanted) {
    this.wanted = wanted;
    int experts = wanted.length;
    market = new Market(experts, slots, rents);
    ranges = new CandidateRanges(market, groups);
    search = new PathSearch(market, ranges);
    falls = new RentDecreases(slots.length);
    for (ExpertGroup group : groups) {
      Arrays.fill(group.home, Tenancy.NONE);
    }
    admit(List.of(groups));
  }

  private static int[] nobody(int experts) {
    int[] none = new int[experts];
    Arrays.fill(none, Tenancy.NONE);
    return none;
  }

  long[] rents() {
    return market.rent;
  }

  int[] satelliteOf() {
    return market.seats.satelliteOf;
  }

  /** Places the unplaced experts of a group where they like it best, as far as there is room. */
  private void settle(ExpertGroup group) {
    LatencyOrder order = group.order;
    int[] choice = group.choices(order, market.rent);
    int[] positionOf = null;
    for (int r = 0; r < choice.length; r++) {
      if (choice[r] != Tenancy.NONE && group.home[r] == Tenancy.NONE) {
        int at = choice[r];
        int before = wanted[group.expert[r]];
        if (before != Tenancy.NONE && market.seats.open[before] > 0) {
          positionOf = positionOf == null ? order.positions() : positionOf;
          at = asGood(group, r, at, positionOf[before]);
        }
        int satellite = order.satellite[at];
        if (market.seats.open[satellite] > 0) {
          market.enter(group.expert[r], satellite);
          ranges.moved(group.expert[r], at);
        }
      }
    }
    ranges.settled();
  }

  /** The wanted position if it is as good as the best, else the best. */
  private int asGood(ExpertGroup group, int rank, int best, int at) {
    long least = group.pays(group.order, rank, best, market.rent);
    boolean asGood = at != Tenancy.NONE && group.pays(group.order, rank, at, market.rent) == least;
    return asGood ? at : best;
  }

  /** Takes in groups whose experts are unplaced, and places whom the rents allow to be. */
  void admit(List<ExpertGroup> more) {
    for (ExpertGroup group : more) {
      groups.put(group, new Pricing(group));
      ranges.admit(group);
      group.lookAtBest(market.rent, SEEN_BESIDES + SEEN_PER_EXPERT * group.size());
      settle(group);
    }
  }

  /** Lets a group go: takes all its experts off their satellites. */
  void dissolve(ExpertGroup group) {
    groups.remove(group);
    priced = false;
    for (int r = 0; r < group.size(); r++) {
      if (group.home[r] != Tenancy.NONE) {
        evict(group.expert[r]);
        lowerRent(wanted[group.expert[r]]);
      }
    }
  }

  /**
   * Lowers the rent of a satellite with an open slot to what someone would pay, and makes the group
   * of that expert look at it, since it is the likeliest to move there.
   */
  private void lowerRent(int satellite) {
    long most = 0;
    ExpertGroup likeliest = null;
    for (ExpertGroup group : groups.keySet()) {
      long bid = group.highestBid(satellite, market.rent);
      if (bid > most) {
        most = bid;
        likeliest = group;
      }
    }
    market.lowerRent(satellite, most);
    if (likeliest != null && !likeliest.looksAt(satellite)) {
      BitSet open = new BitSet();
      open.set(satellite);
      likeliest.lookAlsoAt(open);
    }
  }

  private void evict(int expert) {
    wanted[expert] = market.seats.satelliteOf[expert];
    ranges.left(expert);
    market.leave(expert);
  }

  /** Gives a satellite more slots or fewer; whoever has no room left loses its place. */
  void changeSlots(int satellite, int more) {
    priced = false;
    while (market.seats.open[satellite] + more < 0) {
      evict(market.seats.tenant[satellite]);
    }
    market.changeSlots(satellite, more);
    if (market.seats.open[satellite] > 0) {
      lowerRent(satellite);
    }
  }

  /**
   * Places everybody at the least cost among the satellites looked at.
   *
   * @return experts for whom these do not suffice
   */
  Optional<Proof.Shortage> place(StopSignal stop) {
    return search.clear(stop::raised);
  }

  /**
   * Places everybody at the least cost.
   *
   * @return experts that do not fit; empty when all is done or the signal was raised
   */
  Optional<Proof.Shortage> clear(StopSignal stop) {
    while (true) {
      Optional<Proof.Shortage> shortage = place(stop);
      boolean wider = shortage.isPresent() ? widen(shortage.get()) : widen(stop);
      if (!wider || stop.raised()) {
        return shortage.filter(s -> !wider);
      }
    }
  }

  /** Makes groups look where one of theirs would be better off; whether there was one. */
  private boolean widen(StopSignal stop) {
    priced = false;
    boolean wider = false;
    falls.measure(market.rent);
    long cheapest = LongStream.of(market.rent).min().orElse(0);
    for (Map.Entry<ExpertGroup, Pricing> entry : groups.entrySet()) {
      if (stop.raised()) {
        groups.values().forEach(Pricing::forget);
        return true;
      }
      ExpertGroup group = entry.getKey();
      BitSet missed = entry.getValue().missed(market.rent, cheapest, falls);
      if (!missed.isEmpty()) {
        wider = true;
        group.lookAlsoAt(missed);
        evictDiscontent(group);
      }
    }
    priced = !wider;
    return wider;
  }

  private void evictDiscontent(ExpertGroup group) {
    int[] choice = group.choices(group.order, market.rent);
    for (int r = 0; r < choice.length; r++) {
      int at = group.home[r];
      if (at != Tenancy.NONE
          && group.pays(group.order, r, choice[r], market.rent)
              < group.pays(group.order, r, at, market.rent)) {
        evict(group.expert[r]);
      }
    }
  }

  /** Makes the groups that do not fit look everywhere; whether one had not. */
  private boolean widen(Proof.Shortage shortage) {
    BitSet stuck = new BitSet();
    for (int e : shortage.experts()) {
      stuck.set(e);
    }
    boolean wider = false;
    for (ExpertGroup group : groups.keySet()) {
      if (group.looksAtSome() && Arrays.stream(group.expert).anyMatch(stuck::get)) {
        group.lookAlsoAt(group.layer.satellites());
        evictDiscontent(group);
        wider = true;
      }
    }
    return wider;
  }

  /** The highest rent. */
  long dearest() {
    long most = 0;
    for (long rent : market.rent) {
      most = Math.max(most, rent);
    }
    return most;
  }

  /** Whether everybody is placed at the least cost. */
  boolean cleared() {
    return priced && market.cleared();
  }

  long searches() {
    return search.count();
  }
}
