package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.JointBound;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A joint problem: the door seeks the bound, over windows of layers, and every bound is checked.
 */
record JointQuestion(JointProblem problem) implements Question<JointSolverProvider> {

  @Override
  public Registry<JointSolverProvider> registry() {
    return Registry.JOINT;
  }

  @Override
  public Set<Capability> needs() {
    return problem.rooms().isPresent() ? EnumSet.of(Capability.SLOTS) : Set.of();
  }

  @Override
  public double estimatedSeconds(JointSolverProvider engine) {
    return engine.estimatedSeconds(problem);
  }

  @Override
  public Evaluation evaluate(Placement placement) {
    JointEvaluation evaluation = problem.evaluate(placement);
    return new Evaluation(evaluation.cost(), evaluation.crowdedSatellites(), List.of());
  }

  @Override
  public Answer ask(
      JointSolverProvider engine, SolveOptions options, StopSignal stop, Progress progress) {
    return engine.solve(problem, options, stop, progress);
  }

  @Override
  public void check(Proof proof, Evidence evidence, StopSignal stop) {
    if (!(proof instanceof JointBound joint)) {
      throw new ContractBreach("returned a proof of another kind of problem: " + proof);
    }
    checked(joint, evidence, stop);
  }

  /** Leaves out what is not checked in time. */
  private OptionalLong checked(JointBound joint, Evidence evidence, StopSignal stop) {
    try {
      OptionalLong bound = joint.bound(problem, stop);
      if (bound.isPresent()) {
        evidence.proved(joint, bound);
      }
      return bound;
    } catch (IllegalArgumentException e) {
      throw new ContractBreach("returned a bound that does not hold: " + e.getMessage());
    }
  }

  @Override
  public boolean optimalTakesAProof() {
    return true;
  }

  @Override
  public void check(Termination said) {
    if (!said.hasPlacement()) {
      throw new ContractBreach(
          "returned no placement (%s), though there is room for all".formatted(said));
    }
  }

  @Override
  public boolean hasBound() {
    return problem.rooms().isEmpty();
  }

  @Override
  public boolean boundsFirst(SolveOptions options) {
    return hasBound() && (options.timeLimit().isPresent() || options.targetGap().isPresent());
  }

  /** Finds a bound in half of the time, and checks it in the rest. */
  @Override
  public OptionalLong bound(Evidence evidence, StopSignal stop) {
    return JointBound.find(problem, stop.half())
        .map(found -> checked(found, evidence, stop))
        .orElse(OptionalLong.empty());
  }

  @Override
  public ReplayFile replay() {
    return ReplayFile.of(problem);
  }
}
