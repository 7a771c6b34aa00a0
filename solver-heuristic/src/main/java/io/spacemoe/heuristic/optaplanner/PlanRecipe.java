package io.spacemoe.heuristic.optaplanner;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicPhaseConfig;
import org.optaplanner.core.config.constructionheuristic.ConstructionHeuristicType;
import org.optaplanner.core.config.heuristic.selector.move.MoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.PillarSwapMoveSelectorConfig;
import org.optaplanner.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;

/**
 * How OptaPlanner is set up: first fit decreasing, then one kind of local search over changes,
 * swaps and, where a satellite can hold more than one expert, swaps of whole satellites' contents.
 * Where rents say what memory is worth, most moves stay in the core: the satellites where an expert
 * costs little more than it must. There is one solver factory per recipe for the life of the
 * program, since factories leave classes behind.
 *
 * @param method which moves a step accepts
 * @param pillars whether to swap contents of satellites
 * @param core whether most moves stay in the experts' cores
 * @param tabu for how many steps tabu search leaves a moved expert alone, 1 to {@value #MOST_TABU};
 *     0 for other methods
 * @param heat power of two at which annealing starts, a multiple of 4, so that there are few
 *     factories; 0 for other methods
 * @param mode how much OptaPlanner checks itself
 */
record PlanRecipe(
    Method method, boolean pillars, boolean core, int tabu, int heat, EnvironmentMode mode) {
  /** OptaPlanner's own default; with few experts it would leave nothing to move. */
  private static final int MOST_TABU = 7;

  /** How much likelier a move in the core is than one of another kind; 50 gave the same. */
  private static final double CORE_WEIGHT = 10;

  /** What OptaPlanner makes of each recipe; made at its first solve, once. */
  private static final Map<PlanRecipe, SolverFactory<SeatingPlan>> FACTORIES =
      new ConcurrentHashMap<>();

  static {
    // OptaPlanner registers gauges for every solver; the second solve would print a warning.
    Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("optaplanner."));
  }

  /** Which moves a step accepts. */
  enum Method {
    /** The best of a thousand that touch no expert moved lately. */
    TABU,
    /** The first that is no worse than the placement some hundred steps ago. */
    LATE_ACCEPTANCE,
    /** The first that a falling temperature admits. */
    ANNEALING
  }

  /** Tabu search for so many experts. */
  static PlanRecipe tabu(boolean pillars, boolean core, int experts, EnvironmentMode mode) {
    return new PlanRecipe(
        Method.TABU, pillars, core, Math.max(1, Math.min(MOST_TABU, experts / 3)), 0, mode);
  }

  /** A new solver; its factory is made at the first call. */
  Solver<SeatingPlan> solver() {
    return amongOwnClasses(
        () ->
            FACTORIES
                .computeIfAbsent(this, recipe -> SolverFactory.create(recipe.config()))
                .buildSolver());
  }

  /** Lets OptaPlanner look for classes where this one comes from, whatever the thread's loader. */
  static <T> T amongOwnClasses(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(PlanRecipe.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @SuppressWarnings("removal") // no other release of OptaPlanner will follow to remove it
  private SolverConfig config() {
    LocalSearchPhaseConfig search =
        new LocalSearchPhaseConfig()
            .withAcceptorConfig(acceptor())
            .withForagerConfig(
                new LocalSearchForagerConfig()
                    .withAcceptedCountLimit(method == Method.TABU ? 1000 : 1))
            .withMoveSelectorConfig(new UnionMoveSelectorConfig(moves()));
    return new SolverConfig()
        .withSolutionClass(SeatingPlan.class)
        .withEntityClasses(Passenger.class)
        .withEnvironmentMode(mode)
        .withScoreDirectorFactory(
            new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(PlanScore.class))
        .withTerminationConfig(new TerminationConfig().withTerminationClass(PlanTermination.class))
        .withPhaseList(
            List.of(
                new ConstructionHeuristicPhaseConfig()
                    .withConstructionHeuristicType(ConstructionHeuristicType.FIRST_FIT_DECREASING),
                search));
  }

  private LocalSearchAcceptorConfig acceptor() {
    LocalSearchAcceptorConfig acceptor = new LocalSearchAcceptorConfig();
    return switch (method) {
      case TABU -> acceptor.withEntityTabuSize(tabu);
      case LATE_ACCEPTANCE -> acceptor.withLateAcceptanceSize(400);
      case ANNEALING ->
          acceptor.withSimulatedAnnealingStartingTemperature(
              String.format(Locale.ROOT, "0hard/%dsoft", 1L << heat));
    };
  }

  @SuppressWarnings("rawtypes") // as OptaPlanner declares it
  private List<MoveSelectorConfig> moves() {
    List<MoveSelectorConfig> moves = new ArrayList<>();
    moves.add(new ChangeMoveSelectorConfig());
    moves.add(new SwapMoveSelectorConfig());
    if (core) {
      moves.add(
          new ChangeMoveSelectorConfig()
              .withFilterClass(CoreChange.class)
              .withFixedProbabilityWeight(CORE_WEIGHT));
      moves.add(
          new SwapMoveSelectorConfig()
              .withFilterClass(CoreSwap.class)
              .withFixedProbabilityWeight(CORE_WEIGHT));
    }
    if (pillars) {
      moves.add(new PillarSwapMoveSelectorConfig());
    }
    return moves;
  }
}
