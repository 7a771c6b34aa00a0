package io.spacemoe.solver.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.SolverProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SolversTest {
  private static final PlacementProblem PRODUCT =
      PlacementProblem.of("product", new Costs.Product(new long[] {1, 2}, new long[] {3, 4}));
  private static final PlacementProblem SLOTS =
      new PlacementProblem("slots", PRODUCT.costs(), Capacity.slots(1, 1), ForbiddenPairs.none());
  private static final SolveOptions DEFAULTS = SolveOptions.defaults();

  @Test
  void enginesAreListedById() {
    assertThat(Solvers.installed())
        .extracting(SolverProvider::id)
        .containsExactly("absent", "guess", "quick", "slow");
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThat(Solvers.named("quick").id()).isEqualTo("quick");
    assertThatThrownBy(() -> Solvers.named("magic"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no solver is called magic; installed: absent, guess, quick, slow");
  }

  @Test
  void theFastestExactEngineThatCanAndRunsIsRecommended() {
    assertThat(Solvers.recommended(PRODUCT, DEFAULTS)).map(SolverProvider::id).contains("quick");
    assertThat(Solvers.recommended(SLOTS, DEFAULTS)).map(SolverProvider::id).contains("slow");
    assertThat(Solvers.recommended(PRODUCT, DEFAULTS.withTargetGap(0.1)))
        .map(SolverProvider::id)
        .contains("slow");
    assertThat(Solvers.recommended(PRODUCT, DEFAULTS.withIterationLimit(1))).isEmpty();
  }

  @Test
  void whereTheDoorsChoiceRefusesTheNextIsAskedAndNamed() {
    assertThat(Solvers.solve(PRODUCT, DEFAULTS).solver()).isEqualTo("quick");
    assertThat(Solvers.solve(PRODUCT, DEFAULTS.withTargetGap(0.1)).solver()).isEqualTo("slow");
    assertThat(Solvers.solve(named("not for quick"), DEFAULTS).solver()).isEqualTo("slow");
    assertThatThrownBy(
            () -> Solvers.solve(Solvers.named("quick"), named("not for quick"), DEFAULTS))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("quick cannot solve not for quick");
    assertThatThrownBy(() -> Solvers.solve(named("neither quick nor slow"), DEFAULTS))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("quick cannot solve neither quick nor slow")
        .hasMessageContaining("slow cannot solve neither quick nor slow")
        .hasMessageContaining("Maybe name one that can search it: guess");
    assertThatThrownBy(() -> Solvers.solve(PRODUCT, DEFAULTS.withIterationLimit(1)))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("no installed solver can prove optimality of product")
        .hasMessageContaining("would have to declare iteration-limit, proves-optimality");
  }

  private static PlacementProblem named(String name) {
    return PlacementProblem.of(name, PRODUCT.costs());
  }

  @Test
  void whatIsNotDeclaredIsRefusedByNameBeforeAnyWork() {
    SolveOptions everything =
        DEFAULTS.withIterationLimit(1).withTargetGap(0.5).withHint(Placement.of(0, 1));

    assertThatThrownBy(() -> Solvers.solve(Solvers.named("quick"), SLOTS, everything))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessageContaining("quick cannot solve slots (2 experts, 2 satellites)")
        .hasMessageContaining("does not declare slots, iteration-limit, target-gap, hint.");
  }

  @Test
  void anEngineMayDeclineNumbers() {
    Scripted engine =
        new Scripted(
            (stop, progress) -> {
              throw new RefusedException("costs beyond 2^53");
            });

    assertThatThrownBy(() -> Solvers.solve(engine, PRODUCT, DEFAULTS))
        .isInstanceOf(UnsupportedProblemException.class)
        .hasMessage("scripted cannot solve product (2 experts, 2 satellites): costs beyond 2^53");
  }

  @Test
  void anEngineThatGivesUpLeavesTheProblemForReplay() {
    Scripted engine =
        new Scripted(
            (stop, progress) -> {
              throw new SolverFailureException("got status ABNORMAL");
            });

    assertThatThrownBy(() -> Solvers.solve(engine, PRODUCT, DEFAULTS))
        .isInstanceOf(SolverFailureException.class)
        .hasMessageContaining("scripted got status ABNORMAL")
        .hasMessageContaining("kept for replay");
  }

  @Test
  void anEngineThatCannotRunIsNotAsked() {
    assertThatThrownBy(() -> Solvers.solve(Solvers.named("absent"), PRODUCT, DEFAULTS))
        .isInstanceOf(SolverFailureException.class)
        .hasMessage("absent cannot run here: there is no native library for this platform");
  }

  @Test
  void aHintMustBeAPlacementOfTheProblem() {
    Scripted engine = Scripted.saying(Answer.noSolution(Limit.OTHER));

    assertThatThrownBy(() -> Solvers.solve(engine, PRODUCT, DEFAULTS.withHint(Placement.of(1, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the hint is not feasible for product");
    assertThatThrownBy(() -> Solvers.solve(engine, PRODUCT, DEFAULTS.withHint(Placement.of(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("placement has 1 entries; expected one per expert, 2");
  }

  @Test
  void theTraceKeepsWhatIsBetterAndTellsTheListener() {
    Scripted engine =
        Scripted.reporting(
            progress -> {
              progress.bound(4);
              progress.placement(Placement.of(0, 1));
              progress.placement(Placement.of(0, 1));
              progress.bound(3);
              progress.placement(Placement.of(1, 0));
              progress.bound(10);
              return Answer.feasible(Placement.of(1, 0), Limit.OTHER);
            });
    List<Placement> heard = new ArrayList<>();

    SolveResult result =
        Solvers.solve(
            engine,
            PRODUCT,
            DEFAULTS,
            new Cancellation(),
            (incumbent, placement) -> heard.add(placement));

    assertThat(result.trace())
        .extracting(point -> point.cost().orElse(-1), point -> point.bound().orElse(-1))
        .map(Object::toString)
        .containsExactly("(-1L, 4L)", "(11L, 4L)", "(10L, 4L)", "(10L, 10L)");
    assertThat(result.trace()).extracting(Incumbent::seconds).isSorted();
    assertThat(heard)
        .containsExactly(null, Placement.of(0, 1), Placement.of(1, 0), Placement.of(1, 0));
  }

  @Test
  void theStopSignalCarriesTheLimitAndTheCancellation() {
    Cancellation cancellation = new Cancellation();
    Scripted engine =
        new Scripted(
            (stop, progress) -> {
              assertThat(stop.raised()).isFalse();
              assertThat(stop.nanosLeft()).isBetween(1L, Duration.ofHours(1).toNanos());
              cancellation.cancel();
              assertThat(stop.raised()).isTrue();
              return Answer.noSolution(stop.reason().orElseThrow());
            });

    SolveResult result =
        Solvers.solve(
            engine,
            PRODUCT,
            DEFAULTS.withTimeLimit(Duration.ofHours(1)),
            cancellation,
            IncumbentListener.NONE);

    assertThat(result.termination()).isEqualTo(Termination.noSolution(Limit.CANCELLED));
  }

  @Test
  void anEngineBehindTheOneThatAnswersIsNotAskedWhetherItCanRun() {
    int before = Installed.Slow.ASKED.get();

    SolveResult result =
        Solvers.solve(PRODUCT, DEFAULTS, new Cancellation(), IncumbentListener.NONE);

    assertThat(result.solver()).isEqualTo("quick");
    assertThat(Installed.Slow.ASKED.get()).isEqualTo(before);
  }

  @Test
  void theListenerHearsWhenTheEngineHasEndedAndProofsAreChecked() {
    List<String> heard = new ArrayList<>();
    Scripted engine =
        new Scripted(
            (stop, progress) -> {
              heard.add("engine");
              return Answer.noSolution(Limit.OTHER);
            });

    Solvers.solve(
        engine,
        PRODUCT,
        DEFAULTS,
        new Cancellation(),
        new IncumbentListener() {
          @Override
          public void improved(Incumbent incumbent, Placement placement) {}

          @Override
          public void checking() {
            heard.add("checking");
          }
        });

    assertThat(heard).containsExactly("engine", "checking");
  }

  @Test
  void aLimitBeyondTheClockIsNoLimit() {
    Scripted engine =
        new Scripted(
            (stop, progress) -> {
              assertThat(stop.nanosLeft()).isEqualTo(Long.MAX_VALUE);
              return Answer.noSolution(Limit.OTHER);
            });

    Stream.of(DEFAULTS, DEFAULTS.withTimeLimit(Duration.ofSeconds(Long.MAX_VALUE)))
        .forEach(options -> Solvers.solve(engine, PRODUCT, options));
  }
}
