package io.spacemoe.solver;

import io.spacemoe.solver.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Evaluates and times what an engine reports, keeps what is an improvement, and passes it on. */
final class IncumbentTrace implements Progress {
  private final PlacementProblem problem;
  private final IncumbentListener listener;
  private final long start = System.nanoTime();
  private final List<Incumbent> points = new ArrayList<>();
  private Placement best;
  private OptionalLong cost = OptionalLong.empty();
  private OptionalLong bound = OptionalLong.empty();

  IncumbentTrace(PlacementProblem problem, IncumbentListener listener) {
    this.problem = problem;
    this.listener = listener;
  }

  @Override
  public synchronized void placement(Placement placement) {
    long found = Audit.costOf(problem, placement, "reported");
    if (cost.isEmpty() || found < cost.getAsLong()) {
      cost = OptionalLong.of(found);
      best = placement;
      add();
    }
  }

  @Override
  public synchronized void bound(long newBound) {
    if (bound.isEmpty() || newBound > bound.getAsLong()) {
      bound = OptionalLong.of(newBound);
      add();
    }
  }

  synchronized List<Incumbent> points() {
    return List.copyOf(points);
  }

  private void add() {
    Incumbent point = new Incumbent((System.nanoTime() - start) * 1e-9, cost, bound);
    points.add(point);
    listener.improved(point, best);
  }
}
