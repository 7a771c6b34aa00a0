package io.spacemoe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.assignment.AssignmentSolver;
import io.spacemoe.ortools.FlowSolver;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.tck.BruteForce;
import io.spacemoe.solver.tck.TrapInstances;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engine {@code assignment} beside OR-Tools' min-cost flow and brute force. The system property
 * {@code problems} says on how many; the build takes a few hundred.
 */
class EnginesAgreeTest {
  private static final int PROBLEMS = Integer.getInteger("problems", 400);
  private static final SolverProvider OURS = new AssignmentSolver();
  private static final SolverProvider JUDGE = new FlowSolver();

  /** Every second problem is small enough for brute force, the others have up to 40 experts. */
  @ParameterizedTest
  @EnumSource(TrapInstances.class)
  void onTrapFamilies(TrapInstances family) {
    Set<Capability> abilities = OURS.capabilities();
    for (long seed = 0; seed < PROBLEMS / TrapInstances.values().length; seed++) {
      PlacementProblem problem =
          seed % 2 == 0 ? family.instance(seed) : family.instance(seed, 1 + (int) (seed % 40));
      if (abilities.containsAll(problem.needs())) {
        assertAgree(problem, family.mayBeRefused());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CostFamily.class)
  void onCostFamilies(CostFamily family) {
    for (long seed = 0; seed < PROBLEMS / 60; seed++) {
      int experts = 1 + (int) (seed * 37 % 150);
      PlacementProblem problem = family.problem(experts, experts + (int) (seed % 60), seed);
      assertAgree(problem, false);
    }
  }

  @Test
  void assignmentIsRecommendedWhereSlotsAreCounted() {
    for (CostFamily family : CostFamily.values()) {
      for (int experts : new int[] {16, 256, 1000}) {
        PlacementProblem problem = family.problem(experts, 2 * experts, 1);
        assertThat(Solvers.recommended(problem, SolveOptions.defaults().withTargetGap(0.01)))
            .hasValueSatisfying(engine -> assertThat(engine.id()).isEqualTo(OURS.id()));
      }
    }
  }

  private static void assertAgree(PlacementProblem problem, boolean mayBeRefused) {
    Optional<SolveResult> ours = solve(OURS, problem);
    if (ours.isEmpty()) {
      assertThat(mayBeRefused).as("%s is refused", problem).isTrue();
      return;
    }
    SolveResult result = ours.get();
    assertThat(result.termination().reason())
        .as("%s", problem)
        .isIn(Reason.OPTIMAL, Reason.INFEASIBLE);
    assertThat(result.evidence()).as("%s", problem).isEqualTo(SolveResult.Evidence.CHECKED);
    if (BruteForce.canJudge(problem)) {
      assertThat(result.cost()).as("%s", problem).isEqualTo(BruteForce.leastCost(problem));
    }
    solve(JUDGE, problem)
        .ifPresent(judged -> assertThat(result.cost()).as("%s", problem).isEqualTo(judged.cost()));
  }

  /** Empty where the numbers are beyond what the engine computes exactly. */
  private static Optional<SolveResult> solve(SolverProvider engine, PlacementProblem problem) {
    try {
      return Optional.of(Solvers.solve(engine, problem, SolveOptions.defaults()));
    } catch (UnsupportedProblemException e) {
      return Optional.empty();
    }
  }
}
