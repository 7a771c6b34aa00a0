package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.tck.ExpectedMaxContract;

class ClosedFormByMeanContractTest extends ExpectedMaxContract {
  @Override
  protected ExpectedMaxProvider solver() {
    return new ClosedFormByMean();
  }
}
