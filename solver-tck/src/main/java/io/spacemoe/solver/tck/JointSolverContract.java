package io.spacemoe.solver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.door.ReplayFile;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;

/**
 * The contract that every engine for joint problems keeps. An engine joins with a subclass that
 * names its provider. The door does the rest of the examining: it refuses placements that are
 * crowded or worse than the hint, and bounds that do not hold. A problem that broke a clause is
 * kept in {@code target/failed}.
 *
 * <p>Engines are held to the options that they declare. Where the engine cannot run at all, every
 * test is aborted, and says why.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
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

  private boolean can(Capability ability) {
    return solver().capabilities().contains(ability);
  }

  private SolveOptions limited() {
    return can(Capability.ITERATION_LIMIT)
        ? SolveOptions.defaults().withIterationLimit(iterationsForTinyProblems())
        : SolveOptions.defaults();
  }

  private void holds(boolean holds, JointProblem problem, Supplier<String> otherwise) {
    if (!holds) {
      String kept = Findings.keep(solver().id(), problem.name(), ReplayFile.of(problem));
      throw new AssertionFailedError(problem + ": " + otherwise.get() + kept);
    }
  }

  /** Aborts what follows where the engine cannot run. */
  @BeforeEach
  protected final void canRunHere() {
    Optional<String> why = solver().unavailableBecause();
    Assumptions.assumeTrue(why.isEmpty(), () -> "it cannot run here: " + why.orElseThrow());
  }

  /**
   * A stable, unique, lower-case id that begins with {@code joint-}, under which the engine is
   * installed, and a fixed set of capabilities; constructing loads nothing.
   */
  @Test
  public void identity() {
    JointProblem some = JointInstances.random(7, 2, 1, 1);
    assertEquals(
        List.of(),
        Identity.of(
                this::solver,
                "joint-",
                engine -> engine.estimatedSeconds(some),
                JointSolvers::named)
            .complaints());
  }

  /**
   * Options that are not declared are refused by name; those that are declared are taken. Nothing
   * is reported unless that is declared.
   */
  @Test
  public void abilities() {
    JointProblem problem = JointInstances.random(8, 2, 2, 17);
    Placement hint = Placement.of(IntStream.range(0, problem.things()).toArray());
    List<String> complaints =
        OptionAbilities.complaints(solver().capabilities(), hint, asked -> solve(problem, asked));
    holds(complaints.isEmpty(), problem, complaints::toString);
    AtomicBoolean reported = new AtomicBoolean();
    JointSolvers.solve(
        solver(),
        problem,
        limited(),
        new Cancellation(),
        (incumbent, placement) -> reported.compareAndSet(false, placement != null));
    holds(
        !reported.get() || can(Capability.INCUMBENTS),
        problem,
        () -> "reported incumbents without declaring it");
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
      holds(
          ratio >= 1 && ratio <= worstRatioOnTinyProblems(),
          problem,
          () -> String.format(Locale.ROOT, "%.4f times the optimum", ratio));
    }
  }

  /**
   * Where satellites are shared: an engine that declares slots finds the optimum that trying
   * everything finds, or near it; the others are refused by name.
   */
  @Test
  public void sharesSatellites() {
    for (long seed = 0; seed < 4; seed++) {
      JointProblem problem = JointInstances.shared(4, 2, 2, seed);
      if (!can(Capability.SLOTS)) {
        UnsupportedProblemException refused =
            assertThrows(UnsupportedProblemException.class, () -> solve(problem, limited()));
        assertTrue(refused.getMessage().contains("slots"), refused::getMessage);
        continue;
      }
      SolveResult result = solve(problem, limited().withSeed(seed));
      assertTrue(result.checkedBound().isEmpty(), "a bound where things share satellites");
      double ratio = (double) result.cost().orElseThrow() / JointInstances.optimum(problem);
      holds(
          ratio >= 1 && ratio <= worstRatioOnTinyProblems(),
          problem,
          () -> String.format(Locale.ROOT, "%.4f times the optimum", ratio));
    }
  }

  /** A chain of one layer, and one that fills all satellites, are placed like any other. */
  @Test
  public void edgeSizes() {
    for (JointProblem problem :
        List.of(JointInstances.random(2, 1, 1, 1), JointInstances.random(12, 4, 2, 2))) {
      holds(solve(problem, limited()).termination().hasPlacement(), problem, () -> "no placement");
    }
  }

  /**
   * Seed, threads and iterations alone decide the answer: the second time, from another provider,
   * and at the same time.
   */
  @Test
  public void isReproducible() throws InterruptedException, ExecutionException {
    JointProblem problem = JointInstances.random(60, 8, 2, 7);
    JointSolverProvider solver = solver();
    for (int threads = 1; threads <= 2; threads++) {
      SolveOptions options = limited().withSeed(5).withThreads(threads);
      Placement first = placement(solver, problem, options);
      holds(
          first.equals(placement(solver, problem, options)), problem, () -> "else the second time");
      holds(
          first.equals(placement(solver(), problem, options)), problem, () -> "else from another");
    }
    SolveOptions options = limited().withSeed(5).withThreads(1);
    Placement alone = placement(solver, problem, options);
    List<FutureTask<Placement>> tasks =
        List.of(
            new FutureTask<>(() -> placement(solver, problem, options)),
            new FutureTask<>(() -> placement(solver, problem, options)));
    tasks.forEach(task -> new Thread(task).start());
    for (FutureTask<Placement> task : tasks) {
      holds(alone.equals(task.get()), problem, () -> "else at the same time");
    }
  }

  private static Placement placement(
      JointSolverProvider solver, JointProblem problem, SolveOptions options) {
    return JointSolvers.solve(solver, problem, options).placement().orElseThrow();
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
    if (can(Capability.HINT)) {
      SolveResult again = solve(problem, limited().withHint(good.placement().orElseThrow()));
      assertTrue(again.cost().orElseThrow() <= good.cost().orElseThrow());
    }
  }

  /** Cancelled before it starts, an engine is back at once, with its hint where it takes one. */
  @Test
  public void obeysCancellation() {
    JointProblem problem = JointInstances.random(60, 5, 4, 9);
    Placement hint = Placement.of(IntStream.range(0, problem.things()).toArray());
    SolveOptions plain = SolveOptions.defaults();
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    SolveResult result =
        JointSolvers.solve(
            solver(),
            problem,
            can(Capability.HINT) ? plain.withHint(hint) : plain,
            cancelled,
            IncumbentListener.NONE);
    assertEquals(Optional.of(Limit.CANCELLED), result.termination().limit());
    if (can(Capability.HINT)) {
      assertEquals(hint, result.placement().orElseThrow());
    }
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
    if (can(Capability.INCUMBENTS)) {
      assertEquals(result.cost().orElseThrow(), heard.get(heard.size() - 1));
    }
  }

  /** A gap that any placement has ends the solve. */
  @Test
  public void stopsAtTheTargetGap() {
    Assumptions.assumeTrue(can(Capability.TARGET_GAP), "it knows no target gap");
    JointProblem problem = JointInstances.random(40, 4, 3, 13);
    SolveResult result = solve(problem, SolveOptions.defaults().withTargetGap(1));
    assertEquals(Optional.of(Limit.GAP), result.termination().limit());
  }

  /** Nothing is printed. */
  @Test
  public void isSilent() {
    try (Silence silence = new Silence()) {
      solve(JointInstances.random(8, 2, 2, 19), limited());
      assertEquals("", silence.broken());
    }
  }
}
