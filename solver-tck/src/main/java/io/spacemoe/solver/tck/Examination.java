package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.SolverProvider;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Asks one engine questions and files what is wrong with the answers under the broken clause. */
final class Examination {
  private final Supplier<SolverProvider> engines;
  private final SolverProvider engine;
  private final Set<Capability> abilities;
  private final SolveOptions options;
  private final Findings findings;

  /**
   * An examination that has not asked anything yet.
   *
   * @param engines makes a new provider at every call
   * @param options what every question uses unless it is about options
   */
  Examination(Supplier<SolverProvider> engines, SolveOptions options, Findings findings) {
    this.engines = engines;
    this.engine = engines.get();
    this.abilities = engine.capabilities();
    this.options = options;
    this.findings = findings;
  }

  /** An answer as the engine gave it and as the door passed it on. */
  record Reply(Answer answer, SolveResult result) {}

  SolverProvider engine() {
    return engine;
  }

  SolverProvider newEngine() {
    return engines.get();
  }

  Set<Capability> abilities() {
    return abilities;
  }

  SolveOptions options() {
    return options;
  }

  Findings findings() {
    return findings;
  }

  boolean canDo(PlacementProblem problem) {
    return abilities.containsAll(problem.needs());
  }

  boolean isExact() {
    return abilities.contains(Capability.PROVES_OPTIMALITY);
  }

  /** Asks with the usual options. */
  Optional<Reply> ask(Clause clause, PlacementProblem problem) {
    return ask(clause, engine, problem, options, new Cancellation());
  }

  /**
   * Solves through the door and judges the answer. Where an ability is missing the door has to
   * refuse.
   *
   * @param clause the clause that is broken when the engine throws
   * @return empty when the engine cannot or must not answer, or when the answer did not get through
   *     the door
   */
  Optional<Reply> ask(
      Clause clause,
      SolverProvider provider,
      PlacementProblem problem,
      SolveOptions asked,
      Cancellation cancellation) {
    Witness witness = new Witness(provider);
    Set<Capability> missing = missing(problem, asked);
    try {
      SolveResult result =
          Solvers.solve(witness, problem, asked, cancellation, IncumbentListener.NONE);
      if (!missing.isEmpty()) {
        findings.add(Clause.ABILITIES, problem, "solved without declaring " + missing, null);
      }
      boolean unlimited = !cancellation.cancelled() && unlimited(asked);
      judge(clause, witness, problem, unlimited);
      return Optional.of(new Reply(witness.answer().orElseThrow(), result));
    } catch (UnsupportedProblemException e) {
      refused(clause, problem, missing, e);
    } catch (SolverFailureException e) {
      if (!judge(clause, witness, problem, false)) {
        findings.add(clause, problem, "it did not get through the door: " + e.getMessage(), e);
      }
    } catch (RuntimeException | Error e) {
      findings.add(clause, problem, "it threw " + e, e);
    }
    return Optional.empty();
  }

  private Set<Capability> missing(PlacementProblem problem, SolveOptions asked) {
    Set<Capability> missing = EnumSet.noneOf(Capability.class);
    missing.addAll(problem.needs());
    asked.iterationLimit().ifPresent(limit -> missing.add(Capability.ITERATION_LIMIT));
    asked.targetGap().ifPresent(gap -> missing.add(Capability.TARGET_GAP));
    asked.hint().ifPresent(hint -> missing.add(Capability.HINT));
    missing.removeAll(abilities);
    return missing;
  }

  private static boolean unlimited(SolveOptions asked) {
    return asked.timeLimit().isEmpty()
        && asked.iterationLimit().isEmpty()
        && asked.targetGap().isEmpty();
  }

  private void refused(
      Clause clause,
      PlacementProblem problem,
      Set<Capability> missing,
      UnsupportedProblemException refusal) {
    String message = refusal.getMessage();
    if (missing.isEmpty() && clause != Clause.HUGE_COSTS) {
      findings.add(Clause.ABILITIES, problem, "refused what it declares: " + message, refusal);
    }
    boolean named =
        message.contains(engine.id())
            && message.contains(problem.name())
            && missing.stream().allMatch(ability -> message.contains(ability.id()));
    if (!named) {
      findings.add(
          Clause.ABILITIES, problem, "refused without naming everything: " + message, refusal);
    }
  }

  /** Whether anything was wrong. */
  private boolean judge(
      Clause clause, Witness witness, PlacementProblem problem, boolean unlimited) {
    List<Judge.Mark> marks = new Judge(problem, abilities, unlimited).marks(witness);
    for (Judge.Mark mark : marks) {
      boolean wrongNumber = mark.clause() == Clause.OPTIMALITY;
      Clause broken = wrongNumber && clause == Clause.HUGE_COSTS ? clause : mark.clause();
      findings.add(broken, problem, mark.what(), null);
    }
    boolean reported = !witness.incumbents().isEmpty() || witness.bound().isPresent();
    if (reported && !abilities.contains(Capability.INCUMBENTS)) {
      findings.add(Clause.ABILITIES, problem, "reported incumbents without declaring it", null);
    }
    return !marks.isEmpty();
  }
}
