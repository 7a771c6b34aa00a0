package io.spacemoe.assignment;

import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A {@link Market} of experts whose costs are products, layer by layer. */
final class LayeredMarket {
  private final Market market;
  private final Windows windows;
  private final PathSearch search;

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
    windows = new Windows(market.seats, crews);
    search = new PathSearch(market, windows);
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
    int[] choice = crew.choices(market.rent);
    int[] positionOf = crew.ladder.positions(market.rent.length);
    for (int r = 0; r < choice.length; r++) {
      if (choice[r] != Tenancy.NONE && crew.home[r] == Tenancy.NONE) {
        int at = asGood(crew, r, choice[r], wanted[crew.expert[r]], positionOf);
        int satellite = crew.ladder.satellite[at];
        if (market.seats.open[satellite] > 0) {
          market.enter(crew.expert[r], satellite);
          windows.moved(crew.expert[r], at);
        }
      }
    }
    windows.settled();
  }

  /** The position of the wanted satellite if it is as good as the best, else the best's. */
  private int asGood(Crew crew, int rank, int best, int satellite, int[] positionOf) {
    if (satellite == Tenancy.NONE || market.seats.open[satellite] == 0) {
      return best;
    }
    int at = positionOf[satellite];
    boolean asGood =
        at != Tenancy.NONE && crew.allows(at) && pays(crew, rank, at) == pays(crew, rank, best);
    return asGood ? at : best;
  }

  private long pays(Crew crew, int rank, int at) {
    return crew.weight[rank] * crew.ladder.latency[at] + market.rent[crew.ladder.satellite[at]];
  }

  /** Takes in crews whose experts are unplaced, and places whom the rents allow to be. */
  void admit(List<Crew> crews) {
    for (Crew crew : crews) {
      windows.admit(crew);
      settle(crew);
    }
  }

  /** Takes all experts of a crew off their satellites. */
  void dissolve(Crew crew) {
    for (int r = 0; r < crew.size(); r++) {
      if (crew.home[r] != Tenancy.NONE) {
        evict(crew.expert[r]);
      }
    }
  }

  private void evict(int expert) {
    wanted[expert] = market.seats.satelliteOf[expert];
    windows.left(expert);
    market.leave(expert);
  }

  /** Gives a satellite more slots or fewer; whoever has no room left loses its place. */
  void changeSlots(int satellite, int more) {
    while (market.seats.open[satellite] + more < 0) {
      evict(market.seats.tenant[satellite]);
    }
    market.changeSlots(satellite, more);
  }

  /** Places everybody, see {@link PathSearch#clear}. */
  Optional<Proof.Shortage> clear(StopSignal stop) {
    return search.clear(stop::raised);
  }

  /** The highest rent. */
  long dearest() {
    long most = 0;
    for (long rent : market.rent) {
      most = Math.max(most, rent);
    }
    return most;
  }

  boolean cleared() {
    return market.cleared();
  }

  long searches() {
    return search.count();
  }
}
