package io.spacemoe.heuristic.optaplanner;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** Tells a scorer what OptaPlanner does to a seating plan; created by OptaPlanner. */
public final class PlanScore implements IncrementalScoreCalculator<SeatingPlan, HardSoftLongScore> {
  private Scorer scorer;

  /** Without a plan yet. */
  public PlanScore() {}

  @Override
  public void resetWorkingSolution(SeatingPlan plan) {
    scorer = plan.newScorer();
    for (Passenger passenger : plan.passengers()) {
      settle(passenger);
    }
  }

  @Override
  public void beforeEntityAdded(Object entity) {}

  @Override
  public void afterEntityAdded(Object entity) {
    settle((Passenger) entity);
  }

  @Override
  public void beforeVariableChanged(Object entity, String variable) {
    leave((Passenger) entity);
  }

  @Override
  public void afterVariableChanged(Object entity, String variable) {
    settle((Passenger) entity);
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    leave((Passenger) entity);
  }

  @Override
  public void afterEntityRemoved(Object entity) {}

  private void settle(Passenger passenger) {
    if (passenger.berth() != null) {
      scorer.settle(passenger.expert(), passenger.berth().satellite());
    }
  }

  private void leave(Passenger passenger) {
    if (passenger.berth() != null) {
      scorer.leave(passenger.expert());
    }
  }

  @Override
  public HardSoftLongScore calculateScore() {
    return scorer.score();
  }
}
