package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.tck.JointSolverContract;

class JointOptaPlannerTest extends JointSolverContract {
  @Override
  protected JointSolverProvider solver() {
    return new JointOptaPlanner();
  }

  @Override
  protected long iterationsForTinyProblems() {
    return 300;
  }

  /** With changes and swaps alone, late acceptance may stay in a local optimum. */
  @Override
  protected double worstRatioOnTinyProblems() {
    return 1.3;
  }
}
