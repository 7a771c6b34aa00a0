package io.spacemoe.lab.compare;

import io.spacemoe.lab.batch.RunRecord;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.solver.SolveResult.Evidence;

/**
 * One engine on one instance under one time limit, once.
 *
 * @param limitSeconds the time limit; infinite when there was none
 * @param threads how many threads the engine might use
 * @param record the run and what came of it
 */
public record Trial(double limitSeconds, int threads, RunRecord record) {
  String instance() {
    return record.run().instance();
  }

  String solver() {
    return record.run().solver();
  }

  Outcome outcome() {
    return record.outcome();
  }

  /** Whether a checked proof settles the question: a best placement, or that there is none. */
  boolean proved() {
    return answered() && outcome().evidence() == Evidence.CHECKED;
  }

  /** Whether the engine says that it settled the question, and nobody can check it. */
  boolean claimed() {
    return answered() && outcome().evidence() != Evidence.CHECKED;
  }

  private boolean answered() {
    return outcome().status() == RunStatus.OPTIMAL || outcome().status() == RunStatus.INFEASIBLE;
  }

  /** Whether the engine took the problem on. */
  boolean tried() {
    return outcome().status() != RunStatus.REFUSED && outcome().status() != RunStatus.UNREADABLE;
  }
}
