package io.spacemoe.scenario.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.SchemeResult;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.door.JointSolvers;
import io.spacemoe.solver.joint.JointEvaluation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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
    for (int draw = 0; draw < 5; draw++) {
      Layout random = Scenarios.layouts(study, "rand-place").get(draw);
      Placement placement = study.joint().placementOf(random);
      Layout sorted = study.joint().layoutOf(placement);
      double costMs = study.joint().problem().evaluate(placement).cost() / 1e12;
      assertThat(study.evaluate(sorted).totalMs()).isCloseTo(costMs, within(1e-5 * costMs));
      assertThat(study.evaluate(random).totalMs()).isGreaterThanOrEqualTo(costMs * (1 - 1e-5));
      assertThat(study.joint().problem().evaluate(study.joint().placementOf(sorted)).cost())
          .isEqualTo(study.joint().problem().evaluate(placement).cost());
    }
  }

  /** The engine gets the cheaper start, and its answer is evaluated like any layout. */
  @Test
  void startsFromTheRingOrFromTiles() {
    Study study =
        new Study(scenario(Activation.Law.CONDITIONAL_POISSON, 3, Compute.Include.ALL), 1);
    SchemeResult joint =
        study.run(
            Schemes.named("joint"),
            Engines.recommended()
                .withJoint((problem, options) -> JointSolvers.solve(new Echo(), problem, options)));
    Placement start = start(study, StopSignal.never()).orElseThrow();
    assertThat(joint.layouts().get(0)).isEqualTo(study.joint().layoutOf(start));
    assertThat(joint.latency().totalMs())
        .isEqualTo(study.evaluate(joint.layouts().get(0)).totalMs());
    assertThat(joint.solves()).hasSize(1);
  }

  /** The ring is that of scheme spacemoe, and there is one however little time there is. */
  @Test
  void theRingNeedsNoTime() {
    Study study =
        new Study(scenario(Activation.Law.CONDITIONAL_POISSON, 3, Compute.Include.NONE), 1);
    Layout ring = Scenarios.layouts(study, "spacemoe").get(0);
    Placement start = start(study, new StopSignal(new Cancellation(), 0)).orElseThrow();
    assertThat(study.joint().layoutOf(start)).isEqualTo(ring);
  }

  /** On the paper's constellation tiles alone take a third off the ring; the cheaper one is it. */
  @Test
  void theCheaperStartIsTaken() {
    Study study = new Study(Scenarios.oracle(new WeightSource.Uniform(), Compute.Include.NONE), 1);
    JointLayouts joint = study.joint();
    Layout ring = Scenarios.layouts(study, "spacemoe").get(0);
    JointEvaluation tiles =
        joint.problem().evaluate(start(study, StopSignal.never()).orElseThrow());
    assertThat(tiles.feasible()).isTrue();
    assertThat(tiles.cost()).isBetween(joint.cost(ring) / 2, joint.cost(ring) * 67 / 100);
  }

  /**
   * Satellite 2, the middle of the ring, is near all others; no tour has its only gateway there.
   */
  @Test
  void aCheaperRingIsTaken() {
    Scenario small = Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 1, 5);
    Scenario five =
        new Scenario(
            "five",
            Constellation.parse("delta:1200:60:5/5/0"),
            small.links(),
            new SnapshotPlan(1, 1, 1),
            new MoeModel("custom", 1, 512, 4, 2, 256, 1, 1000, 128, 2, 2),
            small.compute(),
            Activation.of(Activation.Law.CONDITIONAL_POISSON, new WeightSource.Uniform()),
            PlacementPlan.defaults());
    JointLayouts joint =
        new JointLayouts(
            "five",
            Rooms.uniform(5, 1),
            new Study(five, 1).laws(),
            stop -> (a, b) -> a == b ? 0 : a == 2 || b == 2 ? 10 : 100);
    LinkRows rows = LinkRows.of(five.constellation(), five.links());
    assertThat(JointScheme.start(rows, five.model(), five.rooms(), joint, StopSignal.never()))
        .contains(joint.placementOf(new Layout(new int[] {2}, new int[][] {{0, 1, 3, 4}})));
  }

  private static Optional<Placement> start(Study study, StopSignal stop) {
    Scenario scenario = study.scenario();
    LinkRows rows = LinkRows.of(scenario.constellation(), scenario.links());
    return JointScheme.start(rows, scenario.model(), scenario.rooms(), study.joint(), stop);
  }

  /** Answers with its hint. */
  private static final class Echo implements JointSolverProvider {
    @Override
    public String id() {
      return "joint-echo";
    }

    @Override
    public String description() {
      return "Answers with its hint";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.HINT);
    }

    @Override
    public double estimatedSeconds(JointProblem problem) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Answer solve(
        JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return Answer.feasible(options.hint().orElseThrow(), Limit.EXHAUSTED);
    }
  }
}
