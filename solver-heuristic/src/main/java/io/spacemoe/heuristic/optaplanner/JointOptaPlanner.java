package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.joint.FirstChain;
import io.spacemoe.heuristic.joint.JointLocalSearch;
import io.spacemoe.heuristic.joint.JointSearch;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * OptaPlanner on the joint problem: late acceptance over changes and swaps of whatever two things,
 * drawn from all satellites alike.
 *
 * <p>An iteration is a hundred moves. Without a limit there are {@value #UNLIMITED}. One thread.
 */
public final class JointOptaPlanner implements JointSolverProvider {
  /** Iterations without a limit. Chosen, not tuned. */
  private static final long UNLIMITED = 2_000;

  /**
   * How many times as long as in the local search a move takes, at least: 5 µs, measured with 288
   * things on 1,056 satellites. It also takes more moves, as it draws from all satellites.
   */
  private static final double SLOWER = 3;

  /** Loads nothing. */
  public JointOptaPlanner() {}

  @Override
  public String id() {
    return "joint-optaplanner";
  }

  @Override
  public String description() {
    return "OptaPlanner 10: late acceptance over gateways and experts together";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT,
        Capability.TARGET_GAP,
        Capability.HINT,
        Capability.INCUMBENTS,
        Capability.SLOTS);
  }

  @Override
  public double estimatedSeconds(JointProblem problem) {
    return SLOWER * new JointLocalSearch().estimatedSeconds(problem);
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    JointSearch search = new JointSearch(problem, options, stop, progress, UNLIMITED);
    Placement start = options.hint().orElseGet(() -> FirstChain.of(problem));
    long cost = problem.evaluate(start).cost();
    search.found(start, cost);
    JointRun run = new JointRun(search, start, cost);
    if (!search.over(0)) {
      Solver<JointPlan> solver = PlanRecipe.amongOwnClasses(Recipe::solver);
      solver.addEventListener(
          event -> event.getNewBestSolution().placement().ifPresent(run::found));
      solver.solve(new JointPlan(problem, start, run)).placement().ifPresent(run::found);
    }
    search.count(run.iterations());
    return search.answer(run.best());
  }

  /** How OptaPlanner is set up; made at the first solve, once. */
  private static final class Recipe {
    private static final SolverFactory<JointPlan> FACTORY = SolverFactory.create(config());

    private Recipe() {}

    static Solver<JointPlan> solver() {
      return FACTORY.buildSolver();
    }

    @SuppressWarnings("removal") // no other release of OptaPlanner will follow to remove it
    private static SolverConfig config() {
      LocalSearchPhaseConfig search =
          new LocalSearchPhaseConfig()
              .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(400))
              .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1))
              .withMoveSelectorConfig(
                  new UnionMoveSelectorConfig(
                      List.of(new ChangeMoveSelectorConfig(), new SwapMoveSelectorConfig())));
      return new SolverConfig()
          .withSolutionClass(JointPlan.class)
          .withEntityClasses(GatewayOrExpert.class)
          .withEnvironmentMode(EnvironmentMode.REPRODUCIBLE)
          .withScoreDirectorFactory(
              new ScoreDirectorFactoryConfig()
                  .withIncrementalScoreCalculatorClass(JointScore.class))
          .withTerminationConfig(
              new TerminationConfig().withTerminationClass(JointRun.Termination.class))
          .withPhaseList(List.of(search));
    }
  }
}
