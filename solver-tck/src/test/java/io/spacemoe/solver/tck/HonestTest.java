package io.spacemoe.solver.tck;

import io.spacemoe.solver.spi.SolverProvider;

class HonestTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new Honest();
  }
}
