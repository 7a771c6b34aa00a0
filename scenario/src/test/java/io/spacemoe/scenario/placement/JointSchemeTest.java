package io.spacemoe.scenario.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Compute;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.solver.JointProblem;
import io.spacemoe.solver.JointSolvers;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.JointSolverProvider;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JointSchemeTest {

  private static Scenario scenario(Activation.Law law, int slots, Compute.Include include) {
    Scenario small = Scenarios.small(law, 1, 5);
    return new Scenario(
        small.name(),
        small.constellation(),
        small.links(),
        new SnapshotPlan(slots, 1, 1),
        small.model(),
        new Compute(0.1, include),
        small.activation(),
        small.placement());
  }

  /** With a single snapshot the expectations are the truth, up to rounding to a millionth. */
  @ParameterizedTest
  @EnumSource(names = {"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  void theProblemIsTheTruthInASingleSnapshot(Activation.Law law) {
    Study study = new Study(scenario(law, 1, Compute.Include.NONE), 1);
    for (int draw = 0; draw < 10; draw++) {
      Layout random = study.schemes().draw(SchemeId.RAND_PLACE, draw);
      Placement placement = study.joint().placementOf(random);
      Layout sorted = study.joint().layoutOf(placement);
      double costMs = study.joint().problem().evaluate(placement).cost() / 1e12;
      assertThat(study.evaluate(sorted).totalMs()).isCloseTo(costMs, within(1e-5 * costMs));
      assertThat(study.evaluate(random).totalMs()).isGreaterThanOrEqualTo(costMs * (1 - 1e-5));
      assertThat(study.joint().problem().evaluate(study.joint().placementOf(sorted)).cost())
          .isEqualTo(study.joint().problem().evaluate(placement).cost());
    }
  }

  /** The engine gets scheme spacemoe as its start, and its answer is evaluated like any layout. */
  @Test
  void startsFromTheRing() {
    Study study =
        new Study(scenario(Activation.Law.CONDITIONAL_POISSON, 3, Compute.Include.ALL), 1);
    SchemeResult ring = study.run(SchemeId.SPACEMOE, ExpertSolver.recommended());
    SchemeResult joint =
        study.run(
            SchemeId.JOINT,
            ExpertSolver.recommended(),
            (problem, options) -> JointSolvers.solve(new Echo(), problem, options));
    assertThat(joint.layouts().get(0))
        .isEqualTo(study.joint().layoutOf(study.joint().placementOf(ring.layouts().get(0))));
    assertThat(joint.latency().totalMs())
        .isEqualTo(study.evaluate(joint.layouts().get(0)).totalMs());
    assertThat(joint.solves()).hasSize(1);
  }

  /** Answers with its hint. */
  private static final class Echo implements JointSolverProvider {
    @Override
    public String id() {
      return "echo";
    }

    @Override
    public String description() {
      return "Answers with its hint";
    }

    @Override
    public Answer solve(
        JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return Answer.feasible(options.hint().orElseThrow(), Limit.EXHAUSTED);
    }
  }
}
