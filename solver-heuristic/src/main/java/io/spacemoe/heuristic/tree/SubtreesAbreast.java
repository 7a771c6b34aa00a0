package io.spacemoe.heuristic.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * One tree, searched in several subtrees abreast, round by round: in a round every subtree does the
 * same work, and between rounds the largest parts that are yet to come become subtrees of their
 * own. What happens does not depend on how many threads do it.
 */
final class SubtreesAbreast {
  /** How many subtrees there are, where there is so much to search. Chosen, not tuned. */
  private static final int ABREAST = 8;

  /** Smaller trees are searched in one part. Chosen, not tuned. */
  private static final long BEFORE_SPLIT = 100_000_000L;

  /** Work of a subtree in the first round. Chosen, not tuned. */
  private static final long FIRST_ROUND = 10_000_000L;

  /** A round is this part of all work so far at least: so many rounds, so few blocks. */
  private static final long ROUNDS = 100;

  private final LagrangianTree root;
  private final List<LagrangianTree> open = new ArrayList<>();

  /** Work in all rounds, also of subtrees that are done. */
  private long work;

  private long below;

  SubtreesAbreast(LagrangianTree root, long below) {
    this.root = root;
    this.below = below;
    open.add(root);
  }

  /** All of the tree, of which subtrees are blocks. */
  LagrangianTree root() {
    return root;
  }

  /** Work so far. */
  long work() {
    return work;
  }

  /** No placement of so much or more is looked for. */
  long below() {
    return below;
  }

  /** From now on, placements of this cost or more are of no interest. */
  void below(long cost) {
    below = Math.min(below, cost);
    open.forEach(tree -> tree.below(below));
  }

  /**
   * Searches every subtree for some work, or until it has found a placement.
   *
   * @param pool where subtrees are searched; null for here
   * @param most work of a subtree at most
   * @return whether there may be more to find
   */
  boolean round(ExecutorService pool, long most, BooleanSupplier stop) {
    for (int i = 0; work >= BEFORE_SPLIT && i < open.size() && open.size() < ABREAST; ) {
      Optional<LagrangianTree> part = open.get(i).split();
      part.ifPresent(open::add);
      i += part.isPresent() ? 0 : 1;
    }
    long each = Math.min(most, Math.max(FIRST_ROUND, work / ROUNDS));
    List<Future<?>> running = new ArrayList<>();
    long before = clocks();
    for (LagrangianTree tree : open) {
      long until = tree.work() + each;
      Runnable search = () -> tree.search(() -> tree.work() >= until || stop.getAsBoolean());
      if (pool == null) {
        search.run();
      } else {
        running.add(pool.submit(search));
      }
    }
    running.forEach(SubtreesAbreast::await);
    work += clocks() - before;
    return open.stream().anyMatch(LagrangianTree::more);
  }

  private long clocks() {
    return open.stream().mapToLong(LagrangianTree::work).sum();
  }

  private static void await(Future<?> search) {
    boolean interrupted = false;
    while (true) {
      try {
        search.get();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a subtree failed: " + e.getCause(), e.getCause());
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The cheapest placement that the last round found; forgets subtrees that are done. */
  Optional<int[]> found() {
    Optional<LagrangianTree> best =
        open.stream()
            .filter(LagrangianTree::improved)
            .reduce((a, b) -> b.foundCost() < a.foundCost() ? b : a);
    Optional<int[]> found = best.map(tree -> tree.found().clone());
    open.removeIf(tree -> !tree.more());
    return found;
  }
}
