package io.spacemoe.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is seen of scheme joint while it works. */
class JointProgressTest {
  @Test
  void theBoundSaysHowLongItTakesBeforePathsImprove() {
    List<String> seen = new ArrayList<>();
    SolveOptions limits = SolveOptions.defaults().withTimeLimit(Duration.ofMillis(800));
    Cancellation never = new Cancellation();
    new Study(ScenarioFiles.open("ring-40"), 1)
        .place(
            Schemes.find("joint").orElseThrow(),
            Engines.recommended(limits, never)
                .withJoint(JointSolver.recommended(limits, never, new JointProgress(seen::add))));
    assertThat(seen.get(0)).isEqualTo("joint: bound, at most 1 s");
    assertThat(seen.get(1)).matches("joint: paths at least \\d+\\.\\d ms");
    assertThat(seen.get(seen.size() - 1))
        .matches("joint: paths \\d+\\.\\d ms, at least \\d+\\.\\d ms");
  }
}
