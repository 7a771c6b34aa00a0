/** What every engine must pass; open to JUnit, which looks for the tests in it. */
module io.spacemoe.solver.tck {
  requires transitive io.spacemoe.solver;
  requires transitive org.junit.jupiter.api;
  requires org.opentest4j;

  exports io.spacemoe.solver.tck;

  opens io.spacemoe.solver.tck;
}
