package io.spacemoe.heuristic.slots;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.tck.RandomProblems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosedFormTest {
  private static SolveResult solve(Costs costs) {
    return Solvers.solve(
        Solvers.named("closed-form"), PlacementProblem.of("p", costs), SolveOptions.defaults());
  }

  @Test
  void heavyExpertsSitOnNearSatellitesAndTiesGoToTheLowerIndex() {
    SolveResult result =
        solve(new Costs.Product(new long[] {1, 5, 5, 3}, new long[] {9, 7, 2, 7, 4}));

    assertThat(result.placement()).contains(Placement.of(3, 2, 4, 1));
    assertThat(result.cost()).hasValue(1 * 7 + 5 * 2 + 5 * 4 + 3 * 7);
    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  /** The door refuses OPTIMAL without rents that its checker finds tight, so this is a proof. */
  @ParameterizedTest
  @CsvSource({"1000, 1000, 1", "1000, 1584, 2", "300, 2000, 3", "999, 1000, 4"})
  void largeProblemsAreProvedOptimal(int experts, int satellites, long seed) {
    SolveResult result = solve(RandomProblems.product(experts, satellites, seed).costs());

    assertThat(result.checkedBound()).isEqualTo(result.cost());
  }

  @Test
  void totalsAtTheRangeLimitAreExact() {
    SolveResult result =
        solve(new Costs.Product(new long[] {1, 1}, new long[] {Costs.MAX_TOTAL / 2, 0, 5}));

    assertThat(result.cost()).hasValue(5);
    assertThat(result.checkedBound()).hasValue(5);
  }

  @Test
  void aCancelledSolveGivesTheHintBack() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    Placement hint = Placement.of(1, 0);

    SolveResult result =
        Solvers.solve(
            new ClosedForm(),
            PlacementProblem.of("p", new Costs.Product(new long[] {1, 2}, new long[] {1, 2})),
            SolveOptions.defaults().withHint(hint),
            cancelled,
            IncumbentListener.NONE);

    assertThat(result.placement()).contains(hint);
    assertThat(result.termination()).isEqualTo(Termination.feasible(Limit.CANCELLED));
  }
}
