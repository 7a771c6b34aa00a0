package io.spacemoe.solver.door;

import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.spi.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Evaluates and times what an engine reports, keeps what is an improvement, and passes it on. */
final class IncumbentTrace implements Progress {
  private final ToLongFunction<Placement> evaluated;
  private final IncumbentListener listener;
  private final long start = System.nanoTime();
  private final List<Incumbent> points = new ArrayList<>();
  private Placement best;
  private OptionalLong cost = OptionalLong.empty();
  private OptionalLong bound = OptionalLong.empty();

  /**
   * Nothing known yet.
   *
   * @param evaluated the cost of a placement; throws when the engine must not report it
   */
  IncumbentTrace(ToLongFunction<Placement> evaluated, IncumbentListener listener) {
    this.evaluated = evaluated;
    this.listener = listener;
  }

  @Override
  public synchronized void placement(Placement placement) {
    long found = evaluated.applyAsLong(placement);
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
