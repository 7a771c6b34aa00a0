package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The test of the expected-max contract: each liar fails the clause that it breaks, alone. */
class ExpectedMaxLiarsTest {
  private static ExpectedMaxProvider suspect = new Engine("expected-max-honest", Engine::first);

  /** The contract, for whoever is suspected. */
  static class Trial extends ExpectedMaxContract {
    @Override
    protected ExpectedMaxProvider solver() {
      return suspect;
    }

    @Override
    protected int seeds() {
      return 6;
    }
  }

  /** What an engine says to a problem. */
  @FunctionalInterface
  private interface Speech {
    Answer answer(ExpectedMaxProblem problem, SolveOptions options);
  }

  private record Engine(String id, Speech speech) implements ExpectedMaxProvider {

    /** As ServiceLoader makes it. */
    Engine() {
      this("expected-max-honest", Engine::first);
    }

    /** Expert e on satellite e, or the hint where that is better. */
    static Answer first(ExpectedMaxProblem problem, SolveOptions options) {
      Placement plain = Placement.of(IntStream.range(0, problem.experts()).toArray());
      Placement best =
          options
              .hint()
              .filter(hint -> problem.evaluate(hint).cost() < problem.evaluate(plain).cost())
              .orElse(plain);
      return Answer.feasible(best, Limit.EXHAUSTED);
    }

    @Override
    public String description() {
      return "says what it is made to say";
    }

    @Override
    public Set<Capability> capabilities() {
      return EnumSet.of(Capability.HINT);
    }

    @Override
    public double estimatedSeconds(ExpectedMaxProblem problem) {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public Answer solve(
        ExpectedMaxProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
      if (id.endsWith("talks-unasked")) {
        progress.placement(first(problem, options).placement().orElseThrow());
      }
      return speech.answer(problem, options);
    }
  }

  private static Answer claiming(ExpectedMaxProblem problem, SolveOptions options) {
    Placement found = Engine.first(problem, options).placement().orElseThrow();
    return Answer.optimal(found, Proof.Claim.bound("liar", problem.evaluate(found).cost()));
  }

  private static Answer narrow(ExpectedMaxProblem problem, SolveOptions options) {
    for (int s = 0; s < problem.satellites(); s++) {
      Math.toIntExact(problem.latencyNs(0, s));
    }
    return Engine.first(problem, options);
  }

  private static Answer slow(ExpectedMaxProblem problem, SolveOptions options) {
    if (problem.name().equals("large")) {
      try {
        Thread.sleep(2_300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return Engine.first(problem, options);
  }

  private static Answer loud(ExpectedMaxProblem problem, SolveOptions options) {
    if (problem.name().startsWith("outages-5")) {
      System.out.println("solving " + problem);
    }
    return Engine.first(problem, options);
  }

  private static Answer moody(AtomicInteger calls, ExpectedMaxProblem problem, SolveOptions o) {
    return Engine.first(problem, o).withIterations(calls.incrementAndGet());
  }

  static Stream<Arguments> suspects() {
    AtomicInteger calls = new AtomicInteger();
    return Stream.of(
        suspect("honest", Engine::first, List.of()),
        suspect("Shouts", Engine::first, List.of("identity")),
        Arguments.of(new Engine("belongs-elsewhere", Engine::first), List.of("identity")),
        suspect("talks-unasked", Engine::first, List.of("abilities")),
        suspect("counts-in-ints", ExpectedMaxLiarsTest::narrow, List.of("edgeSizes")),
        suspect("calls-it-optimal", ExpectedMaxLiarsTest::claiming, List.of("optimality")),
        suspect("sleeps", ExpectedMaxLiarsTest::slow, List.of("stopping")),
        suspect("talks", ExpectedMaxLiarsTest::loud, List.of("hintsAndSilence")),
        suspect("moody", (p, o) -> moody(calls, p, o), List.of("repeatability")));
  }

  private static Arguments suspect(String id, Speech speech, List<String> fails) {
    return Arguments.of(Named.of(id, new Engine("expected-max-" + id, speech)), fails);
  }

  @ParameterizedTest
  @MethodSource("suspects")
  void failsWhatItBreaksAndNothingElse(ExpectedMaxProvider engine, List<String> fails) {
    suspect = engine;
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Trial.class)).build(),
            listener);
    assertThat(listener.getSummary().getFailures())
        .extracting(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .containsExactlyInAnyOrderElementsOf(fails);
    assertThat(listener.getSummary().getFailures())
        .filteredOn(failure -> failure.getTestIdentifier().getDisplayName().equals("optimality()"))
        .allSatisfy(failure -> assertThat(failure.getException()).hasMessageContaining("kept in"));
  }
}
