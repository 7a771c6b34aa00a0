package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.spi.Progress;
import java.util.Optional;

/** The best placement and the best bound that a search knows; passes improvements on. */
public final class BestKnown {
  private final PlacementProblem problem;
  private final Progress progress;
  private Optional<Placement> placement = Optional.empty();
  private long cost = Long.MAX_VALUE;
  private long bound = Long.MIN_VALUE;

  public BestKnown(PlacementProblem problem, Progress progress) {
    this.problem = problem;
    this.progress = progress;
  }

  /**
   * Takes a placement into account.
   *
   * @return whether it is feasible
   */
  public synchronized boolean offer(Placement offered) {
    Evaluation evaluation = problem.evaluate(offered);
    if (evaluation.feasible() && evaluation.cost() < cost) {
      cost = evaluation.cost();
      placement = Optional.of(offered);
      progress.placement(offered);
    }
    return evaluation.feasible();
  }

  /** Takes a lower bound on every placement's cost into account. */
  public synchronized void raise(long offered) {
    long known = Math.min(offered, cost);
    if (known > bound) {
      bound = known;
      progress.bound(bound);
    }
  }

  /** The best placement, if any is known. */
  public synchronized Optional<Placement> placement() {
    return placement;
  }

  /** The cost of the best placement; {@link Long#MAX_VALUE} when none is known. */
  public synchronized long cost() {
    return cost;
  }

  /** The best lower bound. */
  public synchronized long bound() {
    return bound;
  }

  /** Whether the best placement is within a relative gap of the bound; 0 means that it is best. */
  public synchronized boolean within(double gap) {
    return placement.isPresent()
        && (bound == cost || (gap > 0 && (double) cost - bound <= gap * cost));
  }
}
