package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.Moves;
import io.spacemoe.assignment.path.PathSearch;
import io.spacemoe.assignment.path.Tenancy;

/**
 * The moves of experts whose costs are products, layer by layer.
 *
 * <p>Between two neighbours of its crew, an expert need not look further than where they sit. Let
 * expert i be heavier than j, the next placed one, which sits at latency h, and let t be beyond, at
 * latency b > h. Then w_i b >= w_i h - w_j h + w_j b: to move to t itself costs i no less than to
 * take the place of j, who moves to t. The same holds on the other side. So a satellite matters to
 * two experts of each crew only, and a search looks at layers x satellites pairs instead of experts
 * x satellites.
 */
final class Windows implements Moves {
  private final Tenancy seats;
  private final long[] rent;
  private final Crew[] crewOf;
  private final int[] rankOf;
  private final int[] moved;
  private int movedCount;

  Windows(Market market, Crew[] crews) {
    seats = market.seats;
    rent = market.rent;
    int experts = seats.satelliteOf.length;
    crewOf = new Crew[experts];
    rankOf = new int[experts];
    moved = new int[experts];
    for (Crew crew : crews) {
      admit(crew);
    }
  }

  /** Makes this the crew of its experts. */
  void admit(Crew crew) {
    for (int r = 0; r < crew.size(); r++) {
      crewOf[crew.expert[r]] = crew;
      rankOf[crew.expert[r]] = r;
    }
  }

  @Override
  public void offer(int expert, long base, PathSearch search) {
    offer(crewOf[expert], rankOf[expert], base, search);
  }

  @Override
  public void offerTenant(int expert, long atHome, PathSearch search) {
    Crew crew = crewOf[expert];
    int rank = rankOf[expert];
    offer(crew, rank, atHome - crew.weight[rank] * crew.ladder.latency[crew.home[rank]], search);
  }

  private void offer(Crew crew, int rank, long base, PathSearch search) {
    Ladder ladder = crew.ladder;
    int before = crew.placedBefore(rank);
    int after = crew.placedAfter(rank);
    int first = before == Tenancy.NONE ? 0 : crew.home[before];
    int last = after == crew.size() ? ladder.size() - 1 : crew.home[after];
    long weight = crew.weight[rank];
    long[] latency = ladder.latency;
    int[] satellite = ladder.satellite;
    long[] known = search.distances();
    long limit = search.limit();
    for (int k = first; k <= last; k++) {
      long beforeRent = base + weight * latency[k];
      if (beforeRent >= limit) {
        break;
      }
      int s = satellite[k];
      long d = beforeRent + rent[s];
      if (d < limit && d < known[s]) {
        search.improve(s, d, k);
        limit = search.limit();
      }
    }
  }

  @Override
  public void moved(int expert, int at) {
    crewOf[expert].home[rankOf[expert]] = at;
    moved[movedCount++] = expert;
  }

  /** Hears that an expert has no satellite any more. */
  void left(int expert) {
    crewOf[expert].home[rankOf[expert]] = Tenancy.NONE;
  }

  /** Puts experts of equal weight, or on satellites of equal latency, into the crew's order. */
  @Override
  public void settled() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int k = 0; k < movedCount; k++) {
        changed |= sort(crewOf[moved[k]], rankOf[moved[k]]);
      }
    }
    movedCount = 0;
  }

  private boolean sort(Crew crew, int rank) {
    boolean changed = false;
    int r = rank;
    int before = crew.placedBefore(r);
    while (before != Tenancy.NONE && crew.home[before] > crew.home[r]) {
      exchange(crew, before, r);
      changed = true;
      r = before;
      before = crew.placedBefore(r);
    }
    int after = crew.placedAfter(r);
    while (after != crew.size() && crew.home[after] < crew.home[r]) {
      exchange(crew, r, after);
      changed = true;
      r = after;
      after = crew.placedAfter(r);
    }
    return changed;
  }

  private void exchange(Crew crew, int a, int b) {
    int atA = crew.home[a];
    int atB = crew.home[b];
    seats.leave(crew.expert[a]);
    seats.leave(crew.expert[b]);
    crew.home[a] = atB;
    crew.home[b] = atA;
    seats.enter(crew.expert[a], crew.ladder.satellite[atB]);
    seats.enter(crew.expert[b], crew.ladder.satellite[atA]);
  }
}
