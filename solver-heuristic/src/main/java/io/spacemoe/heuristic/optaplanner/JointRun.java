package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.joint.JointSearch;
import io.spacemoe.solver.Placement;
import java.util.Optional;
import java.util.Random;
import org.optaplanner.core.impl.phase.scope.AbstractPhaseScope;
import org.optaplanner.core.impl.phase.scope.AbstractStepScope;
import org.optaplanner.core.impl.solver.scope.SolverScope;
import org.optaplanner.core.impl.solver.thread.ChildThreadType;

/**
 * One run of OptaPlanner on a joint problem: its limits, its seed, and the best placement. An
 * iteration is {@value #MOVES_PER_ITERATION} moves.
 */
final class JointRun {
  /** As in {@link PlanTermination}. */
  static final int MOVES_PER_ITERATION = 100;

  private final JointSearch search;
  private Placement best;
  private long bestCost;
  private long moves;

  JointRun(JointSearch search, Placement start, long cost) {
    this.search = search;
    best = start;
    bestCost = cost;
  }

  void found(Placement placement) {
    long cost = search.problem().evaluate(placement).cost();
    if (cost < bestCost) {
      bestCost = cost;
      best = placement;
      search.found(placement, cost);
    }
  }

  Placement best() {
    return best;
  }

  long iterations() {
    return moves / MOVES_PER_ITERATION;
  }

  /** Counts a move; true when there must be no more. */
  private boolean tick() {
    moves++;
    return search.over(iterations());
  }

  private Random random() {
    return new Random(search.options().seed().orElse(0));
  }

  /** What OptaPlanner asks after every move; created by it. */
  public static final class Termination
      implements org.optaplanner.core.impl.solver.termination.Termination<JointPlan> {
    private Optional<JointRun> run = Optional.empty();

    /** Before any run. */
    public Termination() {}

    @Override
    public void solvingStarted(SolverScope<JointPlan> scope) {
      run = Optional.of(scope.getBestSolution().run());
      scope.setWorkingRandom(run.orElseThrow().random());
    }

    @Override
    public boolean isSolverTerminated(SolverScope<JointPlan> scope) {
      return run.orElseThrow().tick();
    }

    @Override
    public boolean isPhaseTerminated(AbstractPhaseScope<JointPlan> scope) {
      return isSolverTerminated(scope.getSolverScope());
    }

    @Override
    public double calculateSolverTimeGradient(SolverScope<JointPlan> scope) {
      JointRun now = run.orElseThrow();
      return now.search.used(now.iterations());
    }

    @Override
    public double calculatePhaseTimeGradient(AbstractPhaseScope<JointPlan> scope) {
      return calculateSolverTimeGradient(scope.getSolverScope());
    }

    @Override
    public Termination createChildThreadTermination(
        SolverScope<JointPlan> scope, ChildThreadType type) {
      throw new UnsupportedOperationException("a run has one thread");
    }

    @Override
    public void phaseStarted(AbstractPhaseScope<JointPlan> scope) {}

    @Override
    public void stepStarted(AbstractStepScope<JointPlan> scope) {}

    @Override
    public void stepEnded(AbstractStepScope<JointPlan> scope) {}

    @Override
    public void phaseEnded(AbstractPhaseScope<JointPlan> scope) {}

    @Override
    public void solvingEnded(SolverScope<JointPlan> scope) {}

    @Override
    public void solvingError(SolverScope<JointPlan> scope, Exception exception) {}
  }
}
