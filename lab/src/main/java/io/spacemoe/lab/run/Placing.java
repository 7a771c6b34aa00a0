package io.spacemoe.lab.run;

import io.spacemoe.lab.load.LoadOutcome;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import java.util.Optional;

/** Does schemes on scenarios, one after the other; keeps what the schemes of a scenario share. */
final class Placing {
  private Study study;
  private int threads;

  /** Whatever goes wrong is an outcome, and the other schemes go on. */
  SchemeOutcome run(Task.Place task, Cancellation cancellation) {
    long start = System.nanoTime();
    try {
      Study shared = study(task.scenario(), task.threads(), cancellation);
      start = System.nanoTime();
      SchemeResult result =
          shared.run(
              Schemes.named(task.scheme()),
              Engines.recommended(SolveOptions.defaults(), cancellation));
      Optional<LoadOutcome> load =
          LoadOutcome.of(shared, result.deployments().get(0), task.threads());
      return SchemeOutcome.of(result, secondsSince(start), load);
    } catch (RuntimeException e) {
      return SchemeOutcome.failed(why(e), secondsSince(start));
    }
  }

  private Study study(Scenario scenario, int threads, Cancellation cancellation) {
    if (study == null || this.threads != threads || !study.scenario().equals(scenario)) {
      study = null;
      study = new Study(scenario, threads, cancellation);
      this.threads = threads;
    }
    return study;
  }

  /** In one line; what has no words of its own is our own fault, and says where. */
  private static String why(RuntimeException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getMessage() == null
        ? "a fault in spacemoe itself: %s%s"
            .formatted(e.getClass().getSimpleName(), trace.length == 0 ? "" : " at " + trace[0])
        : Outcome.inOneLine(e.getMessage());
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
