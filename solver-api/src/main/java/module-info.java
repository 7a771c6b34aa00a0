/** The contract between placement problems and the engines that solve them. */
module io.spacemoe.solver {
  exports io.spacemoe.solver;
  exports io.spacemoe.solver.door;
  exports io.spacemoe.solver.expectedmax;
  exports io.spacemoe.solver.joint;
  exports io.spacemoe.solver.joint.bound;
  exports io.spacemoe.solver.proof;
  exports io.spacemoe.solver.spi;

  uses io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
  uses io.spacemoe.solver.joint.JointSolverProvider;
  uses io.spacemoe.solver.spi.SolverProvider;
}
