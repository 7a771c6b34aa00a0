package io.spacemoe.solver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract that every engine for joint problems keeps. An engine joins with a subclass that
 * names its provider. The door does the rest of the examining: it refuses placements that are
 * crowded or worse than the hint, and bounds that do not hold.
 */
public abstract class JointSolverContract {

  /** For subclasses. */
  protected JointSolverContract() {}

  /** The engine, from its constructor: a new provider at every call. */
  protected abstract JointSolverProvider solver();

  /** Iterations, in the engine's own measure, that suffice for problems of eight satellites. */
  protected abstract long iterationsForTinyProblems();

  /**
   * How much dearer than the optimum an answer to such a problem may be: 1 unless the engine's
   * method looks at something else than the cost.
   */
  protected double worstRatioOnTinyProblems() {
    return 1;
  }

  private SolveResult solve(JointProblem problem, SolveOptions options) {
    return JointSolvers.solve(solver(), problem, options);
  }

  private SolveOptions limited() {
    return SolveOptions.defaults().withIterationLimit(iterationsForTinyProblems());
  }

  /** The id is stable, unique and in lower case, and the engine is installed under it. */
  @Test
  public void identity() {
    assertTrue(solver().id().matches("[a-z0-9-]+"), solver().id());
    assertEquals(solver().getClass(), JointSolvers.named(solver().id()).getClass());
  }

  /** Tiny problems are solved to the optimum that trying everything finds, or near it. */
  @Test
  public void findsTinyOptima() {
    for (long seed = 0; seed < 6; seed++) {
      JointProblem problem =
          seed % 3 == 0
              ? JointInstances.random(7, 3, 1, seed)
              : JointInstances.random(8, 2, (int) (1 + seed % 2), seed);
      SolveResult result = solve(problem, limited().withSeed(seed));
      double ratio = (double) result.cost().orElseThrow() / JointInstances.optimum(problem);
      assertTrue(
          ratio >= 1 && ratio <= worstRatioOnTinyProblems(),
          () -> String.format(Locale.ROOT, "%s: %.4f times the optimum", problem, ratio));
    }
  }

  /** A chain of one layer, and one that fills all satellites, are placed like any other. */
  @Test
  public void edgeSizes() {
    for (JointProblem problem :
        List.of(JointInstances.random(2, 1, 1, 1), JointInstances.random(12, 4, 2, 2))) {
      assertTrue(solve(problem, limited()).termination().hasPlacement(), problem::toString);
    }
  }

  /** Seed, threads and iterations alone decide the answer, and a solve leaves nothing behind. */
  @Test
  public void isReproducible() {
    JointProblem problem = JointInstances.random(60, 5, 4, 7);
    JointSolverProvider solver = solver();
    for (int threads = 1; threads <= 2; threads++) {
      SolveOptions options = limited().withSeed(5).withThreads(threads);
      Placement first = JointSolvers.solve(solver, problem, options).placement().orElseThrow();
      assertEquals(first, JointSolvers.solve(solver, problem, options).placement().orElseThrow());
    }
  }

  /** A good hint is never lost, and without a limit a solve ends by itself. */
  @Test
  public void isNeverWorseThanItsHint() {
    JointProblem problem = JointInstances.random(20, 3, 3, 3);
    SolveResult good = solve(problem, SolveOptions.defaults());
    assertTrue(
        good.termination().reason() == Termination.Reason.OPTIMAL
            || good.termination().limit().equals(Optional.of(Limit.EXHAUSTED)),
        () -> good.termination().toString());
    Placement hint = good.placement().orElseThrow();
    SolveResult again =
        solve(problem, SolveOptions.defaults().withIterationLimit(1).withHint(hint));
    assertTrue(again.cost().orElseThrow() <= good.cost().orElseThrow());
  }

  /** Cancelled before it starts, an engine is back at once with its hint. */
  @Test
  public void obeysCancellation() {
    JointProblem problem = JointInstances.random(60, 5, 4, 9);
    Placement hint = Placement.of(IntStream.range(0, problem.things()).toArray());
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    SolveResult result =
        JointSolvers.solve(
            solver(),
            problem,
            SolveOptions.defaults().withHint(hint),
            cancelled,
            IncumbentListener.NONE);
    assertEquals(Optional.of(Limit.CANCELLED), result.termination().limit());
    assertEquals(hint, result.placement().orElseThrow());
    assertTrue(result.seconds() < 2, () -> "took " + result.seconds() + " s");
  }

  /** The time limit is kept, give or take two seconds, and incumbents are heard on the way. */
  @Test
  public void keepsTimeAndReports() {
    JointProblem problem = JointInstances.random(60, 5, 4, 11);
    List<Long> heard = new ArrayList<>();
    SolveResult result =
        JointSolvers.solve(
            solver(),
            problem,
            SolveOptions.defaults().withTimeLimit(Duration.ofMillis(300)).withThreads(2),
            new Cancellation(),
            (incumbent, placement) -> {
              if (placement != null) {
                heard.add(problem.evaluate(placement).cost());
              }
            });
    assertTrue(result.seconds() < 2.3, () -> "took " + result.seconds() + " s");
    assertEquals(result.cost().orElseThrow(), heard.get(heard.size() - 1));
  }

  /** A gap that any placement has ends the solve. */
  @Test
  public void stopsAtTheTargetGap() {
    JointProblem problem = JointInstances.random(40, 4, 3, 13);
    SolveResult result = solve(problem, SolveOptions.defaults().withTargetGap(1));
    assertEquals(Optional.of(Limit.GAP), result.termination().limit());
  }
}
