package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectedMaxSolversTest {
  private static final Placement NEAR = Placement.of(0, 1);
  private static final Placement FAR = Placement.of(2, 1);

  /** One active expert: both placements cost 11, and the wait-and-see bound is 7. */
  private static final ExpectedMaxProblem PROBLEM =
      new ExpectedMaxProblem("two", new double[] {1, 1}, 1, new long[][] {{2, 8, 9}, {8, 4, 1}});

  /** Says what it is told to say. */
  private record Scripted(Set<Capability> capabilities, Function<Progress, Answer> script)
      implements ExpectedMaxProvider {

    static Scripted saying(Answer answer) {
      return new Scripted(EnumSet.allOf(Capability.class), progress -> answer);
    }

    @Override
    public String id() {
      return "scripted";
    }

    @Override
    public String description() {
      return "Says what it is told to say";
    }

    @Override
    public double estimatedSeconds(ExpectedMaxProblem problem) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Answer solve(
        ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      return script.apply(progress);
    }
  }

  private static SolveResult solve(Answer answer) {
    return ExpectedMaxSolvers.solve(Scripted.saying(answer), PROBLEM, SolveOptions.defaults());
  }

  private static Answer feasible(Placement placement, Proof... proofs) {
    return Answer.feasible(placement, Limit.EXHAUSTED, proofs);
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(feasible(Placement.of(1, 1)), "an infeasible placement"),
        breach(feasible(Placement.of(1)), "not one of this problem"),
        breach(feasible(NEAR, new Proof.Rents(0, 0, 0)), "says nothing about"),
        breach(feasible(NEAR, Proof.Claim.infeasible("me")), "says nothing about"),
        breach(feasible(NEAR, Proof.Claim.bound("me", 12)), "above the cost 11"),
        breach(Answer.optimal(NEAR), "without claiming that bound"),
        breach(Answer.optimal(NEAR, Proof.Claim.bound("me", 10)), "without claiming that bound"),
        breach(Answer.infeasible(Proof.Claim.infeasible("me")), "says nothing about"),
        breach(Answer.infeasible(), "there always is a placement"));
  }

  private static Arguments breach(Answer answer, String says) {
    return Arguments.of(Named.of(says, answer), says);
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsNamed(Answer answer, String says) {
    assertThatThrownBy(() -> solve(answer))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("scripted")
        .hasMessageContaining(says)
        .hasMessageContaining("two (1 of 2 experts active, 3 satellites, 2 snapshots)");
  }

  @Test
  void theProblemOfABreachIsKeptForReplay() throws Exception {
    AuditTest.assertKept(() -> solve(Answer.optimal(NEAR)), ReplayFile.of(PROBLEM));
  }

  @Test
  void theDoorEvaluatesAndBounds() {
    SolveResult result = solve(feasible(FAR));
    assertThat(result.cost()).hasValue(PROBLEM.evaluate(FAR).cost()).hasValue(11);
    assertThat(result.checkedBound()).hasValue(PROBLEM.waitAndSee());
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  @Test
  void aClaimedOptimumIsCalledClaimed() {
    SolveResult result = solve(Answer.optimal(NEAR, Proof.Claim.bound("me", 11)));
    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.evidence()).isEqualTo(Evidence.CLAIMED);
    assertThat(result.claimedBound()).hasValue(11);
  }

  @Test
  void aTightBoundRaisesFeasibleToOptimal() {
    ExpectedMaxProblem one =
        new ExpectedMaxProblem("one", new double[] {1, 1}, 1, new long[][] {{2, 8, 9}});
    SolveResult result =
        ExpectedMaxSolvers.solve(Scripted.saying(feasible(NEAR)), one, SolveOptions.defaults());
    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  @Test
  void endingWorseThanTheHintOrAReportIsABreach() {
    ExpectedMaxProblem three =
        new ExpectedMaxProblem("three", new double[] {1, 1}, 1, new long[][] {{1, 2, 300}});
    Scripted worse = Scripted.saying(feasible(Placement.of(2, 1)));
    assertThatThrownBy(
            () -> ExpectedMaxSolvers.solve(worse, three, SolveOptions.defaults().withHint(NEAR)))
        .hasMessageContaining("worse than its hint");
    Scripted boaster =
        new Scripted(
            EnumSet.noneOf(Capability.class),
            progress -> {
              progress.placement(NEAR);
              return feasible(Placement.of(2, 1));
            });
    assertThatThrownBy(() -> ExpectedMaxSolvers.solve(boaster, three, SolveOptions.defaults()))
        .hasMessageContaining("a placement that it reported");
  }

  @Test
  void whatIsNotDeclaredIsRefusedAndSoIsABadHint() {
    Scripted poor = new Scripted(EnumSet.noneOf(Capability.class), progress -> feasible(NEAR));
    assertThatThrownBy(
            () ->
                ExpectedMaxSolvers.solve(
                    poor, PROBLEM, SolveOptions.defaults().withIterationLimit(1).withHint(NEAR)))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("iteration-limit, hint");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ExpectedMaxSolvers.solve(
                    Scripted.saying(feasible(NEAR)),
                    PROBLEM,
                    SolveOptions.defaults().withHint(Placement.of(1, 1))))
        .withMessageContaining("not feasible");
    Scripted shy =
        new Scripted(
            EnumSet.noneOf(Capability.class),
            progress -> {
              throw new RefusedException("too many experts");
            });
    assertThatThrownBy(() -> ExpectedMaxSolvers.solve(shy, PROBLEM, SolveOptions.defaults()))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("too many experts");
  }

  @Test
  void nobodyInstalledIsSaid() {
    assertThat(ExpectedMaxSolvers.installed()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpectedMaxSolvers.named("nobody"))
        .withMessageContaining("called nobody");
  }
}
