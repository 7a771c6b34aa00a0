package io.spacemoe.heuristic.optaplanner;

import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.common.decorator.SelectionFilter;
import org.optaplanner.core.impl.heuristic.selector.move.generic.ChangeMove;

/** Lets pass the changes to a satellite of the expert's core; created by OptaPlanner. */
public final class CoreChange implements SelectionFilter<SeatingPlan, ChangeMove<SeatingPlan>> {
  /** Has no state. */
  public CoreChange() {}

  @Override
  public boolean accept(ScoreDirector<SeatingPlan> director, ChangeMove<SeatingPlan> move) {
    return ((Passenger) move.getEntity()).suits((Berth) move.getToPlanningValue());
  }
}
