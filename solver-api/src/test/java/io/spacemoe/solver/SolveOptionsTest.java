package io.spacemoe.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.Termination.Reason;
import io.spacemoe.solver.spi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SolveOptionsTest {
  private static final SolveOptions NONE = SolveOptions.defaults();

  @Test
  void eachOptionIsSetWithoutTouchingTheOthers() {
    SolveOptions all =
        NONE.withHint(Placement.of(1))
            .withTargetGap(0.25)
            .withThreads(2)
            .withSeed(-3)
            .withIterationLimit(4)
            .withTimeLimit(Duration.ofSeconds(5));

    assertThat(all)
        .isEqualTo(
            new SolveOptions(
                Optional.of(Duration.ofSeconds(5)),
                OptionalLong.of(4),
                OptionalLong.of(-3),
                OptionalInt.of(2),
                OptionalDouble.of(0.25),
                Optional.of(Placement.of(1))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aGapIsAShare(double gap) {
    refused("target gap is " + gap + "; allowed: 0 to 1", () -> NONE.withTargetGap(gap));
  }

  @Test
  void limitsArePositive() {
    refused("time limit is PT0S; allowed: more than 0", () -> NONE.withTimeLimit(Duration.ZERO));
    refused("time limit is PT-1S", () -> NONE.withTimeLimit(Duration.ofSeconds(-1)));
    refused("iteration limit is 0; allowed: at least 1", () -> NONE.withIterationLimit(0));
    refused("threads is 0; allowed: at least 1", () -> NONE.withThreads(0));
  }

  private static void refused(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @EnumSource
  void aLimitIsNamedExactlyWhenTheQuestionStayedOpen(Reason reason) {
    boolean open = reason == Reason.FEASIBLE || reason == Reason.NO_SOLUTION;
    Optional<Limit> right = open ? Optional.of(Limit.TIME) : Optional.empty();
    Optional<Limit> wrong = open ? Optional.empty() : Optional.of(Limit.TIME);

    assertThat(new Termination(reason, right))
        .hasToString(open ? reason + " (TIME)" : reason.toString());
    refused("a limit belongs to FEASIBLE and NO_SOLUTION", () -> new Termination(reason, wrong));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerHasAPlacementExactlyWhenItsTerminationSaysSo(Reason reason) {
    Termination termination =
        switch (reason) {
          case OPTIMAL -> Termination.optimal();
          case FEASIBLE -> Termination.feasible(Limit.GAP);
          case INFEASIBLE -> Termination.infeasible();
          case NO_SOLUTION -> Termination.noSolution(Limit.ITERATIONS);
        };
    boolean has = reason == Reason.OPTIMAL || reason == Reason.FEASIBLE;
    Optional<Placement> placement = Optional.of(Placement.of());
    Optional<Placement> wrong = has ? Optional.empty() : placement;

    assertThat(termination.hasPlacement()).isEqualTo(has);
    refused(
        has ? "without a placement" : "with a placement",
        () -> new Answer(termination, wrong, List.of(), 0));
  }
}
