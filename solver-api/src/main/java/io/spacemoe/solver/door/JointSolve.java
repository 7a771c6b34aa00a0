package io.spacemoe.solver.door;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.door.Audit.ContractBreach;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One solve of a joint problem behind the door: the bound, the engine, and what is wrong with its
 * answer. For use by one thread, once.
 *
 * <p>The bound and its check take a quarter of the time where that is limited, before the engine
 * gets the rest. With a target gap and no time limit they come first as well, however long they
 * take. Else they come last, and take no longer than the engine did, or a second. What is not found
 * and checked by then is left out.
 */
final class JointSolve {
  private static final long SECOND = 1_000_000_000;

  private final JointSolverProvider solver;
  private final JointProblem problem;
  private final SolveOptions options;
  private final Cancellation cancellation;
  private final Cancellation enough = new Cancellation();
  private final IncumbentTrace trace;
  private final List<Proof> proofs = new ArrayList<>();
  private OptionalLong checked = OptionalLong.empty();

  JointSolve(
      JointSolverProvider solver,
      JointProblem problem,
      SolveOptions options,
      Cancellation cancellation,
      IncumbentListener listener) {
    this.solver = solver;
    this.problem = problem;
    this.options = options;
    this.cancellation = cancellation;
    trace =
        new IncumbentTrace(
            placement -> costOf(placement, "reported"),
            (incumbent, placement) -> {
              listener.improved(incumbent, placement);
              if (incumbent.cost().isPresent() && closed(incumbent.cost().getAsLong())) {
                enough.cancel();
              }
            });
  }

  /**
   * The audited answer.
   *
   * @throws ContractBreach when anything in it is not true
   */
  SolveResult result() {
    StopSignal limits = StopSignal.of(options, cancellation);
    boolean boundFirst = options.timeLimit().isPresent() || options.targetGap().isPresent();
    if (boundFirst) {
      bound(limits.half().half());
    }
    long start = System.nanoTime();
    Answer answer = answer(limits);
    long nanos = System.nanoTime() - start;
    for (Proof proof : answer.proofs()) {
      if (!(proof instanceof JointBound joint)) {
        throw new ContractBreach("returned a proof of another kind of problem: " + proof);
      }
      check(joint, new StopSignal(cancellation, Math.max(limits.nanosLeft(), SECOND)));
    }
    if (!boundFirst) {
      bound(limits.within(Math.max(nanos, SECOND)));
    }
    return audited(answer, nanos * 1e-9);
  }

  /** Ends the engine at the caller's cancellation, and at the target gap. */
  private Answer answer(StopSignal limits) {
    Runnable undo = cancellation.onCancel(enough::cancel);
    try {
      long left = limits.nanosLeft();
      SolveOptions rest =
          left == Long.MAX_VALUE
              ? options
              : options.withTimeLimit(Duration.ofNanos(Math.max(1, left)));
      return solver.solve(problem, rest, new StopSignal(enough, left), trace);
    } finally {
      undo.run();
    }
  }

  /** Finds a bound in half of the time, and checks it in the rest. */
  private void bound(StopSignal stop) {
    JointBound.find(problem, stop.half()).ifPresent(found -> check(found, stop));
  }

  private void check(JointBound joint, StopSignal stop) {
    try {
      OptionalLong bound = joint.bound(problem, stop);
      if (bound.isPresent()) {
        proofs.add(joint);
        checked = OptionalLong.of(Math.max(bound.getAsLong(), checked.orElse(0)));
        trace.bound(bound.getAsLong());
      }
    } catch (IllegalArgumentException e) {
      throw new ContractBreach("returned a bound that does not hold: " + e.getMessage());
    }
  }

  private boolean closed(long cost) {
    return checked.isPresent()
        && SolveResult.relativeGap(cost, checked.getAsLong()) <= options.targetGap().orElse(0);
  }

  private long costOf(Placement placement, String did) {
    JointEvaluation evaluation;
    try {
      evaluation = problem.evaluate(placement);
    } catch (IllegalArgumentException e) {
      throw new ContractBreach(
          "%s a placement that is not one of this problem: %s".formatted(did, e.getMessage()));
    }
    if (!evaluation.feasible()) {
      throw new ContractBreach("%s an infeasible placement: %s".formatted(did, evaluation));
    }
    return evaluation.cost();
  }

  private SolveResult audited(Answer answer, double seconds) {
    Placement placement =
        answer
            .placement()
            .orElseThrow(
                () ->
                    new ContractBreach(
                        "returned no placement (%s), though there is room for all"
                            .formatted(answer.termination())));
    long cost = costOf(placement, "returned");
    List<Incumbent> points = trace.points();
    long known = options.hint().map(hint -> problem.evaluate(hint).cost()).orElse(Long.MAX_VALUE);
    long bound = checked.orElse(0);
    if (!points.isEmpty()) {
      Incumbent last = points.get(points.size() - 1);
      known = Math.min(known, last.cost().orElse(Long.MAX_VALUE));
      bound = Math.max(bound, last.bound().orElse(0));
    }
    if (cost > known) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "ended with cost %d, worse than its hint or a placement that it reported, %d",
              cost,
              known));
    }
    if (bound > cost) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "claimed the bound %d above the cost %d of its own placement",
              bound,
              cost));
    }
    boolean proved = checked.isPresent() && checked.getAsLong() == cost;
    if (answer.termination().reason() == Termination.Reason.OPTIMAL && !proved) {
      throw new ContractBreach(
          String.format(
              Locale.ROOT,
              "said OPTIMAL at cost %d without a proof of it (checked bound: %s)",
              cost,
              checked));
    }
    return new SolveResult(
        solver.id(),
        proved ? Termination.optimal() : ended(answer.termination()),
        answer.placement(),
        OptionalLong.of(cost),
        checked,
        OptionalLong.empty(),
        proofs,
        seconds,
        answer.iterations(),
        points);
  }

  /** The engine takes the target gap for a cancellation. */
  private Termination ended(Termination said) {
    boolean gap = enough.cancelled() && !cancellation.cancelled();
    return gap ? Termination.feasible(Termination.Limit.GAP) : said;
  }
}
