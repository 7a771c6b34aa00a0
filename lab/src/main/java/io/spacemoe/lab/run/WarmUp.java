package io.spacemoe.lab.run;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Solves that nobody times: in a process that has just begun, an engine's first solve takes up to
 * hundreds of times as long as its next one, as classes are loaded and compiled, and native code is
 * unpacked.
 */
final class WarmUp {
  /** How long an engine warms up for a kind of problem, and at most twice as long. */
  private static final Duration LONG_ENOUGH = Duration.ofMillis(100);

  /** Of the process, as are the classes that are loaded and compiled. */
  private static final Set<Kind> WARM = ConcurrentHashMap.newKeySet();

  private WarmUp() {}

  /** An engine and the structure of problems: what decides which code runs. */
  private record Kind(String engine, Class<?> costs, Class<?> capacity, boolean forbidden) {
    static Kind of(SolverProvider engine, PlacementProblem problem) {
      return new Kind(
          engine.id(),
          problem.costs().getClass(),
          problem.capacity().getClass(),
          !problem.forbidden().isEmpty());
    }
  }

  /** Warms the engine up, unless it has been for this kind; mistakes are left to the timed run. */
  static void before(
      SolverProvider engine,
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation) {
    if (!WARM.add(Kind.of(engine, problem))) {
      return;
    }
    Duration limit =
        options.timeLimit().filter(time -> time.compareTo(LONG_ENOUGH) < 0).orElse(LONG_ENOUGH);
    long begun = System.nanoTime();
    try {
      while (System.nanoTime() - begun < LONG_ENOUGH.toNanos() && !cancellation.cancelled()) {
        Solvers.solve(
            engine, problem, options.withTimeLimit(limit), cancellation, IncumbentListener.NONE);
      }
    } catch (RuntimeException | Error e) {
      return; // the timed run, which begins now, ends in the same way and says so
    }
  }
}
