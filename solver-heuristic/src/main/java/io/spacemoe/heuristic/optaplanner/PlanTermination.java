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

  /** Iterations without a find after which a run without limits ends. Chosen, not tuned. */
  private static final long PATIENCE = 1000;

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
    boolean idle = moves - improvedAt > PATIENCE * MOVES_PER_ITERATION;
    over =
        search.over()
            || (moves % MOVES_PER_ITERATION == 0 && search.tick())
            || (idle && !search.limited());
    return over;
  }

  @Override
  public boolean isPhaseTerminated(AbstractPhaseScope<SeatingPlan> scope) {
    return isSolverTerminated(scope.getSolverScope());
  }

  @Override
  public double calculateSolverTimeGradient(SolverScope<SeatingPlan> scope) {
    return search.limited()
        ? search.progress()
        : Math.min(1, (double) (moves - improvedAt) / (PATIENCE * MOVES_PER_ITERATION));
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
