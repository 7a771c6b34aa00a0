package io.spacemoe.assignment.joint;

import io.spacemoe.assignment.layered.LayeredAssignment;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
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
  /** Iterations without a limit. Chosen, not tuned. */
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
  public Set<Capability> capabilities() {
    return EnumSet.of(
        Capability.ITERATION_LIMIT, Capability.TARGET_GAP, Capability.HINT, Capability.INCUMBENTS);
  }

  /** It looks at no exchange of two things. */
  @Override
  public double estimatedSeconds(JointProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    Placement best = options.hint().orElseGet(() -> inOrder(problem));
    long bestCost = problem.evaluate(best).cost();
    progress.placement(best);
    long most =
        options
            .iterationLimit()
            .orElse(options.timeLimit().isPresent() ? Long.MAX_VALUE : UNLIMITED);
    long done = 0;
    if (!stop.raised()) {
      SplittableRandom random = new SplittableRandom(options.seed().orElse(0));
      GatewayTurns turns = new GatewayTurns(problem, best, random);
      while (done < most && !stop.raised()) {
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
        stop.reason()
            .orElse(options.iterationLimit().isPresent() ? Limit.ITERATIONS : Limit.EXHAUSTED);
    return Answer.feasible(best, limit).withIterations(done);
  }

  private static Placement inOrder(JointProblem problem) {
    int[] satelliteOf = new int[problem.things()];
    for (int thing = 0; thing < satelliteOf.length; thing++) {
      satelliteOf[thing] = thing;
    }
    return Placement.of(satelliteOf);
  }
}
