package io.spacemoe.heuristic.optaplanner;

import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.common.decorator.SelectionFilter;
import org.optaplanner.core.impl.heuristic.selector.move.generic.SwapMove;

/** Lets pass the swaps that bring both experts into their cores; created by OptaPlanner. */
public final class CoreSwap implements SelectionFilter<SeatingPlan, SwapMove<SeatingPlan>> {
  /** Has no state. */
  public CoreSwap() {}

  @Override
  public boolean accept(ScoreDirector<SeatingPlan> director, SwapMove<SeatingPlan> move) {
    Passenger left = (Passenger) move.getLeftEntity();
    Passenger right = (Passenger) move.getRightEntity();
    return left.suits(right.berth()) && right.suits(left.berth());
  }
}
