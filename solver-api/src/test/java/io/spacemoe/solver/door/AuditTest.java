package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {
  private static final Placement BEST = Placement.of(1, 0);
  private static final Placement WORSE = Placement.of(0, 1);
  private static final Proof TIGHT = new Proof.Rents(4, 0);
  private static final Proof LOOSE = new Proof.Rents(0, 0);

  /** The best placement costs 7, the other 10. */
  private static final PlacementProblem SLOTS =
      PlacementProblem.of("slots", new Costs.Matrix(2, new long[][] {{1, 5}, {2, 9}}));

  /** The same with memory for one expert on each satellite. */
  private static final PlacementProblem MEMORY =
      new PlacementProblem(
          "memory",
          SLOTS.costs(),
          Capacity.memory(new long[] {2, 2}, new long[] {2, 2}),
          ForbiddenPairs.none());

  /** Three experts and two satellites. */
  private static final PlacementProblem CROWDED =
      PlacementProblem.of("crowded", new Costs.Product(new long[] {1, 1, 1}, new long[] {1, 1}));

  private static SolveResult solve(PlacementProblem problem, Answer answer) {
    return Solvers.solve(Scripted.saying(answer), problem, SolveOptions.defaults());
  }

  private static Proof claim(long bound) {
    return Proof.Claim.bound("me", bound);
  }

  private static Proof noPlacement() {
    return Proof.Claim.infeasible("me");
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach(SLOTS, Answer.optimal(Placement.of(0, 0), TIGHT), "an infeasible placement"),
        breach(SLOTS, Answer.optimal(Placement.of(0), TIGHT), "not one of this problem"),
        breach(SLOTS, Answer.optimal(Placement.of(0, 7), TIGHT), "not one of this problem"),
        breach(SLOTS, Answer.optimal(BEST), "OPTIMAL at cost 7 without a proof of it"),
        breach(SLOTS, Answer.optimal(BEST, LOOSE), "without a proof of it"),
        breach(SLOTS, Answer.optimal(BEST, claim(7)), "without a proof of it"),
        breach(SLOTS, Answer.optimal(WORSE, TIGHT), "OPTIMAL at cost 10 without a proof"),
        breach(SLOTS, Answer.feasible(BEST, Limit.TIME, new Proof.Rents(1)), "cannot be checked"),
        breach(
            SLOTS,
            Answer.feasible(BEST, Limit.TIME, new Proof.Rents(Long.MAX_VALUE, 0)),
            "cannot be checked"),
        breach(SLOTS, Answer.feasible(BEST, Limit.TIME, claim(8)), "the bound 8 above the cost 7"),
        breach(SLOTS, Answer.feasible(BEST, Limit.TIME, noPlacement()), "that there is none"),
        breach(SLOTS, Answer.optimal(BEST, TIGHT, noPlacement()), "that there is none"),
        breach(SLOTS, Answer.infeasible(), "INFEASIBLE without a shortage or a claim"),
        breach(SLOTS, Answer.infeasible(new Proof.Shortage(0, 1)), "does not hold"),
        breach(SLOTS, Answer.infeasible(LOOSE), "without a shortage or a claim"),
        breach(MEMORY, Answer.optimal(BEST), "without claiming that bound"),
        breach(MEMORY, Answer.optimal(BEST, claim(6)), "without claiming that bound"),
        breach(CROWDED, Answer.infeasible(new Proof.Shortage(0, 1)), "does not hold"));
  }

  private static Arguments breach(PlacementProblem problem, Answer answer, String message) {
    return Arguments.of(
        problem, Named.of(answer.termination() + " " + answer.proofs(), answer), message);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("breaches")
  void whatIsNotTrueDoesNotPass(PlacementProblem problem, Answer answer, String message) {
    assertThatThrownBy(() -> solve(problem, answer))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageStartingWith("scripted ")
        .hasMessageContaining(message);
  }

  @Test
  void aTightProofMakesAFeasiblePlacementOptimal() {
    SolveResult result = solve(SLOTS, Answer.feasible(BEST, Limit.TIME, LOOSE, TIGHT));

    assertThat(result.termination()).isEqualTo(Termination.optimal());
    assertThat(result.cost()).hasValue(7);
    assertThat(result.checkedBound()).hasValue(7);
    assertThat(result.claimedBound()).isEmpty();
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
    assertThat(result.gap()).hasValue(0);
  }

  @Test
  void aClaimDoesNot() {
    SolveResult result =
        solve(SLOTS, Answer.feasible(WORSE, Limit.TIME, LOOSE, claim(5)).withIterations(3));

    assertThat(result.termination()).isEqualTo(Termination.feasible(Limit.TIME));
    assertThat(result.checkedBound()).hasValue(3);
    assertThat(result.bound()).hasValue(5);
    assertThat(result.evidence()).isEqualTo(Evidence.CLAIMED);
    assertThat(result.gap()).hasValue(0.5);
    assertThat(result.checkedGap()).hasValue(0.7);
    assertThat(result.iterations()).isEqualTo(3);
  }

  @Test
  void aClaimNoBetterThanWhatWasCheckedIsNotMentioned() {
    SolveResult result =
        solve(SLOTS, Answer.feasible(WORSE, Limit.TIME, claim(2), claim(1), LOOSE));

    assertThat(result.claimedBound()).isEmpty();
    assertThat(result.bound()).hasValue(3);
    assertThat(result.evidence()).isEqualTo(Evidence.CHECKED);
  }

  @Test
  void withMemoryAClaimMayCallAPlacementOptimal() {
    SolveResult claimed = solve(MEMORY, Answer.optimal(BEST, claim(7)));
    SolveResult proved = solve(MEMORY, Answer.optimal(BEST, new Proof.Rents(2, 0)));

    assertThat(claimed.evidence()).isEqualTo(Evidence.CLAIMED);
    assertThat(claimed.termination()).isEqualTo(Termination.optimal());
    assertThat(proved.evidence()).isEqualTo(Evidence.CHECKED);
  }

  @Test
  void infeasibilityIsCheckedOrClaimed() {
    SolveResult checked = solve(CROWDED, Answer.infeasible(new Proof.Shortage(0, 1, 2)));
    SolveResult claimed = solve(CROWDED, Answer.infeasible(noPlacement()));

    assertThat(checked.evidence()).isEqualTo(Evidence.CHECKED);
    assertThat(claimed.evidence()).isEqualTo(Evidence.CLAIMED);
    assertThat(checked.gap()).isEmpty();
  }

  @Test
  void aShortageMakesNothingFoundInfeasible() {
    SolveResult result = solve(CROWDED, Answer.noSolution(Limit.TIME, new Proof.Shortage(0, 1, 2)));

    assertThat(result.termination().reason()).isEqualTo(Reason.INFEASIBLE);
  }

  @Test
  void nothingFoundIsSupportedByNothing() {
    SolveResult result = solve(SLOTS, Answer.noSolution(Limit.CANCELLED));

    assertThat(result.termination()).isEqualTo(Termination.noSolution(Limit.CANCELLED));
    assertThat(result.evidence()).isEqualTo(Evidence.NONE);
    assertThat(result.bound()).isEmpty();
  }

  @Test
  void costZeroHasNoGap() {
    assertThat(SolveResult.relativeGap(0, 0)).isZero();
  }

  static Stream<Arguments> badNews() {
    return Stream.of(
        news("an infeasible incumbent", p -> p.placement(Placement.of(0, 0)), "reported an infeas"),
        news("a foreign incumbent", p -> p.placement(Placement.of(0)), "not one of this problem"),
        news("a bound too high", p -> p.bound(8), "reported the bound 8 above the cost 7"));
  }

  private static Arguments news(String name, Consumer<Progress> report, String message) {
    return Arguments.of(Named.of(name, report), message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badNews")
  void whatIsReportedOnTheWayIsAuditedToo(Consumer<Progress> report, String message) {
    assertBreach(
        progress -> {
          report.accept(progress);
          return Answer.optimal(BEST, TIGHT);
        },
        message);
  }

  @Test
  void anIncumbentMustNotBeLost() {
    assertBreach(
        progress -> {
          progress.placement(BEST);
          return Answer.feasible(WORSE, Limit.TIME);
        },
        "ended with cost 10, worse than a placement that it reported, which costs 7");
    assertBreach(
        progress -> {
          progress.placement(BEST);
          return Answer.noSolution(Limit.TIME);
        },
        "ended with no placement, worse than a placement that it reported");
  }

  private static void assertBreach(Function<Progress, Answer> script, String message) {
    assertThatThrownBy(
            () -> Solvers.solve(Scripted.reporting(script), SLOTS, SolveOptions.defaults()))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aHintMustNotBeLost() {
    SolveOptions hinted = SolveOptions.defaults().withHint(BEST);

    assertThatThrownBy(
            () -> Solvers.solve(Scripted.saying(Answer.feasible(WORSE, Limit.TIME)), SLOTS, hinted))
        .hasMessageContaining("ended with cost 10, worse than its hint, which costs 7");
    assertThat(
            Solvers.solve(Scripted.saying(Answer.feasible(BEST, Limit.TIME)), SLOTS, hinted)
                .placement())
        .contains(BEST);
  }

  @Test
  void theProblemOfABreachIsKeptForReplay() throws Exception {
    assertKept(() -> solve(SLOTS, Answer.infeasible()), ReplayFile.of(SLOTS));
  }

  /** A breach leaves the problem in a file, whatever kind it is of. */
  static void assertKept(ThrowingCallable breach, ReplayFile replay) throws IOException {
    String message = catchThrowable(breach).getMessage();
    Path kept = Path.of(message.substring(message.lastIndexOf(" in ") + 4));
    assertThat(kept).hasContent(replay.json());
    assertThat(kept.toString()).endsWith(replay.suffix());
    Files.delete(kept);
  }
}
