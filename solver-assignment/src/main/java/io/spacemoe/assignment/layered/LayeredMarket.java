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
  /** Satellites that a crew looks at, for each of its experts. */
  private static final int SEEN_PER_EXPERT = 2;

  /** And so many more for each crew. */
  private static final int SEEN_BESIDES = 64;

  private final Market market;
  private final Windows windows;
  private final PathSearch search;
  private final Falls falls;

  private final Map<Crew, Pricing> crews = new LinkedHashMap<>();

  /** Whether no crew would do better with satellites that it does not look at. */
  private boolean priced;

  /** Where each expert was before it lost its place, or {@link Tenancy#NONE}. */
  private final int[] wanted;

  /**
   * Some rents, and experts placed where these allow it.
   *
   * @param crews of experts that are numbered from 0 without gaps
   * @param rents by satellite, at least 0
   */
  LayeredMarket(Crew[] crews, int experts, int[] slots, long[] rents) {
    this(crews, slots, rents, nobody(experts));
  }

  /**
   * Some rents, and a placement from which the experts stay who are content under these.
   *
   * @param crews of experts that are numbered from 0 without gaps
   * @param rents by satellite, at least 0
   * @param wanted the satellite of each expert, or {@link Tenancy#NONE}
   */
  LayeredMarket(Crew[] crews, int[] slots, long[] rents, int[] wanted) {
    this.wanted = wanted;
    int experts = wanted.length;
    market = new Market(experts, slots, rents);
    windows = new Windows(market, crews);
    search = new PathSearch(market, windows);
    falls = new Falls(slots.length);
    for (Crew crew : crews) {
      Arrays.fill(crew.home, Tenancy.NONE);
    }
    admit(List.of(crews));
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

  /** Places the unplaced experts of a crew where they like it best, as far as there is room. */
  private void settle(Crew crew) {
    Ladder ladder = crew.ladder;
    int[] choice = crew.choices(ladder, market.rent);
    int[] positionOf = null;
    for (int r = 0; r < choice.length; r++) {
      if (choice[r] != Tenancy.NONE && crew.home[r] == Tenancy.NONE) {
        int at = choice[r];
        int before = wanted[crew.expert[r]];
        if (before != Tenancy.NONE && market.seats.open[before] > 0) {
          positionOf = positionOf == null ? ladder.positions(market.rent.length) : positionOf;
          at = asGood(crew, r, at, positionOf[before]);
        }
        int satellite = ladder.satellite[at];
        if (market.seats.open[satellite] > 0) {
          market.enter(crew.expert[r], satellite);
          windows.moved(crew.expert[r], at);
        }
      }
    }
    windows.settled();
  }

  /** The wanted position if it is as good as the best, else the best. */
  private int asGood(Crew crew, int rank, int best, int at) {
    long least = crew.pays(crew.ladder, rank, best, market.rent);
    boolean asGood = at != Tenancy.NONE && crew.pays(crew.ladder, rank, at, market.rent) == least;
    return asGood ? at : best;
  }

  /** Takes in crews whose experts are unplaced, and places whom the rents allow to be. */
  void admit(List<Crew> more) {
    for (Crew crew : more) {
      crews.put(crew, new Pricing(crew));
      windows.admit(crew);
      crew.lookAtBest(market.rent, SEEN_BESIDES + SEEN_PER_EXPERT * crew.size());
      settle(crew);
    }
  }

  /** Lets a crew go: takes all its experts off their satellites. */
  void dissolve(Crew crew) {
    crews.remove(crew);
    priced = false;
    for (int r = 0; r < crew.size(); r++) {
      if (crew.home[r] != Tenancy.NONE) {
        evict(crew.expert[r]);
        lowerRent(wanted[crew.expert[r]]);
      }
    }
  }

  /**
   * Lowers the rent of a satellite with an open slot to what someone would pay, and makes the crew
   * of that expert look at it, since it is the likeliest to move there.
   */
  private void lowerRent(int satellite) {
    long most = 0;
    Crew likeliest = null;
    for (Crew crew : crews.keySet()) {
      long bid = crew.highestBid(satellite, market.rent);
      if (bid > most) {
        most = bid;
        likeliest = crew;
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
    windows.left(expert);
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

  /** Makes crews look where one of theirs would be better off; whether there was one. */
  private boolean widen(StopSignal stop) {
    priced = false;
    boolean wider = false;
    falls.measure(market.rent);
    long cheapest = LongStream.of(market.rent).min().orElse(0);
    for (Map.Entry<Crew, Pricing> entry : crews.entrySet()) {
      if (stop.raised()) {
        crews.values().forEach(Pricing::forget);
        return true;
      }
      Crew crew = entry.getKey();
      BitSet missed = entry.getValue().missed(market.rent, cheapest, falls);
      if (!missed.isEmpty()) {
        wider = true;
        crew.lookAlsoAt(missed);
        evictDiscontent(crew);
      }
    }
    priced = !wider;
    return wider;
  }

  private void evictDiscontent(Crew crew) {
    int[] choice = crew.choices(crew.ladder, market.rent);
    for (int r = 0; r < choice.length; r++) {
      int at = crew.home[r];
      if (at != Tenancy.NONE
          && crew.pays(crew.ladder, r, choice[r], market.rent)
              < crew.pays(crew.ladder, r, at, market.rent)) {
        evict(crew.expert[r]);
      }
    }
  }

  /** Makes the crews that do not fit look everywhere; whether one had not. */
  private boolean widen(Proof.Shortage shortage) {
    BitSet stuck = new BitSet();
    for (int e : shortage.experts()) {
      stuck.set(e);
    }
    boolean wider = false;
    for (Crew crew : crews.keySet()) {
      if (crew.looksAtSome() && Arrays.stream(crew.expert).anyMatch(stuck::get)) {
        crew.lookAlsoAt(crew.layer.satellites());
        evictDiscontent(crew);
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
