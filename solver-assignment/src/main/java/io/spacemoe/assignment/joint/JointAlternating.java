package io.spacemoe.assignment.joint;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.solver.JointBound;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.JointSolverProvider;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Gateways and experts in turn, in plain Java: with the gateways fixed, all experts of all layers
 * are placed at the least mean path latency, exactly, by {@link LayeredAssignment}; with the
 * experts fixed, each gateway moves to where the expected maximum is least. Where neither helps,
 * some gateways are moved at random, and it goes on from there unless that led far astray.
 *
 * <p>An iteration is one assignment of all experts. Without a limit there are {@value #UNLIMITED}.
 * One thread.
 */
public final class JointAlternating implements JointSolverProvider {
  private static final long UNLIMITED = 200;

  /** How much dearer than the best a placement may be to go on from it. */
  private static final double ASTRAY = 1.03;

  /** Loads nothing. */
  public JointAlternating() {}

  @Override
  public String id() {
    return "joint-alternating";
  }

  @Override
  public String description() {
    return "Experts of all layers by exact assignment, gateways one by one, in turn";
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Placement best = options.hint().orElseGet(() -> inOrder(problem));
    long bestCost = problem.evaluate(best).cost();
    progress.placement(best);
    Optional<JointBound> proof = proof(problem, stop);
    long bound = proof.map(found -> found.claimed(problem)).orElse(0L);
    if (bound > 0) {
      progress.bound(bound);
    }
    long most =
        options
            .iterationLimit()
            .orElse(options.timeLimit().isPresent() ? Long.MAX_VALUE : UNLIMITED);
    double gap = options.targetGap().orElse(0);
    long done = 0;
    if (!stop.raised() && SolveResult.relativeGap(bestCost, bound) > gap) {
      SplittableRandom random = new SplittableRandom(options.seed().orElse(0));
      GatewayTurns turns = new GatewayTurns(problem, best, random);
      while (done < most && !stop.raised() && SolveResult.relativeGap(bestCost, bound) > gap) {
        done++;
        boolean settled = turns.settleExperts(stop);
        boolean moved = settled && turns.moveGateways();
        if (settled && turns.cost() < bestCost) {
          best = turns.placement();
          bestCost = turns.cost();
          progress.placement(best);
        } else if (!moved) {
          if (turns.cost() > bestCost * ASTRAY) {
            turns.load(best);
          }
          turns.kick();
        }
      }
    }
    Limit limit =
        SolveResult.relativeGap(bestCost, bound) <= gap
            ? Limit.GAP
            : stop.reason()
                .orElse(options.iterationLimit().isPresent() ? Limit.ITERATIONS : Limit.EXHAUSTED);
    Answer answer =
        proof.isPresent()
            ? Answer.feasible(best, limit, proof.get())
            : Answer.feasible(best, limit);
    return answer.withIterations(done);
  }

  private static Optional<JointBound> proof(JointProblem problem, StopSignal stop) {
    long nanos = stop.nanosLeft() == Long.MAX_VALUE ? Long.MAX_VALUE : stop.nanosLeft() / 8;
    return stop.raised() ? Optional.empty() : JointBound.find(problem, stop.within(nanos));
  }

  private static Placement inOrder(JointProblem problem) {
    int[] satelliteOf = new int[problem.things()];
    for (int thing = 0; thing < satelliteOf.length; thing++) {
      satelliteOf[thing] = thing;
    }
    return Placement.of(satelliteOf);
  }
}
