package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
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
public final class LagrangianTreeSearch implements TreeTurns {
  /** Work that counts as an iteration, about that of a batch of annealing moves. */
  static final long ITERATION = 10_000;

  /**
   * How much of the way from what is excluded to the best known a tree looks: at three fifths more
   * pairs are ruled out, so that the way down is short.
   */
  private static final double NEARER = 0.6;

  /** Work that a tree gets before the next looks nearer, doubled each time. Chosen, not tuned. */
  static final long FIRST_TRY = 1_000_000_000L;

  /** The whole problem, where trees begin. */
  private final RootBound root;

  /** Knows the best placement, and when to stop. */
  private final Search search;

  /** Keeps the clock: all satellites' knapsacks are solved with it. */
  private final Knapsack knapsack;

  /** The tree of this try; null before the first. */
  private LagrangianTree tree;

  /** The work that has been counted as iterations. */
  private long paid;

  /** At this work the turn is over. */
  private long turnEnds;

  /** Whether the bound of the whole problem is as high as it gets. */
  private boolean started;

  /** The tree looks for a placement of less than this cost. */
  private long below;

  /** At this work the try is over. */
  private long tryEnds;

  /** The work of a try. */
  private long tryFor = FIRST_TRY;

  public LagrangianTreeSearch(RootBound root) {
    this.root = root;
    this.search = root.search();
    this.knapsack = root.knapsack();
  }

  @Override
  public boolean improve(long iterations) {
    turnEnds = knapsack.work() + iterations * ITERATION;
    if (!started && root.raise(this::turnOver)) {
      started = true;
      lookBelow(nearer(root.excluded()));
    }
    while (started && !root.done() && !turnOver()) {
      step();
    }
    return !root.done();
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

  private void step() {
    long target = Math.min(below, search.bestCost());
    tree.below(target);
    boolean more = tree.search(this::turnOver);
    if (tree.improved() || !tree.turned()) {
      tryEnds = knapsack.work() + tryFor;
    }
    if (tree.improved()) {
      search.found(Placement.of(tree.found().clone()));
    } else if (!more) {
      root.exclude(target, tree.proof());
      lookBelow(nearer(root.excluded()));
    } else if (knapsack.work() > tryEnds) {
      tryFor *= 2;
      long from = below < search.bestCost() ? Math.max(root.excluded(), below) : root.excluded();
      long next = nearer(from);
      if (next == search.bestCost() && below >= next) {
        tryEnds = knapsack.work() + tryFor;
      } else {
        lookBelow(next);
      }
    }
  }

  private long nearer(long from) {
    return nearer(root, from);
  }

  /** Some of the way from a cost to the best known. */
  static long nearer(RootBound root, long from) {
    long goal = root.goal();
    return Math.min(goal, from + (long) Math.ceil(Math.max(NEARER * (goal - from), 1)));
  }

  /** A tree that looks for a placement of less than a cost, or of more while there is none. */
  private void lookBelow(long cost) {
    below = cost;
    tryEnds = knapsack.work() + tryFor;
    Optional<LagrangianTree> next = root.tree(below, TreeManner.LOOKING);
    while (next.isEmpty() && !root.done()) {
      below = nearer(root.excluded());
      next = root.tree(below, TreeManner.LOOKING);
    }
    tree = next.orElse(tree);
  }
}
