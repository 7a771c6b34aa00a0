package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Large problems that are cancelled before the start, stopped by a limit, or cancelled on the way.
 */
final class Stopping {
  private static final Duration LIMIT = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Map<TrapInstances, Integer> LARGE =
      Map.of(
          TrapInstances.SLACK, 400,
          TrapInstances.NOISY_PRODUCT, 300,
          TrapInstances.MEMORY_TIGHT, 60,
          TrapInstances.PAIR_DEMAND, 80);

  private final Examination examination;
  private final Duration grace;

  Stopping(Examination examination, Duration grace) {
    this.examination = examination;
    this.grace = grace;
  }

  void examine() {
    for (PlacementProblem problem : large()) {
      Cancellation before = new Cancellation();
      before.cancel();
      timed("cancelled before the start", problem, examination.options(), before, Limit.TIME);

      SolveOptions limited = examination.options().withTimeLimit(LIMIT);
      timed("limited", problem, limited, new Cancellation(), Limit.CANCELLED);

      Cancellation during = new Cancellation();
      Thread canceller = new Thread(() -> cancelAfterAWhile(during));
      canceller.start();
      timed("cancelled on the way", problem, examination.options(), during, Limit.TIME);
    }
  }

  private List<PlacementProblem> large() {
    List<PlacementProblem> large = new ArrayList<>();
    LARGE.forEach(
        (family, experts) -> {
          for (long seed = 0; seed < 10; seed++) {
            PlacementProblem problem = family.instance(seed, experts);
            if (examination.canDo(problem)) {
              large.add(problem);
              return;
            }
          }
        });
    return large;
  }

  private static void cancelAfterAWhile(Cancellation cancellation) {
    try {
      Thread.sleep(LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cancellation.cancel();
  }

  private void timed(
      String how,
      PlacementProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      Limit wrong) {
    FutureTask<Optional<Examination.Reply>> solve =
        new FutureTask<>(
            () ->
                examination.ask(
                    Clause.STOPPING, examination.engine(), problem, options, cancellation));
    Thread thread = new Thread(solve);
    thread.setDaemon(true);
    long start = System.nanoTime();
    thread.start();
    try {
      Optional<Examination.Reply> reply = solve.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      if (taken.compareTo(LIMIT.plus(grace)) > 0) {
        add(problem, "%s: back after %s; allowed: %s + %s".formatted(how, taken, LIMIT, grace));
      }
      reply
          .flatMap(r -> r.result().termination().limit())
          .filter(wrong::equals)
          .ifPresent(limit -> add(problem, "%s, and it says %s".formatted(how, limit)));
    } catch (TimeoutException e) {
      add(problem, "%s: still at work after %s".formatted(how, PATIENCE));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(how, e);
    }
  }

  private void add(PlacementProblem problem, String what) {
    examination.findings().add(Clause.STOPPING, problem, what, null);
  }
}
