package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.SolverContract;
import io.spacemoe.solver.tck.TrapInstances;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LpSolverTest extends SolverContract {
  @Override
  protected SolverProvider solver() {
    return new LpSolver();
  }

  @Test
  void stopsAtEveryLimitHoweverEarlyGlopGivesUp() {
    PlacementProblem problem = TrapInstances.NOISY_PRODUCT.instance(0, 100);
    for (int tenths = 10; tenths <= 300; tenths += 2) {
      SolveOptions options =
          SolveOptions.defaults().withTimeLimit(Duration.ofNanos(tenths * 100_000L));
      Termination termination = Solvers.solve(solver(), problem, options).termination();
      assertThat(termination.limit().orElse(Limit.TIME)).isEqualTo(Limit.TIME);
    }
  }
}
