package io.spacemoe.ortools;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Solvers;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All engines give the same optimal values, and brute force agrees where it can.
 *
 * <p>Run with {@code -Dspacemoe.seeds=2000} for the long version.
 */
class EnginesAgreeTest {
  private static final long SEEDS = Long.getLong("spacemoe.seeds", 12);
  private static final List<SolverProvider> ENGINES =
      Solvers.installed().stream().filter(engine -> engine.id().startsWith("ortools-")).toList();

  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void onSmallProblemsWithBruteForce(TrapInstances family) {
    for (long seed = 0; seed < SEEDS; seed++) {
      PlacementProblem problem = family.instance(seed);
      OptionalLong least = BruteForce.leastCost(problem);
      for (SolverProvider engine : ENGINES) {
        if (engine.capabilities().containsAll(problem.needs())) {
          SolveResult result = Problems.solve(engine.id(), problem);
          assertThat(result.cost()).as("%s by %s", problem, engine.id()).isEqualTo(least);
          assertThat(result.termination().reason())
              .as("%s by %s", problem, engine.id())
              .isEqualTo(least.isPresent() ? Reason.OPTIMAL : Reason.INFEASIBLE);
        }
      }
    }
  }
}
