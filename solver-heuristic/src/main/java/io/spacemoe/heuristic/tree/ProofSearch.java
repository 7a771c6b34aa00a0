package io.spacemoe.heuristic.tree;

import io.spacemoe.heuristic.Search;
import io.spacemoe.solver.Placement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Branch and bound to the end, by optimistic targets: a tree looks for a placement that costs
 * hardly more than what is excluded. Searched in vain, it raises what is excluded, and the next
 * tree looks further; one that finds something goes on below that, and proves the last find best.
 * So no tree looks much further than the optimum, whatever the best known cost is. As trees grow
 * with their targets, most of the work is that of the last.
 *
 * <p>Once that takes long, trees that look for placements as those of {@link LagrangianTreeSearch}
 * do take turns with it, in case the best known cost is to come down sooner.
 */
public final class ProofSearch implements TreeTurns, AutoCloseable {
  /** Work after which placements are looked for: less than a second. Chosen, not tuned. */
  private static final long BEFORE_LOOKING = 200_000_000L;

  /** Looking takes this part of the work of targets. Chosen, not tuned. */
  private static final double SHARE_OF_LOOKING = 0.5;

  /** The first target is this part of the way to the best known. Chosen, not tuned. */
  private static final double FIRST_STEP = 1.0 / 64;

  /** After a tree of less than this part of all work, steps between targets double. Not tuned. */
  private static final double QUICK = 0.125;

  /** A tree of so many times all work before looks too far. Chosen, not tuned. */
  private static final double TOO_FAR = 1;

  private final RootBound root;
  private final Search search;

  /** Null for one thread. */
  private final ExecutorService pool;

  /** The tree of the current target; null between two. */
  private SubtreesAbreast proving;

  /** The tree that looks for placements; null before the first. */
  private SubtreesAbreast looking;

  private boolean started;

  /** From what is excluded to the target. */
  private long step;

  /** Work at the root and of trees for targets that are no more. */
  private long provingWork;

  /** Work of trees that looked for placements and are no more. */
  private long lookingWork;

  private long turnEnds;
  private long paid;

  /** At this work of looking the try is over. */
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
      provingWork = root.knapsack().work();
      step = Math.max(1, (long) (FIRST_STEP * (root.goal() - root.excluded())));
    }
    while (started && !root.done() && !turnOver()) {
      if (proving == null || proving.below() <= root.excluded()) {
        aim();
      } else if (lookNext()) {
        look();
      } else {
        prove();
      }
    }
    return !root.done();
  }

  private long work() {
    return started ? provingWork() + lookingWork() : root.knapsack().work();
  }

  private long provingWork() {
    return provingWork + (proving == null ? 0 : proving.work());
  }

  private long lookingWork() {
    return lookingWork + (looking == null ? 0 : looking.work());
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

  /** The tree of the next target, which is the best known when that is nearly as near. */
  private void aim() {
    provingWork = provingWork();
    long target = root.excluded() + step;
    long known = Math.min(search.bestCost(), root.beyond());
    proving = tree(known - step < target ? known : target, TreeManner.PROVING);
    step *= proving == null ? 2 : 1;
  }

  /** A tree; null where the root alone excludes as much. */
  private SubtreesAbreast tree(long below, TreeManner manner) {
    return root.tree(below, manner).map(tree -> new SubtreesAbreast(tree, below)).orElse(null);
  }

  /** A round of the target's tree. */
  private void prove() {
    proving.below(search.bestCost());
    boolean more = round(proving);
    if (!more && proving.work() < QUICK * provingWork()) {
      step *= 2;
    } else if (more && tooFar()) {
      step /= 2;
      aim();
    }
  }

  /** Whether the tree took long, and another one would look less far. */
  private boolean tooFar() {
    return proving.work() > TOO_FAR * provingWork
        && step > 1
        && root.excluded() + step / 2 < proving.below();
  }

  /** Whether it is the turn of looking: not where the target's tree looks as far. */
  private boolean lookNext() {
    return provingWork() > BEFORE_LOOKING
        && proving.below() < search.bestCost()
        && lookingWork() < SHARE_OF_LOOKING * provingWork();
  }

  /** A round of the tree that looks for placements. */
  private void look() {
    long known = search.bestCost();
    if (looking == null || looking.below() <= root.excluded()) {
      lookBelow(LagrangianTreeSearch.nearer(root, root.excluded()));
    } else if (round(looking) && search.bestCost() < known) {
      tryEnds = lookingWork() + tryFor;
    } else if (lookingWork() > tryEnds) {
      tryFor *= 2;
      tryEnds = lookingWork() + tryFor;
      long from = looking.below() < known ? looking.below() : root.excluded();
      long next = LagrangianTreeSearch.nearer(root, from);
      if (next != known || looking.below() < next) {
        lookBelow(next);
      }
    }
  }

  private void lookBelow(long cost) {
    lookingWork = lookingWork();
    looking = tree(cost, TreeManner.LOOKING);
    tryEnds = lookingWork() + tryFor;
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
}
