package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Engine;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One solve behind the door, the same for every kind of problem: the engine's abilities, the hint,
 * the engine within its limits, and the audit of what it says. For use by one thread, once.
 *
 * <p>Where the door seeks a bound of its own first, that and its check take a quarter of the time,
 * if it is limited, and the engine gets the rest; a placement that closes the target gap then ends
 * it. Else the bound comes last, and takes no longer than the engine did, at least a second and at
 * most 20. What is not found and checked by then is left out.
 */
final class Solve<E extends Engine> {
  private static final long SECOND = 1_000_000_000;

  /** What a bound that comes last takes at most, with its check. Chosen, not tuned. */
  private static final long MOST_AFTER = 20 * SECOND;

  private static final Duration LEAST = Duration.ofMillis(1);

  private final E engine;
  private final Question<E> question;
  private final SolveOptions options;
  private final Cancellation cancellation;
  private final IncumbentListener listener;
  private final Cancellation enough = new Cancellation();
  private final Evidence evidence = new Evidence();
  private final IncumbentTrace trace;

  private Solve(
      E engine,
      Question<E> question,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    this.engine = engine;
    this.question = question;
    this.options = options;
    this.cancellation = cancellation;
    this.listener = listener;
    trace =
        new IncumbentTrace(
            placement -> Audit.costOf(question, placement, "reported"),
            (incumbent, placement) -> {
              listener.improved(incumbent, placement);
              if (closed(incumbent.cost())) {
                enough.cancel();
              }
            });
  }

  /**
   * The audited answer of an engine.
   *
   * @throws IllegalArgumentException when the hint is not a feasible placement of the problem
   * @throws UnsupportedProblemException when the engine lacks what is needed, or refuses
   * @throws SolverFailureException when it cannot run here or breaks its contract; the problem is
   *     then written out for replay
   */
  static <E extends Engine> SolveResult by(
      E engine,
      Question<E> question,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    Set<Capability> missing = needs(question, options);
    missing.removeAll(engine.capabilities());
    if (!missing.isEmpty()) {
      throw new UnsupportedProblemException(engine.id(), question.problem(), missing);
    }
    options.hint().ifPresent(hint -> checkHint(question, hint));
    engine
        .unavailableBecause()
        .ifPresent(
            why -> {
              throw new SolverFailureException(
                  String.format(Locale.ROOT, "%s cannot run here: %s", engine.id(), why));
            });
    try {
      return new Solve<>(engine, question, options, cancellation, listener).result();
    } catch (RefusedException e) {
      throw new UnsupportedProblemException(engine.id(), question.problem(), e.getMessage());
    } catch (ContractBreach | SolverFailureException e) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT, "%s %s.%n%s", engine.id(), e.getMessage(), question.replay().kept()),
          e);
    }
  }

  /** Engines that the door would choose and that can run here, soonest first. */
  static <E extends Engine> Stream<E> ranked(Question<E> question, SolveOptions options) {
    Set<Capability> needs = needs(question, options);
    needs.addAll(question.prefers());
    return question.registry().ranked(needs, question::estimatedSeconds);
  }

  /**
   * The audited answer of the first of these engines that does not refuse the problem's numbers. A
   * refusal may come late, so each engine gets what time is left.
   *
   * @throws UnsupportedProblemException when there is no engine, or each refuses
   */
  static <E extends Engine> SolveResult byFirst(
      Question<E> question,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    long start = System.nanoTime();
    List<UnsupportedProblemException> refusals = new ArrayList<>();
    for (Iterator<E> next = ranked(question, options).iterator(); next.hasNext(); ) {
      SolveOptions rest = withTime(options, Duration.ofNanos(System.nanoTime() - start));
      try {
        return by(next.next(), question, rest, cancellation, listener);
      } catch (UnsupportedProblemException refusal) {
        refusals.add(refusal);
      }
    }
    throw UnsupportedProblemException.byAll(question, options, refusals);
  }

  private static SolveOptions withTime(SolveOptions options, Duration spent) {
    if (options.timeLimit().isEmpty()) {
      return options;
    }
    Duration left = options.timeLimit().get().minus(spent);
    return options.withTimeLimit(left.compareTo(LEAST) < 0 ? LEAST : left);
  }

  /** What an engine must declare to be asked. */
  static Set<Capability> needs(Question<?> question, SolveOptions options) {
    Set<Capability> needs = EnumSet.noneOf(Capability.class);
    needs.addAll(question.needs());
    needs.addAll(options.needs());
    return needs;
  }

  private static void checkHint(Question<?> question, Placement hint) {
    Evaluation evaluation = question.evaluate(hint);
    if (!evaluation.feasible()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the hint is not feasible for %s: %s",
              question.problem(),
              Audit.wrongWith(evaluation)));
    }
  }

  private SolveResult result() {
    StopSignal limits = StopSignal.of(options, cancellation);
    boolean boundFirst = question.boundsFirst(options);
    if (boundFirst) {
      bound(limits.half().half());
    }
    long start = System.nanoTime();
    Answer answer = boundFirst ? untilEnough(limits) : question.ask(engine, options, limits, trace);
    long nanos = System.nanoTime() - start;
    listener.checking();
    for (Proof proof : answer.proofs()) {
      long most = Math.max(limits.nanosLeft(), SECOND);
      question.check(proof, evidence, new StopSignal(cancellation, most));
    }
    if (!boundFirst && !proved(answer)) {
      bound(limits.within(Math.max(Math.min(nanos, MOST_AFTER), SECOND)));
    }
    return audited(answer, nanos * 1e-9);
  }

  /** Whether the engine's own proofs leave nothing to show. */
  private boolean proved(Answer answer) {
    return answer.placement().isPresent()
        && evidence
            .checked()
            .equals(OptionalLong.of(Audit.costOf(question, answer.placement().get(), "returned")));
  }

  private void bound(StopSignal stop) {
    if (question.hasBound()) {
      long left = stop.nanosLeft();
      listener.bounding(left == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (double) left / SECOND);
    }
    question.bound(evidence, stop).ifPresent(trace::bound);
  }

  /** Ends the engine at the caller's cancellation, and at the target gap. */
  private Answer untilEnough(StopSignal limits) {
    Runnable undo = cancellation.onCancel(enough::cancel);
    try {
      long left = limits.nanosLeft();
      SolveOptions rest =
          left == Long.MAX_VALUE
              ? options
              : options.withTimeLimit(Duration.ofNanos(Math.max(1, left)));
      return question.ask(engine, rest, new StopSignal(enough, left), trace);
    } finally {
      undo.run();
    }
  }

  private boolean closed(OptionalLong cost) {
    OptionalLong bound = evidence.checked();
    return cost.isPresent()
        && bound.isPresent()
        && SolveResult.relativeGap(cost.getAsLong(), bound.getAsLong())
            <= options.targetGap().orElse(0);
  }

  private SolveResult audited(Answer answer, double seconds) {
    Audit audit = new Audit(question, answer, evidence);
    List<Incumbent> points = trace.points();
    audit.againstWhatWasKnown(options, points);
    Termination audited = audit.termination(answer.termination());
    boolean gap = enough.cancelled() && !cancellation.cancelled();
    return new SolveResult(
        engine.id(),
        gap && audited.reason() == Termination.Reason.FEASIBLE
            ? Termination.feasible(Termination.Limit.GAP)
            : audited,
        answer.placement(),
        audit.cost(),
        evidence.checked(),
        evidence.betterClaim(),
        evidence.proofs(),
        seconds,
        answer.iterations(),
        points);
  }
}
