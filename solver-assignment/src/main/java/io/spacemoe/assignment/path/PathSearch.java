package io.spacemoe.assignment.path;

import io.spacemoe.solver.Proof;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Extends the placement of a {@link Market} along shortest paths (Dijkstra's search over reduced
 * costs: Tomizawa 1971, Edmonds and Karp 1972), one expert or one stranded slot at a time, and
 * changes the rents so that every tenant stays content.
 *
 * <p>A path leads from an unplaced expert over satellites whose tenants make room, to an open slot.
 * When all rent-free open slots belong to the spare tenant, it too makes room: the path goes on
 * from any of its slots to a stranded one, and the rents of all others fall instead.
 *
 * <p>More than 300 lines because a search, the path that it finds and the rents that follow share a
 * dozen arrays, which the innermost loop reads.
 */
public final class PathSearch {
  /** Stands for the spare tenant where an expert is expected. */
  private static final int SPARE = -2;

  private final Market market;
  private final Moves moves;
  private final long[] distance;
  private final int[] via;
  private final int[] viaMove;
  private final int[] seen;
  private final int[] reached;

  /** Seen at the distance of the satellite reached last, so no heap is needed. */
  private final int[] ready;

  private final int[] open;
  private final QuaternaryHeap heap;

  private int seenCount;
  private int readyCount;
  private int reachedCount;
  private int mover;
  private long limit;
  private int end;

  /** The distance of the satellite reached last. */
  private long now;

  private long spareDistance;
  private int gateway;
  private boolean spareReached;
  private long count;

  public PathSearch(Market market, Moves moves) {
    this.market = market;
    this.moves = moves;
    int satellites = market.rent.length;
    distance = new long[satellites];
    via = new int[satellites];
    viaMove = new int[satellites];
    seen = new int[satellites];
    reached = new int[satellites];
    ready = new int[satellites];
    open = market.seats.open;
    Arrays.fill(distance, Long.MAX_VALUE);
    heap = new QuaternaryHeap(satellites);
  }

  /**
   * Places one more expert.
   *
   * @return false when no open slot can be reached
   */
  boolean place(int expert) {
    begin();
    mover = expert;
    moves.offer(expert, 0, this);
    if (!run()) {
      return false;
    }
    shift(expert);
    market.unplaced--;
    return true;
  }

  /** Gives the spare tenant one stranded slot, or one that an expert leaves for a stranded one. */
  void fillStranded() {
    begin();
    spareDistance = 0;
    run();
    shift(SPARE);
  }

  /** The experts that a failed search reached, with the one that it was for: they do not fit. */
  BitSet reachedExperts(int expert) {
    BitSet stuck = market.tenantsOf(reached, reachedCount);
    stuck.set(expert);
    return stuck;
  }

  /**
   * Places everybody at the least cost, in an order that jumps between layers and weights, so that
   * most experts find a slot before the near ones are gone.
   *
   * @return experts that do not fit; empty when all is done or it was told to stop
   */
  public Optional<Proof.Shortage> clear(BooleanSupplier stop) {
    int experts = market.seats.satelliteOf.length;
    int stride = stride(experts);
    for (int k = 0; k < experts; k++) {
      int e = (int) ((long) k * stride % experts);
      if (market.seats.satelliteOf[e] == Tenancy.NONE) {
        if (stop.getAsBoolean()) {
          return Optional.empty();
        }
        if (!place(e)) {
          return Optional.of(new Proof.Shortage(reachedExperts(e).stream().toArray()));
        }
      }
    }
    while (market.stranded() > 0 && !stop.getAsBoolean()) {
      fillStranded();
    }
    return Optional.empty();
  }

  /** A step near the golden section that meets every expert. */
  private static int stride(int experts) {
    int stride = Math.max(1, (int) (experts * 0.618));
    while (!BigInteger.valueOf(stride).gcd(BigInteger.valueOf(experts)).equals(BigInteger.ONE)) {
      stride++;
    }
    return stride;
  }

  /** Searches made so far. */
  public long count() {
    return count;
  }

  /** Nothing further away than this can be on the path. */
  public long limit() {
    return limit;
  }

  /**
   * Hears of a satellite that the expert in turn may move to.
   *
   * @param beforeRent its distance but for the rent
   * @param move what to call the move when it is made
   */
  public void offer(int satellite, long beforeRent, int move) {
    long d = beforeRent + market.rent[satellite];
    if (d < limit && d < distance[satellite]) {
      improve(satellite, d, move);
    }
  }

  /** How near each satellite is, as far as known; not to be changed. */
  public long[] distances() {
    return distance;
  }

  /** Hears of a satellite that is nearer than was known, and nearer than the limit. */
  public void improve(int satellite, long d, int move) {
    note(satellite, d, move);
    if (open[satellite] == 0) {
      if (d == now) {
        ready[readyCount++] = satellite;
      } else {
        heap.offer(satellite, d);
      }
    } else if (market.rent[satellite] > 0 || market.hasSurplus()) {
      limit = d;
      end = satellite;
    } else if (d < spareDistance) {
      spareDistance = d;
      gateway = satellite;
    }
  }

  private void note(int satellite, long d, int move) {
    if (distance[satellite] == Long.MAX_VALUE) {
      seen[seenCount++] = satellite;
    }
    distance[satellite] = d;
    via[satellite] = mover;
    viaMove[satellite] = move;
  }

  private void begin() {
    count++;
    for (int k = 0; k < seenCount; k++) {
      distance[seen[k]] = Long.MAX_VALUE;
    }
    seenCount = 0;
    reachedCount = 0;
    readyCount = 0;
    now = Long.MIN_VALUE;
    gateway = Tenancy.NONE;
    heap.clear();
    limit = Long.MAX_VALUE;
    spareDistance = Long.MAX_VALUE;
    spareReached = false;
  }

  private boolean run() {
    while (true) {
      if (readyCount > 0 && now < limit) {
        reach(ready[--readyCount]);
        continue;
      }
      long next = heap.leastKey();
      if (!spareReached && spareDistance <= next && spareDistance < limit) {
        now = spareDistance;
        reachSpare();
      } else if (next < limit) {
        now = next;
        int satellite = heap.poll();
        if (distance[satellite] == next) {
          reach(satellite);
        }
      } else {
        break;
      }
    }
    if (limit < Long.MAX_VALUE) {
      changeRents();
      return true;
    }
    return false;
  }

  private void reach(int satellite) {
    reached[reachedCount++] = satellite;
    long d = distance[satellite] - market.rent[satellite];
    for (int e = market.seats.tenant[satellite]; e != Tenancy.NONE; e = market.seats.next[e]) {
      mover = e;
      moves.offerTenant(e, d, this);
    }
  }

  /**
   * The spare tenant can move anywhere: to stranded slots, the cheapest of which ends the search,
   * and to those of experts.
   */
  private void reachSpare() {
    spareReached = true;
    mover = SPARE;
    long[] rent = market.rent;
    for (int s = 0; s < rent.length; s++) {
      if (open[s] > 0 && rent[s] > 0) {
        offer(s, spareDistance, 0);
      }
    }
    for (int s = 0; s < rent.length; s++) {
      if (market.seats.tenant[s] == Tenancy.NONE || rent[s] >= limit - spareDistance) {
        continue;
      }
      if (open[s] == 0) {
        offer(s, spareDistance, 0);
      } else if (rent[s] == 0) {
        if (s != gateway) {
          note(s, spareDistance, 0);
        }
        heap.offer(s, spareDistance);
      }
    }
  }

  /** Raises the rents of what is nearer than the end, or lowers all others when the spare moves. */
  private void changeRents() {
    long[] rent = market.rent;
    long fall = spareReached ? limit - spareDistance : 0;
    for (int k = 0; k < reachedCount; k++) {
      rent[reached[k]] += limit - distance[reached[k]];
    }
    if (fall == 0) {
      return;
    }
    for (int s = 0; s < rent.length; s++) {
      rent[s] = Math.max(0, rent[s] - fall);
    }
  }

  /** Moves every expert on the path to the satellite that it was to move to, from the end back. */
  private void shift(int source) {
    Tenancy seats = market.seats;
    int s = end;
    int tenant;
    do {
      tenant = via[s];
      if (tenant == SPARE) {
        s = gateway;
      } else {
        int home = seats.satelliteOf[tenant];
        if (tenant != source) {
          seats.leave(tenant);
        }
        seats.enter(tenant, s);
        moves.moved(tenant, viaMove[s]);
        s = home;
      }
    } while (tenant != source);
    moves.settled();
    if (spareReached) {
      market.countVacant();
    } else if (market.rent[end] == 0) {
      market.vacant--;
    }
  }
}
