package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * The contract that every engine keeps, one test per clause. An engine joins with
 *
 * <pre>{@code
 * class MySolverTest extends SolverContract {
 *   @Override
 *   protected SolverProvider solver() {
 *     return new MySolver();
 *   }
 * }
 * }</pre>
 *
 * <p>The engine is examined once, before the first test: it gets some thousand problems, those that
 * it cannot solve too, and whatever is wrong with an answer is filed under the clause that it
 * breaks, wherever it was seen. Each test then fails when its clause was broken. So one mistake
 * fails one test, and a failing test says which problems to look at; they are kept in {@code
 * target/failed} as assignment instance files.
 *
 * <p>Engines that do not declare {@link Capability#PROVES_OPTIMALITY} are held to what they say:
 * their placements must be feasible, their bounds and proofs true, but they may end with FEASIBLE
 * or NO_SOLUTION. Where the engine cannot run at all, every test but {@link #identity()} is
 * aborted, and says why.
 *
 * <p>A known fault of a backend is a test method overridden, disabled, and annotated with the
 * address of the report.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
public abstract class SolverContract {
  private static final int MIDDLE_SIZE = 24;

  private Findings findings;
  private Optional<String> unavailable = Optional.empty();

  /** For subclasses. */
  protected SolverContract() {}

  /** The engine, from its constructor: a new provider at every call. */
  protected abstract SolverProvider solver();

  /**
   * What every solve uses unless the test is about options. An engine that is not exact and counts
   * iterations gets 200 of them, so that a search that could go on for ever does not.
   */
  protected SolveOptions options() {
    SolveOptions options = SolveOptions.defaults().withSeed(1).withThreads(1);
    boolean search =
        solver().capabilities().contains(Capability.ITERATION_LIMIT)
            && !solver().capabilities().contains(Capability.PROVES_OPTIMALITY);
    return search ? options.withIterationLimit(200) : options;
  }

  /** Problems per family; the time that the suite takes grows with it. */
  protected int seeds() {
    return 20;
  }

  /**
   * How much later than told an engine may stop, on a machine that does other things too: 2
   * seconds.
   */
  protected Duration grace() {
    return Duration.ofSeconds(2);
  }

  /** Examines the engine. */
  @BeforeAll
  protected final void examine() {
    findings = new Findings(solver().id());
    Examination examination = new Examination(this::solver, options(), findings);
    introduce();
    if (unavailable.isPresent()) {
      return;
    }
    try (Silence silence = new Silence()) {
      traps(examination);
      OptionAbilities.examine(examination);
      EdgeSizes.examine(examination);
      Repetition.examine(examination);
      new Stopping(examination, grace()).examine();
      Transformations.examine(examination, fewerSeeds());
      Hints.examine(examination, fewerSeeds());
      if (!silence.broken().isEmpty()) {
        findings.add(Clause.HINTS_AND_SILENCE, "it printed: " + silence.broken());
      }
    }
  }

  private void introduce() {
    PlacementProblem some = TrapInstances.SLACK.instance(0);
    Identity identity =
        Identity.of(this::solver, "", engine -> engine.estimatedSeconds(some), Solvers::named);
    identity.complaints().forEach(complaint -> findings.add(Clause.IDENTITY, complaint));
    unavailable = identity.unavailable();
    if (solver().capabilities().contains(Capability.PROVES_OPTIMALITY)
        && solver().estimatedSeconds(some) == Double.POSITIVE_INFINITY) {
      findings.add(Clause.IDENTITY, "it proves optimality, and expects to take for ever");
    }
  }

  private void traps(Examination examination) {
    for (TrapInstances family : TrapInstances.values()) {
      Clause clause = family.mayBeRefused() ? Clause.HUGE_COSTS : Clause.ABILITIES;
      for (long seed = 0; seed < seeds(); seed++) {
        examination.ask(clause, family.instance(seed));
      }
      for (long seed = 0; seed < fewerSeeds(); seed++) {
        PlacementProblem larger = family.instance(seed, MIDDLE_SIZE);
        if (larger.countsSlots()) {
          examination.ask(clause, larger);
        }
      }
    }
  }

  private int fewerSeeds() {
    return Math.max(1, seeds() / 4);
  }

  private void holds(Clause clause) {
    if (clause != Clause.IDENTITY) {
      Assumptions.assumeTrue(
          unavailable.isEmpty(),
          () -> "%s cannot run here: %s".formatted(solver().id(), unavailable.orElseThrow()));
    }
    findings.require(clause);
  }

  /**
   * 1. A stable, unique, lower-case id and a fixed set of capabilities; constructing loads nothing;
   * {@code unavailableBecause} never throws.
   */
  @Test
  protected void identity() {
    holds(Clause.IDENTITY);
  }

  /** 2. What is declared works; what is not declared is refused by name before any work. */
  @Test
  protected void abilities() {
    holds(Clause.ABILITIES);
  }

  /**
   * 3. No expert, one expert, satellites with no room, more satellites than experts, total room met
   * exactly.
   */
  @Test
  protected void edgeSizes() {
    holds(Clause.EDGE_SIZES);
  }

  /** 4. A returned placement is complete and feasible. */
  @Test
  protected void feasibility() {
    holds(Clause.FEASIBILITY);
  }

  /**
   * 5. OPTIMAL is true and, where satellites count slots, comes with tight rents; no bound exceeds
   * a placement's cost; an exact engine given time ends with OPTIMAL or INFEASIBLE.
   */
  @Test
  protected void optimality() {
    holds(Clause.OPTIMALITY);
  }

  /** 6. INFEASIBLE is true and comes with a shortage that holds, or with a claim. */
  @Test
  protected void infeasibility() {
    holds(Clause.INFEASIBILITY);
  }

  /**
   * 7. The same problem, seed, one thread and iteration limit give the same answer, also the second
   * time and from another provider.
   */
  @Test
  protected void repeatability() {
    holds(Clause.REPEATABILITY);
  }

  /** 8. Solves at the same time do not disturb each other; inputs are never modified. */
  @Test
  protected void concurrency() {
    holds(Clause.CONCURRENCY);
  }

  /** 9. Cancelled before the start means back at once; limits are kept within the grace. */
  @Test
  protected void stopping() {
    holds(Clause.STOPPING);
  }

  /** 10. Costs near the range limit: the right answer or a refusal, never a wrong number. */
  @Test
  protected void hugeCosts() {
    holds(Clause.HUGE_COSTS);
  }

  /** 11. Relabelling keeps the optimum, dearer rows add what they are dearer, scaling scales. */
  @Test
  protected void transformations() {
    holds(Clause.TRANSFORMATIONS);
  }

  /** 12. A hint never makes the answer worse than the hint; nothing is printed. */
  @Test
  protected void hintsAndSilence() {
    holds(Clause.HINTS_AND_SILENCE);
  }
}
