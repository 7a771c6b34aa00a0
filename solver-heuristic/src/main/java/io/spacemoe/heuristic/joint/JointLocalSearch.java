package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.PlacementSearch;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Simulated annealing of whole placements in plain Java, anytime. On a small sky all placements are
 * looked at first ({@link PlacementSearch}), for at most half of the time, and where that is enough
 * nothing is annealed.
 *
 * <p>Each thread anneals by itself from the same start; the best of them is the answer, so that it
 * depends on seed, threads and iterations alone, and on whether an engine is installed that assigns
 * experts of many layers exactly. An iteration is 1,024 moves of each thread. Without a limit there
 * are {@value #UNLIMITED} of them for each thing to place, at most {@value #MOST} and at most
 * {@value #MOST_WITH_ONE_EXPERT} over the experts of a layer. Where satellites are shared, an
 * iteration is 64 moves.
 */
public final class JointLocalSearch implements JointSolverProvider {
  /** Iterations without a limit, for each thing. Chosen, not tuned. */
  private static final long UNLIMITED = 20;

  /** And at most so many. Chosen, not tuned. */
  private static final long MOST = 8_000;

  /**
   * And at most so many over the experts of a layer, which a move takes the longer the more they
   * are. Measured, with 64 of them: 20 s of a processor.
   */
  private static final long MOST_WITH_ONE_EXPERT = 250_000;

  /**
   * The same where satellites are shared, by experts times activated ones, which is what weighing a
   * layer takes; about a minute. Chosen, not tuned.
   */
  private static final long SHARED = 4_000_000;

  private static final long LEAST_SHARED = 300;

  /** Choices among all placements of a small sky: some seconds. Chosen, not tuned. */
  private static final long MOST_CHOICES = 1_000_000;

  /** Measured, with 288 to 544 things: 1 to 2 µs. */
  private static final double SECONDS_A_MOVE = 2e-6;

  /** Loads nothing. */
  public JointLocalSearch() {}

  @Override
  public String id() {
    return "joint-local-search";
  }

  @Override
  public String description() {
    return "Annealing of gateways and experts together in plain Java";
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
    return UNLIMITED * problem.things() * JointAnnealing.MOVES_PER_ITERATION * SECONDS_A_MOVE;
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    JointSearch search = new JointSearch(problem, options, stop, progress, unlimited(problem));
    Placement start = options.hint().orElseGet(() -> FirstChain.of(problem));
    search.found(start, problem.evaluate(start).cost());
    if (stop.raised()) {
      return search.answer(start);
    }
    if (PlacementSearch.small(problem)) {
      Placement[] best = {start};
      PlacementSearch all =
          PlacementSearch.inOrder(
              problem,
              choices(options),
              stop.half(),
              placement -> {
                best[0] = placement;
                search.found(placement, problem.evaluate(placement).cost());
              });
      all.least(problem.evaluate(start).cost());
      search.count(all.nodes() / JointAnnealing.MOVES_PER_ITERATION);
      start = best[0];
      if (all.complete()) {
        return search.exhausted(start);
      }
    }
    return search.answer(annealed(search, start));
  }

  /** A choice takes as long as some moves, and counts as one. */
  private static long choices(SolveOptions options) {
    long most = MOST_CHOICES / JointAnnealing.MOVES_PER_ITERATION;
    return Math.min(options.iterationLimit().orElse(most), most)
        * JointAnnealing.MOVES_PER_ITERATION;
  }

  /** The best placement that annealing comes to from a start, within the limits of a search. */
  static Placement annealed(JointSearch search, Placement start) {
    JointProblem problem = search.problem();
    boolean shared = problem.rooms().isPresent();
    int[][] near = new int[shared ? 0 : problem.satellites()][];
    for (int s = 0; s < near.length; s++) {
      if (search.stopped()) {
        return start;
      }
      near[s] = problem.nearest(s, 2 * problem.experts() + 32);
    }
    SolveOptions options = search.options();
    List<JointAnnealer> annealings = new ArrayList<>();
    for (int t = 0; t < options.threads().orElse(1); t++) {
      long seed = options.seed().orElse(0) + 0x9e3779b97f4a7c15L * t;
      annealings.add(
          shared
              ? new SharedAnnealing(search, start, seed)
              : new JointAnnealing(search, start, near, seed));
    }
    SideBySide.run(annealings);
    return annealings.stream()
        .min(Comparator.comparingLong(JointAnnealer::bestCost))
        .orElseThrow()
        .best();
  }

  /** As many iterations as the search is worth where nothing limits it. */
  private static long unlimited(JointProblem problem) {
    return problem
        .rooms()
        .map(rooms -> SHARED / problem.experts() / rooms.law(0).active())
        .map(most -> Math.max(LEAST_SHARED, Math.min(UNLIMITED * problem.things(), most)))
        .orElseGet(
            () ->
                Math.min(
                    UNLIMITED * problem.things(),
                    Math.min(MOST, MOST_WITH_ONE_EXPERT / problem.experts())));
  }
}
