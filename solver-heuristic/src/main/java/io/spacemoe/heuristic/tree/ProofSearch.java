package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Branch and bound to the end: trees that look for placements as those of {@link
 * LagrangianTreeSearch} do, until one that looks below the best known cost is searched and so
 * proves it best. After a while, trees that look less far take turns with it: each that is searched
 * proves a better bound, in case the other does not end.
 */
public final class ProofSearch implements TreeTurns, AutoCloseable {
  /** Work after which the trees for bounds begin: less than a second. Chosen, not tuned. */
  private static final long BEFORE_BOUNDS = 200_000_000L;

  /** A tree for a bound looks this part of the way to the best known. Chosen, not tuned. */
  private static final double STEP = 1.0 / 8;

  /** A tree for a bound that takes this part of the others' work looks too far. Not tuned. */
  private static final double TOO_FAR = 0.25;

  /** Trees for bounds take as much work as the others. Chosen, not tuned. */
  private static final double SHARE = 1;

  private final RootBound root;
  private final Search search;

  /** Null for one thread. */
  private final ExecutorService pool;

  private SubtreesAbreast main;
  private SubtreesAbreast side;
  private boolean started;

  /** Work that trees for bounds did before this one. */
  private long sideWork;

  /** Work at the root and of trees that are no more. */
  private long pastWork;

  private long turnEnds;
  private long paid;

  /** At this work the main tree's try is over. */
  private long tryEnds;

  /** The work of a try. */
  private long tryFor = LagrangianTreeSearch.FIRST_TRY;

  public ProofSearch(RootBound root, int threads) {
    this.root = root;
    this.search = root.search();
    this.pool = threads > 1 ? Executors.newFixedThreadPool(threads) : null;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  @Override
  public boolean improve(long iterations) {
    turnEnds = work() + iterations * LagrangianTreeSearch.ITERATION;
    if (!started) {
      started = root.raise(this::turnOver);
      pastWork = root.knapsack().work();
    }
    while (started && !root.done() && !turnOver()) {
      if (main == null) {
        look(LagrangianTreeSearch.nearer(root, root.excluded()));
      } else if (boundNext()) {
        side();
      } else {
        main();
      }
    }
    return !root.done();
  }

  /** A tree that looks below a cost takes the place of the last. */
  private void look(long below) {
    pastWork += main == null ? 0 : main.work();
    main = tree(below).orElse(null);
    tryEnds = work() + tryFor;
  }

  /**
   * A round of the tree that looks for placements: of that for bounds when it looks as far, as it
   * began nearer to the bound and is smaller.
   */
  private void main() {
    long known = search.bestCost();
    if (side != null && side.below() >= known) {
      pastWork += main.work();
      main = side;
      side = null;
    }
    if (main.below() <= root.excluded()) {
      look(LagrangianTreeSearch.nearer(root, root.excluded()));
    } else if (!round(main)) {
      look(LagrangianTreeSearch.nearer(root, root.excluded()));
    } else if (search.bestCost() < known) {
      tryEnds = work() + tryFor;
    } else if (work() > tryEnds) {
      tryFor *= 2;
      tryEnds = work() + tryFor;
      long from = main.below() < known ? main.below() : root.excluded();
      long next = LagrangianTreeSearch.nearer(root, from);
      if (next != known || main.below() < next) {
        look(next);
      }
    }
  }

  private long work() {
    return started
        ? pastWork + sideWork + (main == null ? 0 : main.work()) + (side == null ? 0 : side.work())
        : root.knapsack().work();
  }

  /** Whether the turn is over; counts iterations. */
  private boolean turnOver() {
    while (work() - paid >= LagrangianTreeSearch.ITERATION) {
      paid += LagrangianTreeSearch.ITERATION;
      if (search.tick()) {
        return true;
      }
    }
    return work() >= turnEnds || search.over();
  }

  private Optional<SubtreesAbreast> tree(long below) {
    return root.tree(below).map(tree -> new SubtreesAbreast(tree, below));
  }

  /** A round of a tree; false when it is searched, and what it shows excluded. */
  private boolean round(SubtreesAbreast trees) {
    long left = Math.max(1, turnEnds - work());
    boolean more = trees.round(pool, left, search::over);
    trees.found().ifPresent(satelliteOf -> search.found(Placement.of(satelliteOf)));
    trees.below(search.bestCost());
    if (!more) {
      root.exclude(trees.below(), trees.root().proof());
    }
    return more;
  }

  private boolean boundNext() {
    long spent = sideWork + (side == null ? 0 : side.work());
    return mainWork() > BEFORE_BOUNDS
        && spent < SHARE * mainWork()
        && root.goal() > root.excluded() + 1;
  }

  private long mainWork() {
    return pastWork + main.work();
  }

  /** A round of a tree for a bound. */
  private void side() {
    main.below(search.bestCost());
    if (side != null && side.work() > TOO_FAR * mainWork() && side.below() > next(1)) {
      long half = (side.below() - root.excluded()) / 2;
      sideWork += side.work();
      side = tree(next(half)).orElse(null);
    } else if (side == null || side.below() <= root.excluded()) {
      sideWork += side == null ? 0 : side.work();
      side = tree(next((long) (STEP * (root.goal() - root.excluded())))).orElse(null);
    } else if (!round(side)) {
      sideWork += side.work();
      side = null;
    }
  }

  private long next(long further) {
    return root.excluded() + Math.max(1, further);
  }
}
