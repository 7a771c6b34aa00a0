package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JointReportTest {

  /** A bound between two placements of the run is false, and nothing is said with it. */
  @Test
  void aBoundAboveAnyPlacementOfTheRunIsNotShown() {
    Study study = new Study(ScenarioFiles.open("ring-40"), 1);
    SchemeResult joint = study.run(SchemeId.SPACEMOE, ExpertSolver.recommended());
    SchemeResult random = study.run(SchemeId.RAND_INTRA, ExpertSolver.recommended());
    long cost = study.joint().cost(joint.layouts().get(0));
    SchemeResult told = claiming(joint, cost, cost + cost / 100);

    assertThat(JointReport.of(study, claiming(joint, cost, cost), List.of(joint, random)).boundMs())
        .isEqualTo(study.expectedMs(joint.layouts().get(0)));
    JointReport.requireTrueBound(study, List.of(random, claiming(joint, cost, cost)));
    JointReport refuted = JointReport.of(study, told, List.of(random, joint));
    assertThat(refuted.boundMs()).isNull();
    assertThat(refuted.lines(1)).anyMatch(line -> line.contains("no bound that holds"));
    assertThatThrownBy(() -> JointReport.requireTrueBound(study, List.of(random, joint, told)))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("is false: a placement of scheme spacemoe takes")
        .hasMessageContaining(".placement.json");
  }

  private static SchemeResult claiming(SchemeResult result, long cost, long bound) {
    SolveResult solve = result.solves().get(0);
    return new SchemeResult(
        SchemeId.JOINT,
        result.latency(),
        result.ciHalfWidthMs(),
        result.layouts(),
        List.of(
            new SolveResult(
                "liar",
                solve.termination(),
                solve.placement(),
                OptionalLong.of(cost),
                OptionalLong.of(bound),
                OptionalLong.empty(),
                List.of(),
                0,
                0,
                List.of())));
  }
}
