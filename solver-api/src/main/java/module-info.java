/** The contract between placement problems and the engines that solve them. */
module io.spacemoe.solver {
  exports io.spacemoe.solver;
  exports io.spacemoe.solver.spi;

  uses io.spacemoe.solver.spi.ExpectedMaxProvider;
  uses io.spacemoe.solver.spi.JointSolverProvider;
  uses io.spacemoe.solver.spi.SolverProvider;
}
