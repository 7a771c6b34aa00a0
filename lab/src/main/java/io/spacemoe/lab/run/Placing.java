package io.spacemoe.lab.run;

import io.spacemoe.lab.load.LoadOutcome;
import io.spacemoe.lab.replan.FailureStudy;
import io.spacemoe.lab.replan.ReplacementStudy;
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
  private Scenario intact;
  private FailureStudy failures;

  /** Whatever goes wrong is an outcome, and the other schemes go on. */
  SchemeOutcome run(Task.Place task, Cancellation cancellation) {
    long start = System.nanoTime();
    try {
      Study shared = study(task.scenario(), task.threads(), cancellation);
      start = System.nanoTime();
      return switch (task.study()) {
        case SCHEMES -> placed(shared, task, cancellation, start);
        case FAILURES ->
            SchemeOutcome.of(
                failures(task, cancellation).of(shared, Schemes.named(task.scheme())),
                secondsSince(start));
        case REPLACEMENT ->
            SchemeOutcome.of(
                new ReplacementStudy(cancellation)
                    .of(shared, Schemes.named(task.scheme()), task.threads()),
                secondsSince(start));
      };
    } catch (RuntimeException e) {
      return SchemeOutcome.failed(why(e), secondsSince(start));
    }
  }

  private static SchemeOutcome placed(
      Study shared, Task.Place task, Cancellation cancellation, long start) {
    SchemeResult result =
        shared.run(
            Schemes.named(task.scheme()),
            Engines.recommended(SolveOptions.defaults(), cancellation));
    Optional<LoadOutcome> load =
        LoadOutcome.of(shared, result.deployments().get(0), task.threads());
    return SchemeOutcome.of(result, secondsSince(start), load);
  }

  /** Kept as long as the scenario before the failures is the same. */
  private FailureStudy failures(Task.Place task, Cancellation cancellation) {
    Scenario before = FailureStudy.before(task.scenario());
    if (failures == null || !before.equals(intact)) {
      failures = new FailureStudy(before, task.threads(), cancellation);
      intact = before;
    }
    return failures;
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
