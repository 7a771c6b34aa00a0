package io.spacemoe.assignment.layered;

import io.spacemoe.assignment.path.Market;
import io.spacemoe.assignment.path.Moves;
import io.spacemoe.assignment.path.PathSearch;
import io.spacemoe.assignment.path.Tenancy;

/**
 * The moves of experts whose costs are products, layer by layer.
 *
 * <p>Between two neighbours of its group, an expert need not look further than where they sit. Let
 * expert i be heavier than j, the next placed one, which sits at latency h, and let t be beyond, at
 * latency b > h. Then w_i b >= w_i h - w_j h + w_j b: to move to t itself costs i no less than to
 * take the place of j, who moves to t. The same holds on the other side. So a satellite matters to
 * two experts of each group only, and a search looks at layers x satellites pairs instead of
 * experts x satellites.
 *
 * <p>Where moving costs, that holds between neighbours who are not at home: j pays its move
 * already, so that it takes it to t for no more than w_j b - w_j h. An expert may always go home,
 * and whoever is at home stands between nobody.
 */
final class CandidateRanges implements Moves {
  private final Tenancy seats;
  private final long[] rent;
  private final ExpertGroup[] groupOf;
  private final int[] rankOf;
  private final int[] moved;
  private int movedCount;

  CandidateRanges(Market market, ExpertGroup[] groups) {
    seats = market.seats;
    rent = market.rent;
    int experts = seats.satelliteOf.length;
    groupOf = new ExpertGroup[experts];
    rankOf = new int[experts];
    moved = new int[experts];
    for (ExpertGroup group : groups) {
      admit(group);
    }
  }

  /** Makes this the group of its experts. */
  void admit(ExpertGroup group) {
    for (int r = 0; r < group.size(); r++) {
      groupOf[group.expert[r]] = group;
      rankOf[group.expert[r]] = r;
    }
  }

  @Override
  public void offer(int expert, long base, PathSearch search) {
    offer(groupOf[expert], rankOf[expert], base, search);
  }

  @Override
  public void offerTenant(int expert, long atHome, PathSearch search) {
    ExpertGroup group = groupOf[expert];
    int rank = rankOf[expert];
    offer(group, rank, atHome - group.costs(group.order, rank, group.home[rank]), search);
  }

  private void offer(ExpertGroup group, int rank, long base, PathSearch search) {
    LatencyOrder order = group.order;
    int before = group.placedBefore(rank);
    int after = group.placedAfter(rank);
    int first = before == Tenancy.NONE ? 0 : group.home[before];
    int last = after == group.size() ? order.size() - 1 : group.home[after];
    long weight = group.weight[rank];
    long[] latency = order.latency;
    int[] satellite = order.satellite;
    long[] known = search.distances();
    int back = group.homeAt(rank);
    if (back != Tenancy.NONE) {
      search.offer(satellite[back], base + weight * latency[back], back);
    }
    long away = base + group.moveCost(rank);
    long limit = search.limit();
    for (int k = first; k <= last; k++) {
      long beforeRent = away + weight * latency[k];
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
    groupOf[expert].home[rankOf[expert]] = at;
    moved[movedCount++] = expert;
  }

  /** Hears that an expert has no satellite any more. */
  void left(int expert) {
    groupOf[expert].home[rankOf[expert]] = Tenancy.NONE;
  }

  /** Puts experts of equal weight, or on satellites of equal latency, into the group's order. */
  @Override
  public void settled() {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int k = 0; k < movedCount; k++) {
        changed |= sort(groupOf[moved[k]], rankOf[moved[k]]);
      }
    }
    movedCount = 0;
  }

  private boolean sort(ExpertGroup group, int rank) {
    boolean changed = false;
    int r = rank;
    if (!group.inOrder(r)) {
      return false;
    }
    int before = group.placedBefore(r);
    while (before != Tenancy.NONE && group.home[before] > group.home[r]) {
      exchange(group, before, r);
      changed = true;
      r = before;
      before = group.placedBefore(r);
    }
    int after = group.placedAfter(r);
    while (after != group.size() && group.home[after] < group.home[r]) {
      exchange(group, r, after);
      changed = true;
      r = after;
      after = group.placedAfter(r);
    }
    return changed;
  }

  private void exchange(ExpertGroup group, int a, int b) {
    int atA = group.home[a];
    int atB = group.home[b];
    seats.leave(group.expert[a]);
    seats.leave(group.expert[b]);
    group.home[a] = atB;
    group.home[b] = atA;
    seats.enter(group.expert[a], group.order.satellite[atB]);
    seats.enter(group.expert[b], group.order.satellite[atA]);
  }
}
