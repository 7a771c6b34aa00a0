package io.spacemoe.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spacemoe.cli.Run;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointReportTest {
  @TempDir Path folder;

  /** A bound between two placements of the run is false, and nothing is said with it. */
  @Test
  void aBoundAboveAnyPlacementOfTheRunIsNotShown() {
    Study study = new Study(ScenarioFiles.open("ring-40"), 1);
    SchemeResult joint = study.run(Schemes.named("spacemoe"), Engines.recommended());
    SchemeResult random = study.run(Schemes.named("rand-intra"), Engines.recommended());
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

    double expectedMs = study.expectedMs(joint.layouts().get(0));
    List<SchemeResult> as = List.of(taking(joint, expectedMs), claiming(joint, cost, cost));
    JointReport.requireTrueBound(study, as);
    List<SchemeResult> below =
        List.of(taking(joint, expectedMs * 0.999), claiming(joint, cost, cost));
    assertThatThrownBy(() -> JointReport.requireTrueBound(study, below))
        .hasMessageContaining("ms of token latency, is false: a placement of scheme spacemoe");
    assertThat(JointReport.of(study, below.get(1), below).boundMs()).isNull();
  }

  /**
   * Cut-off paths count the penalty, whatever an expert's work, 24.576 ms here: of three layers all
   * of whose paths are cut off at 10 ms, nothing says that they take more than 30.
   */
  @ParameterizedTest
  @CsvSource({"0, 10", "0, 40", "0.3, 10", "0.3, 40"})
  void boundsAndExpectationsAreNotAboveTheTruthWhereOutagesCutOff(double survival, int penaltyMs)
      throws IOException {
    Path cut = folder.resolve("cut.scenario.json");
    Files.writeString(
        cut,
        String.format(
            Locale.ROOT,
            """
            { "format": "spacemoe-scenario/1", "constellation": "star:2000:87:20/5/2",
              "links": { "linkSurvival": %s }, "snapshots": { "slots": 2, "samplesPerSlot": 2 },
              "model": { "layers": 3, "hiddenSize": 64, "expertsPerLayer": 4, "activeExperts": 2,
                         "expertIntermediateSize": 64, "vocabulary": 1000 },
              "compute": { "satelliteGflops": 0.001 },
              "placement": { "unreachablePenaltyMs": %d } }
            """,
            survival,
            penaltyMs));
    JsonNode schemes =
        new ObjectMapper()
            .readTree(
                Run.ok(
                        "place",
                        cut.toString(),
                        "--scheme",
                        "spacemoe,joint",
                        "--time-limit",
                        "20s",
                        "--iteration-limit",
                        "10",
                        "--json",
                        "--quiet")
                    .out())
            .get("schemes");
    JsonNode joint = schemes.at("/1/joint");
    double rounding = 1 + 2e-5;
    for (JsonNode scheme : schemes) {
      assertThat(joint.get("boundMs").doubleValue())
          .isLessThanOrEqualTo(scheme.get("tokenLatencyMs").doubleValue() * rounding);
    }
    assertThat(joint.get("expectedMs").doubleValue())
        .isLessThanOrEqualTo(schemes.at("/1/tokenLatencyMs").doubleValue() * rounding);
    if (survival == 0) {
      assertThat(joint.get("expectedMs").doubleValue()).isCloseTo(3 * penaltyMs, within(0.01));
    }
  }

  private static SchemeResult taking(SchemeResult result, double totalMs) {
    TokenLatency latency = result.latency();
    return new SchemeResult(
        result.scheme(),
        new TokenLatency(
            totalMs, latency.parts(), latency.layersMs(), latency.headMs(), latency.slotsMs()),
        result.ciHalfWidthMs(),
        result.layouts(),
        result.solves());
  }

  private static SchemeResult claiming(SchemeResult result, long cost, long bound) {
    SolveResult solve = result.solves().get(0);
    return new SchemeResult(
        Schemes.named("joint"),
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
