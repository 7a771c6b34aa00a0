package io.spacemoe.heuristic.joint;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Simulated annealing of whole placements in plain Java, anytime.
 *
 * <p>Each thread anneals by itself from the same start; the best of them is the answer, so that it
 * depends on seed, threads and iterations alone, and on whether an engine is installed that assigns
 * experts of many layers exactly. An iteration is 1,024 moves of each thread. Without a limit there
 * are {@value #UNLIMITED} of them for each thing to place.
 */
public final class JointLocalSearch implements JointSolverProvider {
  /** Iterations without a limit, for each thing. Chosen, not tuned. */
  private static final long UNLIMITED = 20;

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
        Capability.ITERATION_LIMIT, Capability.TARGET_GAP, Capability.HINT, Capability.INCUMBENTS);
  }

  @Override
  public double estimatedSeconds(JointProblem problem) {
    return UNLIMITED * problem.things() * JointAnnealing.MOVES_PER_ITERATION * SECONDS_A_MOVE;
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    JointSearch search =
        new JointSearch(problem, options, stop, progress, UNLIMITED * problem.things());
    Placement start = options.hint().orElseGet(() -> FirstChain.of(problem));
    search.found(start, problem.evaluate(start).cost());
    if (stop.raised()) {
      return search.answer(start);
    }
    int[][] near = new int[problem.satellites()][];
    for (int s = 0; s < near.length; s++) {
      if (stop.raised()) {
        return search.answer(start);
      }
      near[s] = problem.nearest(s, 2 * problem.experts() + 32);
    }
    List<JointAnnealing> annealings = new ArrayList<>();
    for (int t = 0; t < options.threads().orElse(1); t++) {
      long seed = options.seed().orElse(0) + 0x9e3779b97f4a7c15L * t;
      annealings.add(new JointAnnealing(search, start, near, seed));
    }
    SideBySide.run(annealings);
    JointAnnealing best =
        annealings.stream().min(Comparator.comparingLong(JointAnnealing::bestCost)).orElseThrow();
    return search.answer(best.best());
  }
}
