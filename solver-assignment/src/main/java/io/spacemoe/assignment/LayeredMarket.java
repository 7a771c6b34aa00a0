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

  /**
   * Some rents, and experts placed where these allow it.
   *
   * @param crews of experts that are numbered from 0 without gaps
   * @param rents by satellite, at least 0
   */
  LayeredMarket(Crew[] crews, int experts, int[] slots, long[] rents) {
    market = new Market(experts, slots, rents);
    windows = new Windows(market.seats, crews);
    search = new PathSearch(market, windows);
    for (Crew crew : crews) {
      Arrays.fill(crew.home, Tenancy.NONE);
    }
    admit(List.of(crews));
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
    for (int r = 0; r < choice.length; r++) {
      if (choice[r] != Tenancy.NONE && crew.home[r] == Tenancy.NONE) {
        int satellite = crew.ladder.satellite[choice[r]];
        if (market.seats.open[satellite] > 0) {
          market.enter(crew.expert[r], satellite);
          windows.moved(crew.expert[r], choice[r]);
        }
      }
    }
    windows.settled();
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
        crew.home[r] = Tenancy.NONE;
        market.leave(crew.expert[r]);
      }
    }
  }

  /** Places everybody, see {@link PathSearch#clear}. */
  Optional<Proof.Shortage> clear(StopSignal stop) {
    return search.clear(stop::raised);
  }

  boolean cleared() {
    return market.cleared();
  }

  long searches() {
    return search.count();
  }
}
