package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.OpenPairs;
import io.spacemoe.heuristic.SubgradientAscent;
import io.spacemoe.solver.proof.TreeWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Branch and bound with a Lagrangian relaxation: a depth-first search for a placement of less than
 * a given cost, bounded by {@link OfferBound}, that can pause and go on.
 *
 * <p>In every node the offers climb by a few subgradient steps towards the cost looked for, and
 * after each step every pair is closed whose score says that no cheap enough placement uses it
 * (variable fixing). Then the expert that is nearest to being decided gets two branches: seated on
 * the satellite of its least score, which is gone through first, and kept from there. Allocates
 * nothing once it has been as deep.
 *
 * <p>More than 300 lines because the state of a depth-first search by depth, its climb and its
 * branches are one algorithm.
 */
final class LagrangianTree {
  /** So many steps a node gets at least. Chosen, not tuned. */
  private static final int STEPS = 4;

  /** And so many at most, while steps go on closing pairs. Chosen, not tuned. */
  private static final int MOST_STEPS = 12;

  /** An exponential counts as so many table cells of the knapsacks. Chosen, not tuned. */
  private static final long WORK_PER_WEIGHT = 20;

  /**
   * Scores are exact up to this part of the way from the bound to the cost looked for, and bounds
   * beyond. With 0.1, nodes take several times as long where that way is long, as on GAP file
   * d20400.
   */
  private static final double EXACT_SHARE = 0.02;

  /** No expert, no pair, no node. */
  private static final int NONE = -1;

  private final OpenPairs pairs; // those that may still be in a placement sought
  private final Knapsack knapsack; // of all satellites in turn; its work is the clock
  private final OfferBound offers; // L(v), and the score of every pair
  private final SubgradientAscent ascent; // of the current node's offers v

  /** The satellite of each expert in the placement found last. */
  private final int[] found;

  /** By satellite: the room that a placement needs of what seated experts leave. */
  private final long[] needed;

  /** By depth: the node's offers. */
  private double[][] offer = new double[8][];

  /** By depth: the pair that the node branches on. */
  private int[] branch = new int[8];

  /** By depth: how many pairs were closed before the branch, which the way back opens. */
  private int[] before = new int[8];

  /** By depth: whether the branch that seats the expert is still to come. */
  private boolean[] seating = new boolean[8];

  /** By depth: whether the other branch is given away. */
  private boolean[] given = new boolean[8];

  /** The offers that the root starts from; null once it has begun. */
  private double[] root;

  /** The depth of the current node; {@link #NONE} before the root and after the last. */
  private int depth = NONE;

  /** Whether there was a dead end since the start. */
  private boolean turned;

  private final OfferGrid grid;
  private final TreeManner manner;

  /** Where the search is written down. */
  private final TreeWriter proof;

  /** Only bounds up to this may have a cheap enough placement below them. */
  private long most;

  /** The last bound. */
  private long bound = OfferBound.NOWHERE;

  /** The cost of the placement found last. */
  private long foundCost = Long.MAX_VALUE;

  /** Whether the current call has found a placement. */
  private boolean improved;

  /** When the current call is to return. */
  private BooleanSupplier stop = () -> false;

  /**
   * A search among open pairs.
   *
   * @param from offers to start from, one per expert, in the grid's numbers, not copied
   * @param proof where the search is written down, from its root
   */
  LagrangianTree(
      TreeManner manner,
      OpenPairs pairs,
      Knapsack knapsack,
      OfferGrid grid,
      double[] from,
      TreeWriter proof) {
    this.manner = manner;
    this.pairs = pairs;
    this.knapsack = knapsack;
    this.grid = grid;
    this.proof = proof;
    this.offers = new OfferBound(pairs, knapsack, grid);
    this.ascent =
        new SubgradientAscent(
            pairs.experts, Double.NEGATIVE_INFINITY, manner.smoothing, manner.patience);
    this.found = new int[pairs.experts];
    this.needed = new long[pairs.satellites];
    this.root = from;
  }

  /** From now on, placements of this cost or more are of no interest. */
  void below(long cost) {
    most = grid.scale() * (cost - 1);
  }

  /**
   * Goes on until a placement is found, the search is complete, or it is to stop.
   *
   * @return whether there may be more to find
   */
  boolean search(BooleanSupplier whenToStop) {
    stop = whenToStop;
    improved = false;
    if (root != null) {
      double[] from = root;
      root = null;
      open(from);
    }
    while (depth >= 0 && !improved && !stop.getAsBoolean()) {
      int at = depth;
      pairs.reopen(before[at]);
      if (seating[at]) {
        seating[at] = false;
        pairs.seat(branch[at]);
        open(offer[at]);
      } else if (given[at]) {
        depth--;
      } else {
        pairs.close(branch[at]);
        depth -= settle(at) ? 0 : 1;
      }
    }
    return more();
  }

  /** A node below the current one; where nothing is to be found there, none. */
  private void open(double[] from) {
    int next = depth + 1;
    if (next == offer.length) {
      offer = Arrays.copyOf(offer, 2 * next);
      branch = Arrays.copyOf(branch, 2 * next);
      before = Arrays.copyOf(before, 2 * next);
      seating = Arrays.copyOf(seating, 2 * next);
      given = Arrays.copyOf(given, 2 * next);
    }
    if (offer[next] == null) {
      offer[next] = new double[pairs.experts];
    }
    System.arraycopy(from, 0, offer[next], 0, from.length);
    depth += settle(next) ? 1 : 0;
  }

  /** Bounds, closes pairs, and chooses the next branch; false when nothing is left here. */
  private boolean settle(int at) {
    while (climb(offer[at])) {
      int decided = mostDecided();
      if (decided >= 0) {
        branch[at] = leastBounded(decided);
        before[at] = pairs.closings();
        seating[at] = true;
        given[at] = false;
        proof.branch(decided, pairs.satellite(branch[at]));
        return true;
      }
    }
    proof.leaf();
    turned = true;
    return false;
  }

  /**
   * Raises the bound and closes pairs, for some steps and until a step closes none; false when the
   * node is done: no placement here is cheap enough, any more.
   */
  private boolean climb(double[] from) {
    bound = offers.scores(from, above());
    ascent.start(from, (double) most - bound);
    for (int k = 1; bound <= most; k++) {
      if (offers.placing() && keep()) {
        return false;
      }
      int closed = close();
      if (closed != 0) {
        offers.writeTo(proof);
      }
      if (closed < 0) {
        return false;
      }
      boolean stuck = !ascent.step((double) bound, offers.slope());
      boolean enough = k > STEPS && (closed == 0 || k > MOST_STEPS);
      if (stuck || enough || stop.getAsBoolean()) {
        System.arraycopy(ascent.best(), 0, from, 0, from.length);
        return true;
      }
      bound = offers.scores(ascent.point(), above());
    }
    if (bound != OfferBound.NOWHERE) {
      offers.writeTo(proof);
    }
    return false;
  }

  /** How far above the bound scores should be exact. */
  private long above() {
    return bound <= most ? (long) (EXACT_SHARE * (most - bound)) : 0;
  }

  /**
   * Keeps a placement if it fits and is cheap enough; whether the bound says that none here is
   * cheaper.
   */
  private boolean keep() {
    long cost = 0;
    Arrays.fill(needed, 0);
    for (int e = 0; e < found.length; e++) {
      int pair = offers.pairOf(e);
      cost += pairs.cost(pair);
      needed[pairs.satellite(pair)] += pairs.seated(e) ? 0 : pairs.demand(pair);
    }
    for (int s = 0; s < needed.length; s++) {
      if (needed[s] > pairs.left(s)) {
        return false;
      }
    }
    if (grid.scale() * cost <= most && cost < foundCost) {
      improved = true;
      foundCost = cost;
      for (int e = 0; e < found.length; e++) {
        found[e] = pairs.satellite(offers.pairOf(e));
      }
    }
    boolean best = bound > grid.scale() * (cost - 1);
    if (best) {
      offers.writeTo(proof);
    }
    return best;
  }

  /** Closes pairs of no cheap enough placement; how many, negative when an expert has none left. */
  private int close() {
    int mark = pairs.closings();
    for (int e = 0; e < pairs.experts; e++) {
      if (!pairs.seated(e)) {
        if (offers.score(leastBounded(e)) > most) {
          return -1;
        }
        for (int p = pairs.first(e); p < pairs.first(e + 1); p++) {
          if (pairs.open(p) && offers.score(p) > most) {
            pairs.close(p);
          }
        }
      }
    }
    return pairs.closings() - mark;
  }

  /** The expert with least left open; negative when all are seated. */
  private int mostDecided() {
    knapsack.count(WORK_PER_WEIGHT * (pairs.size - pairs.closings()));
    int decided = NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int e = 0; e < pairs.experts; e++) {
      double open = pairs.seated(e) ? Double.POSITIVE_INFINITY : openness(e);
      if (open < least) {
        least = open;
        decided = e;
      }
    }
    return decided;
  }

  /** How much of the tree is likely to be below an expert's open pairs. */
  private double openness(int expert) {
    double open = 0;
    for (int p = pairs.first(expert); p < pairs.first(expert + 1); p++) {
      open += pairs.open(p) ? weight(p) : 0;
    }
    return open;
  }

  private double weight(int pair) {
    double above = (double) (offers.score(pair) - bound) / Math.max(1, most - bound);
    return Math.exp(-manner.sharpness * above);
  }

  private int leastBounded(int expert) {
    int least = NONE;
    for (int p = pairs.first(expert); p < pairs.first(expert + 1); p++) {
      if (pairs.open(p) && (least < 0 || offers.score(p) < offers.score(least))) {
        least = p;
      }
    }
    return least;
  }

  /** Whether there may be more to find. */
  boolean more() {
    return root != null || depth >= 0 || improved;
  }

  /** The cost of the placement found last. */
  long foundCost() {
    return foundCost;
  }

  /** What has been written down. */
  TreeWriter proof() {
    return proof;
  }

  /** Work so far, of this tree and of others that use the same tables. */
  long work() {
    return knapsack.work();
  }

  /**
   * Gives away the part that is nearest to the root and yet to come: this tree will not search it.
   *
   * @return it, with tables of its own; empty when there is none
   */
  Optional<LagrangianTree> split() {
    int at = 0;
    while (at < proof.pending() && given[at]) {
      at++;
    }
    if (at == proof.pending()) {
      return Optional.empty();
    }
    given[at] = true;
    boolean[] closed = pairs.closedFirst(before[at]);
    closed[branch[at]] = true;
    LagrangianTree part =
        new LagrangianTree(
            manner,
            pairs.where(p -> !closed[p]),
            new Knapsack(pairs.experts),
            grid,
            offer[at].clone(),
            proof.split(at));
    part.most = most;
    return Optional.of(part);
  }

  /** Whether there was a dead end, or a placement, since the start. */
  boolean turned() {
    return turned;
  }

  /** Whether the last call found a placement. */
  boolean improved() {
    return improved;
  }

  /** The satellite of each expert in the placement found last. */
  int[] found() {
    return found;
  }
}
