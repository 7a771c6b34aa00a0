package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.heuristic.Board;
import io.spacemoe.heuristic.PairTable;
import io.spacemoe.heuristic.Search;
import io.spacemoe.heuristic.Seating;
import io.spacemoe.heuristic.memory.CorePairs;
import io.spacemoe.heuristic.memory.MemorySearch;
import io.spacemoe.heuristic.optaplanner.PlanRecipe.Method;
import io.spacemoe.heuristic.slots.SlotLocalSearch;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.config.solver.EnvironmentMode;

/**
 * OptaPlanner, with a bound that it does not have itself: first fit decreasing, then local search.
 * Where satellites have memory, tabu search starts with every expert where it pays least at the
 * rents of the bound, may pass through overfull placements at a fine, and mostly moves experts
 * among the two satellites or so where they cost least at those rents; a greedy placement, if
 * feasible, is known before the bound.
 *
 * <p>Up to a fifth of the time and half of the iterations go to the bound: rents of the optimum
 * where satellites count slots, Lagrangian multipliers where they have memory. The placement is
 * OptaPlanner's own, or the hint when nothing better was found. An iteration is a hundred moves, or
 * a step of the bound's. Without a time or iteration limit it ends when 100,000 moves brought
 * nothing new, or 10,000,000 no placement at all.
 */
public abstract sealed class OptaPlannerEngine implements SolverProvider {
  /** Pairs in an expert's core on average; three gave the same on GAP files. */
  private static final int PAIRS_PER_EXPERT = 2;

  private final Method method;

  private OptaPlannerEngine(Method method) {
    this.method = method;
  }

  /** Tabu search: the engine {@code optaplanner}. */
  public static final class Tabu extends OptaPlannerEngine {
    /** Loads nothing. */
    public Tabu() {
      super(Method.TABU);
    }

    @Override
    public String id() {
      return "optaplanner";
    }

    @Override
    public String description() {
      return "OptaPlanner 10: first fit decreasing, or the rents for memory, then tabu search";
    }
  }

  /** Late acceptance: the engine {@code optaplanner-late-acceptance}. */
  public static final class LateAcceptance extends OptaPlannerEngine {
    /** Loads nothing. */
    public LateAcceptance() {
      super(Method.LATE_ACCEPTANCE);
    }

    @Override
    public String id() {
      return "optaplanner-late-acceptance";
    }

    @Override
    public String description() {
      return "OptaPlanner 10: first fit decreasing, then late acceptance";
    }
  }

  /** Simulated annealing: the engine {@code optaplanner-annealing}. */
  public static final class Annealed extends OptaPlannerEngine {
    /** Loads nothing. */
    public Annealed() {
      super(Method.ANNEALING);
    }

    @Override
    public String id() {
      return "optaplanner-annealing";
    }

    @Override
    public String description() {
      return "OptaPlanner 10: first fit decreasing, then simulated annealing";
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PROVES_OPTIMALITY));
  }

  @Override
  public double estimatedSeconds(PlacementProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      PlacementProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    return solve(
        problem, Search.of(problem, options, stop, progress), EnvironmentMode.REPRODUCIBLE);
  }

  /** Solves with OptaPlanner checking itself as told. */
  final Answer solve(PlacementProblem problem, Search search, EnvironmentMode mode) {
    if (search.over()) {
      return search.answer();
    }
    boolean roams = !problem.countsSlots() && method == Method.TABU;
    if (roams && search.options().hint().isEmpty()) {
      seatGreedily(problem, search);
    }
    Search aside = search.aside();
    Answer bounded =
        problem.countsSlots()
            ? new SlotLocalSearch(problem, aside).run()
            : new MemorySearch(problem, aside).boundOnly();
    if (bounded.termination().reason() == Reason.INFEASIBLE) {
      return bounded;
    }
    search.provedBy(aside);
    if (problem.experts() == 0) {
      search.found(Placement.of());
    }
    if (!search.over()) {
      run(problem, search, mode, roams);
    }
    return search.answer();
  }

  /** So that a run which is stopped before the bound is there has a placement, if it is easy. */
  private static void seatGreedily(PlacementProblem problem, Search search) {
    PairTable table = new PairTable(problem);
    Board board = new Board(table);
    new Seating(table, board).greedy();
    if (board.feasible()) {
      search.found(Placement.of(board.toArray()));
    }
  }

  private void run(PlacementProblem problem, Search search, EnvironmentMode mode, boolean roams) {
    PairTable table = new PairTable(problem);
    Fines fines =
        search
            .rents()
            .filter(rents -> roams)
            .map(rents -> Fines.of(table, rents, mode.isAsserted()))
            .orElseGet(Fines::none);
    boolean pillars = !(problem.capacity() instanceof Capacity.One);
    PlanRecipe recipe =
        switch (method) {
          case TABU -> PlanRecipe.tabu(pillars, fines.levied(), problem.experts(), mode);
          case LATE_ACCEPTANCE -> new PlanRecipe(method, pillars, false, 0, 0, mode);
          case ANNEALING ->
              new PlanRecipe(
                  method, pillars, false, 0, heat(search.bound(), problem.experts()), mode);
        };
    Solver<SeatingPlan> solver = recipe.solver();
    solver.addEventListener(
        event ->
            event
                .getNewBestSolution()
                .placement()
                .filter(placement -> problem.evaluate(placement).feasible())
                .ifPresent(search::found));
    int[] start = start(table, fines, search);
    Optional<CorePairs> core =
        search.rents().filter(rents -> fines.levied()).map(rents -> core(table, rents));
    solver.solve(SeatingPlan.of(table, start, core, fines, search));
  }

  /**
   * Where experts start: on the hint; nowhere; or, where satellites may be overfull for a while,
   * each where it pays least at the rents.
   */
  private static int[] start(PairTable table, Fines fines, Search search) {
    if (search.options().hint().isPresent()) {
      return search.options().hint().get().toArray();
    }
    int[] start = new int[table.experts];
    Arrays.fill(start, -1);
    if (fines.levied()) {
      Proof.Rents rents = search.rents().orElseThrow();
      for (int e = 0; e < start.length; e++) {
        start[e] = cheapest(table, rents, e);
      }
    }
    return start;
  }

  private static CorePairs core(PairTable table, Proof.Rents rents) {
    return new CorePairs(
        table, s -> (double) rents.rent(s) / rents.scale(), PAIRS_PER_EXPERT, PAIRS_PER_EXPERT);
  }

  private static int cheapest(PairTable table, Proof.Rents rents, int expert) {
    int cheapest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int s = 0; s < table.satellites; s++) {
      double rent = (double) rents.rent(s) / rents.scale() * table.demand(expert, s);
      if (table.allows(expert, s) && table.cost(expert, s) + rent < least) {
        least = table.cost(expert, s) + rent;
        cheapest = s;
      }
    }
    return cheapest;
  }

  /** About half of what an expert costs on average, by the bound, as a power of 16. */
  private static int heat(long bound, int experts) {
    long each = Math.max(1, bound / (2L * experts));
    return (63 - Long.numberOfLeadingZeros(each)) / 4 * 4;
  }
}
