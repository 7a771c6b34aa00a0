/** Exact linear assignment in plain Java. */
module io.spacemoe.assignment {
  requires transitive io.spacemoe.solver;

  exports io.spacemoe.assignment;
  exports io.spacemoe.assignment.layered;

  provides io.spacemoe.solver.joint.JointSolverProvider with
      io.spacemoe.assignment.joint.JointAlternating;
  provides io.spacemoe.solver.spi.SolverProvider with
      io.spacemoe.assignment.AssignmentSolver;
}
