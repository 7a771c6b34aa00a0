package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.Multipliers;
import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.SubgradientAscent;
import io.spacemoe.heuristic.halves.MeetInTheMiddle;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.proof.TreeHead;
import io.spacemoe.solver.proof.TreeProof;
import io.spacemoe.solver.proof.TreeWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The whole problem, where all trees begin: its pairs, with a unit of room that is the greatest
 * common divisor of all demands, or coarser where that is too fine for tables; its offers, which
 * climb as high as they get, by {@link OfferBound}; and what the trees have excluded so far, each
 * with its proof.
 *
 * <p>More than 300 lines because what trees start from, and what they have shown, is one state.
 */
public final class RootBound {
  /** With more pairs a bound takes too long to be of use beside annealing. Chosen, not tuned. */
  private static final long MOST_PAIRS = 200_000;

  /** What there is when there is no bound of this kind. */
  public static final String TOO_LARGE =
      "more than 200,000 pairs of expert and satellite, or costs too large for exact sums";

  /** Cells of a satellite's knapsack table at most. Chosen, not tuned. */
  private static final long MOST_CELLS = 1 << 22;

  /** Where that is too few, memory is counted in so many units, and demands are rounded down. */
  private static final long COARSE_UNITS = 1 << 12;

  /** How much of the last direction goes on, as in the tree. */
  private static final double SMOOTHING = 0.7;

  /**
   * After so many steps without gain the level is halved, where there are many pairs. With 20,
   * trees for type E with 20 satellites take two to three times as long.
   */
  private static final int MOST_PATIENCE = 60;

  /** The same where there are few. With 60, gap1 to gap4 take half as long again. */
  private static final int LEAST_PATIENCE = 20;

  /** A step of patience is due to so many pairs. Chosen, not tuned. */
  private static final int PAIRS_PER_STEP = 30;

  /** The climb ends after so many steps: where there is no placement, it has no top. */
  private static final int MOST_STEPS = 20_000;

  /** The first level, as a part of the gap above the bound. Chosen, not tuned. */
  private static final double FIRST_LEVEL = 0.3;

  /** The bound is as high as it gets at this part of the first level. Chosen, not tuned. */
  private static final double SHORTEST = 0.003;

  /** The gap above the bound before a placement is known, as a part. Chosen, not tuned. */
  private static final double UNKNOWN_GAP = 0.1;

  /** The likely gap, as a part of the bound: the grid is set by it. Chosen, not tuned. */
  private static final double LIKELY_GAP = 0.002;

  /** The least gap that levels are set by, as a part of the bound. Chosen, not tuned. */
  private static final double LEAST_GAP = 1e-6;

  /**
   * The root's scores are exact up to this part of the way from the bound to the cost looked for;
   * more than in the tree, as it is done once and closes pairs for all of it. Chosen, not tuned.
   */
  private static final double EXACT_SHARE = 0.5;

  private final PlacementProblem problem;
  private final Search search;
  private final OfferGrid grid;

  /** What memory is counted in. */
  private final long unit;

  /** Whether demands are whole units. */
  private final boolean whole;

  /** By satellite: memory. */
  private final long[] room;

  private final OpenPairs pairs;
  private final Knapsack knapsack;
  private final OfferBound offers;

  /** The climb; its best point is where trees start. */
  private final SubgradientAscent ascent;

  /** Above the cost of any placement. */
  private final long beyond;

  /** Steps of the climb so far. */
  private int steps;

  /** The level at which the bound is as high as it gets; not a number before the first bound. */
  private double shortest = Double.NaN;

  /** No placement costs less. */
  private long excluded;

  private boolean done;

  private RootBound(
      PlacementProblem problem,
      OfferGrid grid,
      OpenPairs pairs,
      long unit,
      boolean whole,
      long[] room,
      double[] offer,
      Search search) {
    this.problem = problem;
    this.search = search;
    this.grid = grid;
    this.unit = unit;
    this.whole = whole;
    this.room = room;
    this.pairs = pairs;
    this.beyond = beyond(pairs);
    this.knapsack = new Knapsack(pairs.experts);
    this.offers = new OfferBound(pairs, knapsack, grid);
    this.ascent =
        new SubgradientAscent(
            pairs.experts,
            Double.NEGATIVE_INFINITY,
            SMOOTHING,
            Math.max(LEAST_PATIENCE, Math.min(MOST_PATIENCE, pairs.size / PAIRS_PER_STEP)));
    ascent.start(offer, (double) grid.scale());
  }

  private static long beyond(OpenPairs pairs) {
    long beyond = 1;
    for (int e = 0; e < pairs.experts; e++) {
      long dearest = 0;
      for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
        dearest = Math.max(dearest, pairs.cost(p));
      }
      beyond += dearest;
    }
    return beyond;
  }

  /**
   * The bound of a problem in which every expert is allowed somewhere, from what experts pay at the
   * prices; empty where the pairs are too many for knapsacks to be solved all the time, or costs
   * are too large for them.
   */
  public static Optional<RootBound> of(
      PlacementProblem problem, PairTable table, Multipliers prices, Search search) {
    if ((long) table.experts * table.satellites > MOST_PAIRS) {
      return Optional.empty();
    }
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
    long[] room = new long[table.satellites];
    long most = 0;
    for (int s = 0; s < room.length; s++) {
      room[s] = Math.min(table.room(s), wanted[s]);
      most = Math.max(most, room[s]);
    }
    long divisor = Math.max(1, unit);
    boolean whole = most / divisor < MOST_CELLS / (table.experts + 1);
    unit = whole ? divisor : most / Math.min(COARSE_UNITS, MOST_CELLS / (table.experts + 1)) + 1;
    OpenPairs pairs = OpenPairs.allowed(table, unit, room);
    long dearest = 0;
    double[] offer = new double[table.experts];
    Arrays.fill(offer, Double.POSITIVE_INFINITY);
    for (int p = 0; p < pairs.size; p++) {
      int e = pairs.expert(p);
      int s = pairs.satellite(p);
      dearest = Math.max(dearest, pairs.cost(p));
      offer[e] = Math.min(offer[e], pairs.cost(p) + prices.price(s) * table.demand(e, s));
    }
    double gap = Math.max(1, LIKELY_GAP * search.bound());
    OfferGrid grid = OfferGrid.of(gap, dearest, table.experts);
    Arrays.setAll(offer, e -> offer[e] * grid.scale());
    return grid.scale() == 0
        ? Optional.empty()
        : Optional.of(new RootBound(problem, grid, pairs, unit, whole, room, offer, search));
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  /** A search for placements without room left, among the same pairs, where units are exact. */
  public Optional<MeetInTheMiddle> halves(long seed) {
    int[] units = Arrays.stream(room).mapToInt(r -> (int) (r / unit)).toArray();
    return whole ? Optional.of(new MeetInTheMiddle(pairs, units, search, seed)) : Optional.empty();
  }

  Search search() {
    return search;
  }

  /** A clock for what is done at the root, and in trees that use the same tables. */
  Knapsack knapsack() {
    return knapsack;
  }

  /**
   * Raises the bound until it is as high as it gets, and proves it.
   *
   * @return whether it is
   */
  boolean raise(BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      long bound = offers.bound(ascent.point());
      boolean fits = bound != OfferBound.NOWHERE;
      if (fits && Double.isNaN(shortest)) {
        double gap = goal(inCosts((double) bound)) * (double) grid.scale() - bound;
        gap = Math.max(gap, LEAST_GAP * Math.max(grid.scale(), Math.abs(bound)));
        shortest = gap * FIRST_LEVEL * SHORTEST;
        ascent.start(ascent.point(), gap * FIRST_LEVEL);
      }
      if (!fits
          || !ascent.step((double) bound, offers.slope())
          || ascent.ahead() < shortest
          || inCosts(ascent.bestValue()) >= Math.min(search.bestCost(), beyond)
          || ++steps > MOST_STEPS) {
        tree(inCosts(ascent.bestValue()), TreeManner.LOOKING);
        return true;
      }
    }
    return false;
  }

  /** A bound in cost units, rounded up, as costs are whole. */
  private long inCosts(double bound) {
    return -Math.floorDiv(-(long) Math.max(0, bound), grid.scale());
  }

  /** No placement costs less, as trees have shown. */
  long excluded() {
    return excluded;
  }

  /** Whether nothing is cheaper than the best known, as trees have shown. */
  boolean done() {
    return done || (excluded >= search.bestCost());
  }

  /** Every placement costs less: nobody needs to look further. */
  long beyond() {
    return beyond;
  }

  /** The best known cost; before the first, some part above what is excluded. */
  long goal() {
    return goal(excluded);
  }

  private long goal(long from) {
    long unknown = (long) Math.min((double) beyond, from + UNKNOWN_GAP * Math.abs(from) + 1);
    return search.bestCost() < Long.MAX_VALUE ? search.bestCost() : unknown;
  }

  /**
   * A tree that looks for a placement of less than a cost; empty when the root shows that there is
   * none, which is then excluded.
   */
  Optional<LagrangianTree> tree(long below, TreeManner manner) {
    long target = Math.min(below, beyond);
    long most = grid.scale() * (target - 1);
    double ahead = Math.max(0, most - ascent.bestValue());
    double[] from = ascent.best().clone();
    long bound = offers.scores(from, (long) (EXACT_SHARE * ahead));
    TreeWriter proof = new TreeWriter(pairs.experts, pairs.satellites);
    if (bound != OfferBound.NOWHERE) {
      offers.writeTo(proof);
    }
    if (bound > most || !everyoneHas(most)) {
      proof.leaf();
      exclude(target, proof);
      return Optional.empty();
    }
    OpenPairs open = pairs.where(p -> offers.score(p) <= most);
    LagrangianTree tree = new LagrangianTree(manner, open, knapsack, grid, from, proof);
    tree.below(target);
    return Optional.of(tree);
  }

  /** Whether every expert has a pair of no greater score. */
  private boolean everyoneHas(long most) {
    boolean[] has = new boolean[pairs.experts];
    for (int p = 0; p < pairs.size; p++) {
      has[pairs.expert(p)] |= offers.score(p) <= most;
    }
    for (boolean one : has) {
      if (!one) {
        return false;
      }
    }
    return true;
  }

  /** No placement costs less than a target, as a tree has shown. */
  void exclude(long target, TreeWriter tree) {
    boolean infeasible = target >= beyond;
    TreeProof shown =
        TreeProof.of(
            problem, new TreeHead(target, infeasible, grid.scale(), grid.grain(), unit), tree);
    excluded = Math.max(excluded, target);
    done |= infeasible;
    if (infeasible) {
      search.refuted(shown);
    } else {
      search.proved(target, shown);
    }
  }
}
