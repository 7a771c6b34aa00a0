package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.bound.WindowFloor;
import io.spacemoe.solver.spi.StopSignal;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The cases of joint placement in docs/performance.md, by the command that stands above them. */
class JointCasesTest {
  private static final String PAPER = "paper-delta-1056";
  private static final String DELTA = "../instances/joint/delta-87-2of8.scenario.json";

  /** What docs/research-notes.md says: no layout takes 0.70 of what the ring takes. */
  @Test
  void sevenTenthsOfTheRingAreOutOfReach() throws IOException {
    JsonNode schemes = placed(PAPER, "1");
    double ring = schemes.at("/0/tokenLatencyMs").doubleValue();
    double joint = schemes.at("/1/joint/expectedMs").doubleValue();

    assertThat(boundMs()).isBetween(0.705 * ring, joint);
  }

  /** A few iterations from tiles beat what an annealer took a minute for from the ring. */
  @Test
  void aCaseTakesAMoment() throws IOException {
    JsonNode schemes = placed(DELTA, "20");
    JsonNode joint = schemes.at("/1/joint");
    double expected = joint.get("expectedMs").doubleValue();

    assertThat(schemes.at("/0/tokenLatencyMs").doubleValue()).isBetween(696.0, 697.0);
    assertThat(expected).isLessThan(0.98 * 506);
    assertThat(schemes.at("/1/tokenLatencyMs").doubleValue()).isGreaterThanOrEqualTo(expected);
  }

  /** The bound by three layers in a row, which takes seconds and not minutes, and no search. */
  private static double boundMs() {
    Study study = new Study(ScenarioFiles.open(PAPER), 2);
    SchemeResult ring = study.run(Schemes.named("spacemoe"), Engines.recommended());
    Layout layout = ring.layouts().get(0);
    JointProblem problem = study.joint().problem();
    WindowFloor bound = WindowFloor.find(problem, StopSignal.never()).orElseThrow();
    double besideMs = study.expectedMs(layout) - study.joint().cost(layout) / 1e12;
    return bound.bound(problem) / 1e12 + besideMs;
  }

  private static JsonNode placed(String scenario, String iterations) throws IOException {
    String json =
        Run.ok(
                "place",
                scenario,
                "--scheme",
                "spacemoe,joint",
                "--iteration-limit",
                iterations,
                "--json")
            .out();
    return new ObjectMapper().readTree(json).get("schemes");
  }
}
