package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.PlacementFloor;
import io.spacemoe.solver.joint.bound.PlacementSearch;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Branch and bound for small skies: a short annealing, and then all placements that may cost less
 * ({@link PlacementSearch}). What it ends with by itself is best, and proved so unless the law is
 * one for which other orders of experts may be better; with some twenty things on twenty-four
 * satellites that takes seconds. One thread; an iteration is 1,024 choices.
 */
public final class JointBranchAndBound implements JointSolverProvider {
  /** Iterations of the annealing before it. Chosen, not tuned. */
  private static final long ANNEALING = 64;

  private static final long CHOICES = 1024;

  /** Loads nothing. */
  public JointBranchAndBound() {}

  @Override
  public String id() {
    return "joint-branch-and-bound";
  }

  @Override
  public String description() {
    return "Branch and bound over gateways, then experts, for small skies, in plain Java";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT, Capability.TARGET_GAP, Capability.HINT, Capability.INCUMBENTS);
  }

  /** It does not end by itself in a useful time unless the sky is small. */
  @Override
  public double estimatedSeconds(JointProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    if (problem.satellites() > PlacementSearch.MOST_SATELLITES) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%d satellites; it takes at most %d",
              problem.satellites(),
              PlacementSearch.MOST_SATELLITES));
    }
    JointSearch brief =
        new JointSearch(
            problem, options.withIterationLimit(ANNEALING).withThreads(1), stop, progress, 0);
    Placement start = options.hint().orElseGet(() -> FirstChain.of(problem));
    brief.found(start, problem.evaluate(start).cost());
    Placement[] best = {JointLocalSearch.annealed(brief, start)};
    long most = options.iterationLimit().orElse(Long.MAX_VALUE);
    PlacementSearch search =
        PlacementSearch.inOrder(
            problem,
            most < Long.MAX_VALUE / CHOICES ? most * CHOICES : Long.MAX_VALUE,
            stop,
            placement -> {
              best[0] = placement;
              progress.placement(placement);
            });
    long cost = search.least(problem.evaluate(best[0]).cost());
    Limit limit = search.complete() ? Limit.EXHAUSTED : stop.reason().orElse(Limit.ITERATIONS);
    Answer answer =
        search.complete() && orderIsBest(problem)
            ? Answer.feasible(best[0], limit, new PlacementFloor(cost))
            : Answer.feasible(best[0], limit);
    return answer.withIterations(search.nodes() / CHOICES);
  }

  private static boolean orderIsBest(JointProblem problem) {
    for (int l = 0; l < problem.layers(); l++) {
      if (!Arrays.equals(problem.lastPpm(l), problem.floorPpm(l))) {
        return false;
      }
    }
    return true;
  }
}
