package io.spacemoe.heuristic;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** The score of a seating plan, kept on a board in O(1) a move; created by OptaPlanner. */
public final class PlanScore implements IncrementalScoreCalculator<SeatingPlan, HardSoftLongScore> {
  private Board board;
  private long misplacement;

  /** Without a plan yet. */
  public PlanScore() {}

  @Override
  public void resetWorkingSolution(SeatingPlan plan) {
    board = new Board(plan.table());
    misplacement = Math.max(1, plan.table().largestDemand());
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
      board.place(passenger.expert(), passenger.berth().satellite());
    }
  }

  private void leave(Passenger passenger) {
    if (passenger.berth() != null) {
      board.take(passenger.expert());
    }
  }

  @Override
  public HardSoftLongScore calculateScore() {
    long hard = board.overload() + board.misplaced() * misplacement;
    return HardSoftLongScore.of(-hard, -board.cost());
  }
}
