package io.spacemoe.solver.door;

import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.OptionalLong;

/** An expected-max problem: bounds are claimed, and the door adds the wait-and-see bound. */
record ExpectedMaxQuestion(ExpectedMaxProblem problem) implements Question<ExpectedMaxProvider> {

  @Override
  public Registry<ExpectedMaxProvider> registry() {
    return Registry.EXPECTED_MAX;
  }

  @Override
  public double estimatedSeconds(ExpectedMaxProvider engine) {
    return engine.estimatedSeconds(problem);
  }

  @Override
  public Evaluation evaluate(Placement placement) {
    return problem.evaluate(placement);
  }

  @Override
  public Answer ask(
      ExpectedMaxProvider engine, SolveOptions options, StopSignal stop, Progress progress) {
    return engine.solve(problem, options, stop, progress);
  }

  @Override
  public void check(Proof proof, Evidence evidence, StopSignal stop) {
    if (!(proof instanceof Proof.Claim claim) || claim.bound().isEmpty()) {
      throw new ContractBreach(
          "returned evidence that says nothing about an expected maximum: " + proof);
    }
    evidence.claimed(claim);
  }

  @Override
  public boolean optimalTakesAProof() {
    return false;
  }

  @Override
  public void check(Termination said) {
    if (said.reason() == Termination.Reason.INFEASIBLE) {
      throw new ContractBreach("said INFEASIBLE, but there always is a placement");
    }
  }

  @Override
  public OptionalLong bound(Evidence evidence, StopSignal stop) {
    long bound = problem.waitAndSee();
    evidence.proved(bound);
    return OptionalLong.of(bound);
  }

  @Override
  public ReplayFile replay() {
    return ReplayFile.of(problem);
  }
}
