package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.joint.bound.LayerFloors;
import io.spacemoe.solver.joint.bound.PlacementFloor;
import io.spacemoe.solver.joint.bound.WindowFloor;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The door catches what an engine must not do. */
class JointSolversTest {
  private static final JointProblem LINE =
      new JointProblem(
          "line", 6, new int[][] {{1_000_000}, {1_000_000}}, (a, b) -> 10L * Math.abs(a - b));
  private static final Placement GOOD = Placement.of(0, 1, 2, 3);
  private static final Placement BAD = Placement.of(0, 5, 4, 3);

  private static final JointProblem.Distances FAR = (a, b) -> a == b ? 0 : 7;

  private static SolveResult solve(SolveOptions options, Function<Progress, Answer> script) {
    return JointSolvers.solve(scripted(script), LINE, options);
  }

  private static JointSolverProvider scripted(Function<Progress, Answer> script) {
    return new JointSolverProvider() {
      @Override
      public String id() {
        return "scripted";
      }

      @Override
      public String description() {
        return "Says what it is told to say";
      }

      @Override
      public Set<Capability> capabilities() {
        return EnumSet.allOf(Capability.class);
      }

      @Override
      public double estimatedSeconds(JointProblem problem) {
        return Double.POSITIVE_INFINITY;
      }

      @Override
      public Answer solve(
          JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
        return script.apply(progress);
      }
    };
  }

  private static void caught(SolveOptions options, Function<Progress, Answer> script, String why) {
    assertThatThrownBy(() -> solve(options, script))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining(why);
  }

  private static Answer feasible(Placement placement, Proof... proofs) {
    return Answer.feasible(placement, Limit.EXHAUSTED, proofs);
  }

  @Test
  void acceptsWhatIsTrue() {
    SolveResult result =
        solve(
            SolveOptions.defaults().withHint(BAD),
            progress -> {
              progress.placement(BAD);
              progress.placement(GOOD);
              return feasible(GOOD, new LayerFloors(2, 2)).withIterations(3);
            });
    assertThat(result.cost()).hasValue(60_000_000);
    assertThat(result.checkedBound()).hasValue(60_000_000);
    assertThat(result.proofs())
        .containsExactly(
            new LayerFloors(2, 2), new PlacementFloor(60_000_000)); // the door's own comes last
    assertThat(result.trace()).hasSize(3);
    assertThat(result.iterations()).isEqualTo(3);
  }

  /** A bound takes time like everything else: cancelled, there is none, and nobody waits for it. */
  @Test
  void whatIsNotCheckedInTimeIsLeftOut() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();
    StopSignal over = new StopSignal(cancelled, Long.MAX_VALUE);
    JointProblem three =
        new JointProblem("three", 6, new int[][] {{1_000_000}, {1_000_000}, {1_000_000}}, FAR);
    assertThat(LayerFloors.find(LINE, StopSignal.never()).orElseThrow().bound(LINE, over))
        .isEmpty();
    assertThat(WindowFloor.find(three, StopSignal.never()).orElseThrow().bound(three, over))
        .isEmpty();
    SolveResult result =
        JointSolvers.solve(
            scripted(progress -> feasible(GOOD, new LayerFloors(2, 2))),
            LINE,
            SolveOptions.defaults(),
            cancelled,
            IncumbentListener.NONE);
    assertThat(result.checkedBound()).isEmpty();
    assertThat(result.proofs()).isEmpty();
  }

  @Test
  void raisesAProvedAnswerToOptimal() {
    LayerFloors floors = LayerFloors.find(LINE, StopSignal.never()).orElseThrow();
    assertThat(floors.bound(LINE)).isEqualTo(60_000_000);
    SolveResult result = solve(SolveOptions.defaults(), progress -> feasible(GOOD, floors));
    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.checkedGap()).hasValue(0);
  }

  @Test
  void catchesLiars() {
    SolveOptions none = SolveOptions.defaults();
    caught(none, progress -> Answer.noSolution(Limit.TIME), "returned no placement");
    caught(none, progress -> feasible(Placement.of(0, 1, 2, 1)), "infeasible placement");
    caught(none, progress -> feasible(Placement.of(0, 1, 2)), "not one of this problem");
    caught(none.withHint(GOOD), progress -> feasible(BAD), "worse than its hint");
    caught(none, progress -> feasible(GOOD, new LayerFloors(1L << 50, 0)), "does not hold");
    caught(none, progress -> feasible(GOOD, new Proof.Rents(0, 0)), "another kind of problem");
    caught(none, progress -> Answer.optimal(BAD), "said OPTIMAL");
    caught(
        none,
        progress -> {
          progress.bound(1L << 50);
          return feasible(GOOD);
        },
        "reported the bound");
    caught(
        none,
        progress -> {
          progress.placement(GOOD);
          return feasible(BAD);
        },
        "worse than a placement that it reported");
  }

  @Test
  void theProblemOfABreachIsKeptForReplay() throws Exception {
    AuditTest.assertKept(
        () -> solve(SolveOptions.defaults(), progress -> Answer.optimal(BAD)), ReplayFile.of(LINE));
  }

  /** As in the other kinds. */
  @Test
  void whatIsNotDeclaredIsRefusedByName() {
    assertThatThrownBy(
            () ->
                JointSolvers.solve(
                    JointSolvers.named("joint-a"),
                    LINE,
                    SolveOptions.defaults().withHint(GOOD).withIterationLimit(1)))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("joint-a cannot solve line")
        .hasMessageContaining("does not declare iteration-limit.");
  }

  @Test
  void whereTheDoorsChoiceRefusesTheNextIsAskedAndNamed() {
    assertThat(asked("line").solver()).isEqualTo("joint-b");
    assertThat(asked("not for joint-b").solver()).isEqualTo("joint-a");
    assertThatThrownBy(() -> asked("neither joint-a nor joint-b"))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("joint-a cannot solve neither")
        .hasMessageContaining("joint-b cannot solve neither");
  }

  private static SolveResult asked(String name) {
    return JointSolvers.solve(
        new JointProblem(name, 6, new int[][] {{1_000_000}, {1_000_000}}, FAR),
        SolveOptions.defaults(),
        new Cancellation(),
        IncumbentListener.NONE);
  }

  @Test
  void refusesAHintThatIsCrowded() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> solve(SolveOptions.defaults().withHint(Placement.of(0, 0, 1, 2)), p -> null))
        .withMessageContaining("satellites [0] host more than they can");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JointSolvers.named("nobody"))
        .withMessageContaining("no joint solver is called nobody");
  }
}
