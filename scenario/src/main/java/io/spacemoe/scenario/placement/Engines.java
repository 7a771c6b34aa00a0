package io.spacemoe.scenario.placement;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import java.util.Optional;

/**
 * Who solves a scheme's problems, and within which limits.
 *
 * @param experts solves the assignment problem of a layer
 * @param expectedMax solves the problem of a layer when its objective is the expected maximum;
 *     empty when the objective is linear
 * @param joint solves the joint problem
 * @param limits time and iterations of a search that a scheme does itself
 */
public record Engines(
    ExpertSolver experts,
    Optional<ExpectedMaxSolver> expectedMax,
    JointSolver joint,
    SolveOptions limits) {

  /** The engines that are preferred, without limits. */
  public static Engines recommended() {
    return recommended(SolveOptions.defaults(), new Cancellation());
  }

  /**
   * The engines that are preferred. The time limit is that of a scheme, and its clock starts now.
   *
   * @param limits time and iterations
   * @param cancellation stops every solve from another thread
   */
  public static Engines recommended(SolveOptions limits, Cancellation cancellation) {
    return new Engines(
        ExpertSolver.recommended(new LayerLimits(limits, cancellation)),
        Optional.empty(),
        JointSolver.recommended(limits, cancellation, IncumbentListener.NONE),
        limits);
  }

  /** The same with another engine for layers. */
  public Engines withExperts(ExpertSolver other) {
    return new Engines(other, expectedMax, joint, limits);
  }

  /** The same with the expected maximum as the objective of layers. */
  public Engines withExpectedMax(ExpectedMaxSolver other) {
    return new Engines(experts, Optional.of(other), joint, limits);
  }

  /** The same with another engine for the joint problem. */
  public Engines withJoint(JointSolver other) {
    return new Engines(experts, expectedMax, other, limits);
  }
}
