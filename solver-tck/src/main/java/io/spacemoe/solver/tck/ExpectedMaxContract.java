package io.spacemoe.solver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.ExpectedMaxSolvers;
import io.spacemoe.solver.door.ReplayFile;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.opentest4j.AssertionFailedError;

/**
 * The contract that every engine for {@link ExpectedMaxProblem} keeps: the clauses of {@link
 * SolverContract} that apply where every pair is allowed and there always is a placement. An engine
 * joins by extending this and saying what it is. A problem that broke a clause is kept in {@code
 * target/failed}. Where the engine cannot run at all, every test is aborted, and says why.
 */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
public abstract class ExpectedMaxContract {
  private static final Duration LIMIT = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** For subclasses. */
  protected ExpectedMaxContract() {}

  /** The engine, from its constructor: a new provider at every call. */
  protected abstract ExpectedMaxProvider solver();

  /** Problems per family. */
  protected int seeds() {
    return 12;
  }

  /** Seed 1; an engine that is not exact and counts iterations gets 200 of them. */
  protected SolveOptions options() {
    Set<Capability> abilities = solver().capabilities();
    SolveOptions options = SolveOptions.defaults().withSeed(1).withThreads(1);
    boolean search =
        abilities.contains(Capability.ITERATION_LIMIT)
            && !abilities.contains(Capability.PROVES_OPTIMALITY);
    return search ? options.withIterationLimit(200) : options;
  }

  private SolveResult solve(ExpectedMaxProblem problem, SolveOptions options) {
    return ExpectedMaxSolvers.solve(solver(), problem, options);
  }

  private List<ExpectedMaxProblem> small() {
    List<ExpectedMaxProblem> all = new ArrayList<>();
    for (ExpectedMaxTraps family : ExpectedMaxTraps.values()) {
      for (long seed = 0; seed < seeds(); seed++) {
        all.add(family.instance(seed));
      }
    }
    return all;
  }

  private void holds(boolean holds, ExpectedMaxProblem problem, Supplier<String> otherwise) {
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
   * 1. A stable, unique, lower-case id that begins with {@code expected-max-} and a fixed set of
   * capabilities; constructing loads nothing.
   */
  @Test
  protected void identity() {
    ExpectedMaxProblem some = ExpectedMaxTraps.OPPOSED.instance(0);
    assertEquals(
        List.of(),
        Identity.of(
                this::solver,
                "expected-max-",
                engine -> engine.estimatedSeconds(some),
                ExpectedMaxSolvers::named)
            .complaints());
  }

  /**
   * 2. Options that are not declared are refused by name; those that are declared are taken.
   * Nothing is reported unless that is declared.
   */
  @Test
  protected void abilities() {
    ExpectedMaxProblem problem = ExpectedMaxTraps.OPPOSED.instance(3);
    Placement hint = ExpectedMaxEnumeration.best(problem);
    List<String> complaints =
        OptionAbilities.complaints(solver().capabilities(), hint, asked -> solve(problem, asked));
    holds(complaints.isEmpty(), problem, complaints::toString);
    AtomicBoolean reported = new AtomicBoolean();
    ExpectedMaxSolvers.solve(
        solver(),
        problem,
        options(),
        new Cancellation(),
        (incumbent, placement) -> reported.compareAndSet(false, placement != null));
    holds(
        !reported.get() || solver().capabilities().contains(Capability.INCUMBENTS),
        problem,
        () -> "reported incumbents without declaring it");
  }

  /** 3. and 10. One expert alone, latencies of 0, and the longest that there may be. */
  @Test
  protected void edgeSizes() {
    long most = ExpectedMaxProblem.MAX_TOTAL;
    double[] alone = {3};
    double[] pair = {1, 2};
    for (ExpectedMaxProblem problem :
        List.of(
            new ExpectedMaxProblem("alone", alone, 1, new long[][] {{7}}),
            new ExpectedMaxProblem("nowhere-far", pair, 2, new long[][] {{0, 0}, {0, 0}}),
            new ExpectedMaxProblem("far", pair, 1, new long[][] {{0, most}}),
            new ExpectedMaxProblem("everywhere-far", pair, 2, new long[][] {{most, most, most}}))) {
      long least = problem.evaluate(ExpectedMaxEnumeration.best(problem)).cost();
      SolveResult result = solve(problem, options());
      boolean exact = solver().capabilities().contains(Capability.PROVES_OPTIMALITY);
      holds(
          result.cost().isPresent() && (!exact || result.cost().getAsLong() == least),
          problem,
          () -> result.cost() + " instead of " + least);
    }
  }

  /**
   * 4. and 5. Every answer has a feasible placement, no bound exceeds the least cost, OPTIMAL is
   * true, and an exact engine with all the time it wants proves it.
   */
  @Test
  protected void optimality() {
    for (ExpectedMaxProblem problem : small()) {
      long least = problem.evaluate(ExpectedMaxEnumeration.best(problem)).cost();
      SolveResult result = solve(problem, options());
      long cost = result.cost().orElseThrow(() -> new AssertionError(problem + ": " + result));
      holds(result.bound().orElseThrow() <= least, problem, () -> "a bound above " + least);
      boolean optimal = result.termination().reason() == Reason.OPTIMAL;
      holds(!optimal || cost == least, problem, () -> "OPTIMAL, but not " + least);
      if (solver().capabilities().contains(Capability.PROVES_OPTIMALITY)) {
        holds(optimal, problem, () -> "ended as " + result.termination());
      }
    }
  }

  /** 7. and 8. The same again: the second time, from another provider, and at the same time. */
  @Test
  protected void repeatability() throws InterruptedException, ExecutionException {
    SolveOptions once = options().withSeed(7);
    ExpectedMaxProvider engine = solver();
    List<ExpectedMaxProblem> problems = small().subList(0, small().size() / 3);
    List<Answer> before = answers(engine, problems, once);
    assertEquals(before, answers(engine, problems, once), "the second time");
    assertEquals(before, answers(solver(), problems, once), "from another provider");
    List<FutureTask<List<Answer>>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(new FutureTask<>(() -> answers(engine, problems, once)));
      new Thread(tasks.get(i)).start();
    }
    for (FutureTask<List<Answer>> task : tasks) {
      assertEquals(before, task.get(), "at the same time");
    }
  }

  private static List<Answer> answers(
      ExpectedMaxProvider engine, List<ExpectedMaxProblem> problems, SolveOptions options) {
    return problems.stream()
        .map(p -> engine.solve(p, options, StopSignal.never(), Progress.NONE))
        .toList();
  }

  /** 9. Cancelled before the start means back at once; a time limit is kept within the grace. */
  @Test
  protected void stopping() {
    ExpectedMaxProblem large = large();
    Cancellation before = new Cancellation();
    before.cancel();
    timed(large, SolveOptions.defaults().withSeed(1), before, Limit.TIME);
    SolveOptions limited = SolveOptions.defaults().withSeed(1).withTimeLimit(LIMIT);
    timed(large, limited, new Cancellation(), Limit.CANCELLED);
  }

  private static ExpectedMaxProblem large() {
    double[] weights = new double[60];
    Arrays.setAll(weights, e -> 1.0 / (e + 1));
    long[][] latencies = new long[100][120];
    for (int t = 0; t < latencies.length; t++) {
      for (int s = 0; s < latencies[t].length; s++) {
        latencies[t][s] = 1000L * s + 7919L * (t + 1) * (s + 3) % 50_000;
      }
    }
    return new ExpectedMaxProblem("large", weights, 4, latencies);
  }

  private void timed(
      ExpectedMaxProblem problem, SolveOptions options, Cancellation cancellation, Limit wrong) {
    long start = System.nanoTime();
    SolveResult result =
        ExpectedMaxSolvers.solve(solver(), problem, options, cancellation, IncumbentListener.NONE);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(LIMIT.plus(GRACE)) <= 0, () -> "back after " + taken);
    result.termination().limit().ifPresent(limit -> assertNotEquals(wrong, limit));
  }

  /** 12. A hint never makes the answer worse than the hint; nothing is printed. */
  @Test
  protected void hintsAndSilence() {
    try (Silence silence = new Silence()) {
      if (solver().capabilities().contains(Capability.HINT)) {
        small().forEach(this::giveTheBest);
      }
      solve(ExpectedMaxTraps.OUTAGES.instance(5), options());
      assertEquals("", silence.broken());
    }
  }

  private void giveTheBest(ExpectedMaxProblem problem) {
    Placement best = ExpectedMaxEnumeration.best(problem);
    long least = problem.evaluate(best).cost();
    SolveOptions hinted = options().withHint(best);
    assertEquals(least, solve(problem, hinted).cost().orElseThrow(), problem::toString);
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    SolveResult result =
        ExpectedMaxSolvers.solve(solver(), problem, hinted, cancelled, IncumbentListener.NONE);
    assertEquals(least, result.cost().orElseThrow(), problem::toString);
  }
}
