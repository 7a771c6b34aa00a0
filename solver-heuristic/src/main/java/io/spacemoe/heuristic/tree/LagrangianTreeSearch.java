package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.Multipliers;
import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.SubgradientAscent;
import io.spacemoe.heuristic.halves.MeetInTheMiddle;
import io.spacemoe.solver.Placement;
import java.util.Arrays;
import java.util.Optional;

/**
 * A search for placements cheaper than the best known by {@link LagrangianTree}s, in turns with
 * another search.
 *
 * <p>First the offers of the whole problem climb as high as they get, by {@link OfferBound}. Then a
 * tree looks for a placement well below the best known, between it and the bound: that closes many
 * pairs, so the way down is short. When there is none, or none is found for long, the next tree
 * looks nearer to the best known. When there is none below the best known, the search is done.
 */
public final class LagrangianTreeSearch {
  /** Work that counts as an iteration, about that of a batch of annealing moves. */
  private static final long ITERATION = 10_000;

  /** With more pairs a bound takes too long to be of use beside annealing. Chosen, not tuned. */
  private static final long MOST_PAIRS = 200_000;

  /** Cells of a satellite's knapsack table, 8 bytes each, at most. Chosen, not tuned. */
  private static final long MOST_CELLS = 1 << 22;

  /** How much of the last direction goes on in a step, as in the tree. Chosen, not tuned. */
  private static final double SMOOTHING = 0.7;

  /**
   * After so many steps without gain the level is halved. It was 20 before pairs were closed at
   * every step; not measured alone.
   */
  private static final int PATIENCE = 60;

  /** The first level, as a part of the gap above the bound. Chosen, not tuned. */
  private static final double FIRST_LEVEL = 0.3;

  /** The bound is as high as it gets at this part of the first level. Chosen, not tuned. */
  private static final double SHORTEST = 0.003;

  /**
   * How much of the way from what is excluded to the best known a tree looks: at three fifths more
   * pairs are ruled out, so that the way down is short.
   */
  private static final double NEARER = 0.6;

  /** The gap above the bound before a placement is known, as a part. Chosen, not tuned. */
  private static final double UNKNOWN_GAP = 0.1;

  /** The least gap that levels are set by, as a part of the bound: rounding stays below. */
  private static final double LEAST_GAP = 1e-6;

  /**
   * The root's scores are exact up to this part of the way from the bound to the cost looked for;
   * more than in the tree, as it is done once and closes pairs for all of it. Chosen, not tuned.
   */
  private static final double EXACT_SHARE = 0.5;

  /** Costs that differ by less than this part are one cost; see {@link LagrangianTree#most}. */
  private static final double FINEST = 1e-12;

  /** Work that a tree gets before the next looks nearer, doubled each time. Chosen, not tuned. */
  private static final long FIRST_TRY = 1_000_000_000L;

  /** Knows the best placement, and when to stop. */
  private final Search search;

  /** Keeps the clock: all satellites' knapsacks are solved with it. */
  private final Knapsack knapsack;

  /** All pairs that are allowed. */
  private final OpenPairs pairs;

  /** The bound of the whole problem. */
  private final OfferBound offers;

  /** The climb of the whole problem; its best point is where trees start. */
  private final SubgradientAscent ascent;

  /** By satellite: memory in units, the greatest common divisor of all demands. */
  private final int[] room;

  /** Above the cost of any placement. */
  private final double beyond;

  /** The tree of this try. */
  private LagrangianTree tree;

  /** The work that has been counted as iterations. */
  private long paid;

  /** At this work the turn is over. */
  private long turnEnds;

  /** The level at which the bound is as high as it gets; not a number before the first bound. */
  private double shortest = Double.NaN;

  /** Whether the bound is as high as it gets. */
  private boolean started;

  /** Whether no placement is cheaper than the best known. */
  private boolean done;

  /** No placement costs less. */
  private double excluded;

  /** The tree looks for a placement of less than this cost. */
  private long below;

  /** At this work the try is over. */
  private long tryEnds;

  /** The work of a try. */
  private long tryFor = FIRST_TRY;

  private LagrangianTreeSearch(
      PairTable table, Multipliers prices, Search search, long unit, int[] room) {
    this.search = search;
    this.room = room;
    int[] expert = new int[table.experts * table.satellites];
    int[] satellite = new int[expert.length];
    int[] takes = new int[expert.length];
    double[] cost = new double[expert.length];
    double[] offer = new double[table.experts];
    Arrays.fill(offer, Double.POSITIVE_INFINITY);
    double dearest = 0;
    int next = 0;
    for (int e = 0; e < table.experts; e++) {
      for (int s = 0; s < table.satellites; s++) {
        if (table.allows(e, s)) {
          expert[next] = e;
          satellite[next] = s;
          takes[next] = (int) (table.demand(e, s) / unit);
          cost[next] = table.cost(e, s);
          dearest = Math.max(dearest, cost[next]);
          offer[e] = Math.min(offer[e], cost[next++] + prices.price(s) * table.demand(e, s));
        }
      }
    }
    this.beyond = dearest * table.experts * (1 + 2 * FINEST) + 1;
    this.knapsack = new Knapsack(table.experts);
    this.pairs =
        new OpenPairs(
            room,
            Arrays.copyOf(expert, next),
            Arrays.copyOf(satellite, next),
            Arrays.copyOf(takes, next),
            Arrays.copyOf(cost, next));
    this.offers = new OfferBound(pairs, knapsack);
    this.ascent =
        new SubgradientAscent(table.experts, Double.NEGATIVE_INFINITY, SMOOTHING, PATIENCE);
    ascent.start(offer, 1);
  }

  /**
   * A search from what experts pay at the prices; empty where the room is too fine, or the pairs
   * are too many, for knapsacks to be solved all the time.
   */
  public static Optional<LagrangianTreeSearch> of(
      PairTable table, Multipliers prices, Search search) {
    long unit = 0;
    long[] wanted = new long[table.satellites];
    for (int s = 0; s < table.satellites; s++) {
      for (int e = 0; e < table.experts; e++) {
        if (table.allows(e, s)) {
          unit = commonDivisor(unit, table.demand(e, s));
          wanted[s] += table.demand(e, s);
        }
      }
    }
    int[] room = new int[table.satellites];
    for (int s = 0; s < room.length; s++) {
      long units = Math.min(table.room(s), wanted[s]) / Math.max(1, unit);
      if ((units + 1) > MOST_CELLS / (table.experts + 1)) {
        return Optional.empty();
      }
      room[s] = (int) units;
    }
    return (long) table.experts * table.satellites > MOST_PAIRS
        ? Optional.empty()
        : Optional.of(new LagrangianTreeSearch(table, prices, search, Math.max(1, unit), room));
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** A search for placements without room left, among the same pairs. */
  public MeetInTheMiddle halves(long seed) {
    return new MeetInTheMiddle(pairs, room, search, seed);
  }

  /**
   * Takes a turn.
   *
   * @param iterations how long
   * @return false when nothing is cheaper than the best known
   */
  public boolean improve(long iterations) {
    turnEnds = knapsack.work() + iterations * ITERATION;
    if (!started && raise()) {
      excluded = ascent.bestValue();
      started = true;
      lookBelow(nearer(excluded));
    }
    while (started && !done && !turnOver()) {
      step();
    }
    return !done;
  }

  /** Whether the turn is over; counts iterations. */
  private boolean turnOver() {
    while (knapsack.work() - paid >= ITERATION) {
      paid += ITERATION;
      if (search.tick()) {
        return true;
      }
    }
    return knapsack.work() >= turnEnds || search.over();
  }

  /** Raises the bound of the whole problem; true when it is as high as it gets. */
  private boolean raise() {
    while (!turnOver()) {
      double bound = offers.bound(ascent.point());
      if (bound == Double.POSITIVE_INFINITY) {
        done = true;
        return false;
      }
      if (Double.isNaN(shortest)) {
        double gap = Math.max(goal(bound) - bound, LEAST_GAP * Math.max(1, bound));
        shortest = gap * FIRST_LEVEL * SHORTEST;
        ascent.start(ascent.point(), gap * FIRST_LEVEL);
      }
      if (!ascent.step(bound, offers.slope()) || ascent.ahead() < shortest) {
        return true;
      }
    }
    return false;
  }

  /** The best known cost; before the first, some part above what is excluded. */
  private double goal(double from) {
    return search.bestCost() < Long.MAX_VALUE
        ? (double) search.bestCost()
        : Math.min(beyond, from + UNKNOWN_GAP * Math.abs(from) + 1);
  }

  private void step() {
    tree.below(Math.min(below, search.bestCost()));
    boolean more = tree.search(this::turnOver);
    if (tree.improved() || !tree.turned()) {
      tryEnds = knapsack.work() + tryFor;
    }
    if (tree.improved()) {
      search.found(Placement.of(tree.found().clone()));
    } else if (!more) {
      excluded = Math.max(excluded, (double) Math.min(below, search.bestCost()));
      lookBelow(nearer(excluded));
    } else if (knapsack.work() > tryEnds) {
      tryFor *= 2;
      long next = nearer(below < search.bestCost() ? Math.max(excluded, (double) below) : excluded);
      if (next == search.bestCost() && below >= next) {
        tryEnds = knapsack.work() + tryFor;
      } else {
        lookBelow(next);
      }
    }
  }

  private long nearer(double from) {
    double goal = goal(from);
    double step = Math.max(NEARER * (goal - from), Math.max(1, FINEST * goal));
    return (long) Math.ceil(Math.min(goal, from + step));
  }

  private void lookBelow(long cost) {
    done = excluded >= Math.min((double) search.bestCost(), beyond) * (1 - FINEST);
    below = cost;
    tryEnds = knapsack.work() + tryFor;
    offers.scores(ascent.best(), EXACT_SHARE * (cost - ascent.bestValue()));
    double most = LagrangianTree.most(cost);
    tree = new LagrangianTree(pairs.where(p -> offers.score(p) <= most), knapsack, ascent.best());
  }
}
