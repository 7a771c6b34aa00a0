package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.Search;
import java.util.Random;
import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.phase.scope.AbstractStepScope;
import org.optaplanner.core.impl.solver.scope.SolverScope;
import org.optaplanner.core.impl.solver.termination.Termination;
import org.optaplanner.core.impl.solver.thread.ChildThreadType;

/**
 * What ends a run of OptaPlanner, and where its random numbers come from: the search that the plan
 * belongs to. So one solver factory serves any seed and any limits. Asked after every move; an
 * iteration is {@value #MOVES_PER_ITERATION} moves. Created by OptaPlanner.
 */
public final class PlanTermination implements Termination<SeatingPlan> {
  /** Moves that count as one iteration. */
  static final int MOVES_PER_ITERATION = 100;

  /** Moves without a find after which a run without limits may end. Chosen, not tuned. */
  private static final long PATIENCE = 1000 * MOVES_PER_ITERATION;

  private Search search;
  private long moves;
  private long best;
  private long improvedAt;
  private boolean over;

  /** Before any run. */
  public PlanTermination() {}

  @Override
  public void solvingStarted(SolverScope<SeatingPlan> scope) {
    search = scope.getBestSolution().search();
    best = search.bestCost();
    scope.setWorkingRandom(new Random(search.options().seed().orElse(0)));
  }

  @Override
  public boolean isSolverTerminated(SolverScope<SeatingPlan> scope) {
    if (over) {
      return true;
    }
    moves++;
    if (search.bestCost() < best) {
      best = search.bestCost();
      improvedAt = moves;
    }
    over =
        search.over()
            || (moves % MOVES_PER_ITERATION == 0 && search.tick())
            || search.givesUp(moves - improvedAt, PATIENCE);
    return over;
  }

  @Override
  public boolean isPhaseTerminated(AbstractPhaseScope<SeatingPlan> scope) {
    return isSolverTerminated(scope.getSolverScope());
  }

  /** Without limits it starts over with every find, and whenever patience is over. */
  @Override
  public double calculateSolverTimeGradient(SolverScope<SeatingPlan> scope) {
    return search.limited()
        ? search.progress()
        : (double) ((moves - improvedAt) % PATIENCE) / PATIENCE;
  }

  @Override
  public double calculatePhaseTimeGradient(AbstractPhaseScope<SeatingPlan> scope) {
    return calculateSolverTimeGradient(scope.getSolverScope());
  }

  @Override
  public Termination<SeatingPlan> createChildThreadTermination(
      SolverScope<SeatingPlan> scope, ChildThreadType type) {
    throw new UnsupportedOperationException("a run has one thread");
  }

  @Override
  public void phaseStarted(AbstractPhaseScope<SeatingPlan> scope) {}

  @Override
  public void stepStarted(AbstractStepScope<SeatingPlan> scope) {}

  @Override
  public void stepEnded(AbstractStepScope<SeatingPlan> scope) {
    scope.getWorkingSolution().stepEnded();
  }

  @Override
  public void phaseEnded(AbstractPhaseScope<SeatingPlan> scope) {}

  @Override
  public void solvingEnded(SolverScope<SeatingPlan> scope) {}

  @Override
  public void solvingError(SolverScope<SeatingPlan> scope, Exception exception) {}
}
