package io.spacemoe.solver.door;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Evaluation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.proof.TreeProof;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A placement problem: rents bound it, a shortage shows that there is no placement, and a tree does
 * either.
 */
record AssignmentQuestion(PlacementProblem problem) implements Question<SolverProvider> {

  @Override
  public Registry<SolverProvider> registry() {
    return Registry.ASSIGNMENT;
  }

  @Override
  public Set<Capability> needs() {
    return problem.needs();
  }

  @Override
  public Set<Capability> prefers() {
    return EnumSet.of(Capability.PROVES_OPTIMALITY);
  }

  @Override
  public double estimatedSeconds(SolverProvider engine) {
    return engine.estimatedSeconds(problem);
  }

  @Override
  public Evaluation evaluate(Placement placement) {
    return problem.evaluate(placement);
  }

  @Override
  public Answer ask(
      SolverProvider engine, SolveOptions options, StopSignal stop, Progress progress) {
    return engine.solve(problem, options, stop, progress);
  }

  @Override
  public void check(Proof proof, Evidence evidence, StopSignal stop) {
    if (proof instanceof Proof.Rents rents) {
      evidence.proved(rents, boundOf(rents));
    } else if (proof instanceof Proof.Shortage shortage) {
      if (!shortage.holds(problem)) {
        throw new ContractBreach("returned a shortage that does not hold: " + shortage);
      }
      evidence.provedInfeasible(shortage);
    } else if (proof instanceof TreeProof tree) {
      OptionalLong bound = boundOf(tree);
      if (bound.isPresent()) {
        evidence.proved(tree, bound);
      } else {
        evidence.provedInfeasible(tree);
      }
    } else if (proof instanceof Proof.Claim claim) {
      evidence.claimed(claim);
    } else {
      throw new ContractBreach("returned a proof of another kind of problem: " + proof);
    }
  }

  private OptionalLong boundOf(Proof.Rents rents) {
    try {
      return rents.bound(problem);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ContractBreach("returned rents that cannot be checked: " + e.getMessage());
    }
  }

  /** Empty where there is no placement. */
  private OptionalLong boundOf(TreeProof tree) {
    try {
      return tree.check(problem, 1).bound();
    } catch (IllegalArgumentException e) {
      throw new ContractBreach("returned a tree that does not hold: " + e.getMessage());
    }
  }

  @Override
  public boolean optimalTakesAProof() {
    return problem.countsSlots();
  }

  @Override
  public ReplayFile replay() {
    return ReplayFile.of(problem);
  }
}
