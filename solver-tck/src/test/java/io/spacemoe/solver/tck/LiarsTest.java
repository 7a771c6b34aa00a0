package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.spacemoe.solver.spi.SolverProvider;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The test of the tests: every liar fails the clause that it breaks, and no other. */
class LiarsTest {
  private static Supplier<SolverProvider> suspect = Honest::new;

  /** The contract, for whoever is suspected. */
  static class Trial extends SolverContract {
    @Override
    protected SolverProvider solver() {
      return suspect.get();
    }

    @Override
    protected int seeds() {
      return 8;
    }

    @Override
    protected Duration grace() {
      return suspect.get() instanceof Liars.NeverLooksUp ? Duration.ofMillis(500) : super.grace();
    }
  }

  static Stream<Arguments> liars() {
    return Stream.of(
        liar("identity", Liars.Shouts::new),
        liar("identity", Liars.NamedAtRandom::new),
        liar("identity", Liars.BelongsElsewhere::new),
        liar("identity", Liars.TakesAName::new),
        liar("identity", Liars.LoadsItsBackendAtOnce::new),
        liar("identity", Liars.CannotSayWhy::new),
        liar("abilities", Liars.PromisesIncumbents::new),
        liar("abilities", Liars.TalksUnasked::new),
        liar("abilities", Liars.RefusesSlots::new),
        liar("abilities", Liars.StopsAtAnyGap::new),
        liar("edgeSizes", Liars.TripsOverNobody::new),
        liar("edgeSizes", Liars.WantsElbowRoom::new),
        liar("feasibility", Liars.IgnoresCapacity::new),
        liar("feasibility", Liars.IgnoresForbiddenPairs::new),
        liar("feasibility", Liars.LosesTheLastExpert::new),
        liar("feasibility", Liars.ReportsWishes::new),
        liar("optimality", Liars.CallsGreedyOptimal::new),
        liar("optimality", Liars.ProvesNothing::new),
        liar("optimality", Liars.BoastsABound::new),
        liar("optimality", Liars.RunsOutOfTimeAtOnce::new),
        liar("infeasibility", Liars.CriesWolf::new),
        liar("infeasibility", Liars.BlamesOneExpert::new),
        liar("infeasibility", Liars.GivesUpSilently::new),
        liar("infeasibility", Liars.ClaimsAShortage::new),
        liar("repeatability", Liars.LearnsFromTheLastTime::new),
        liar("concurrency", Liars.SharesOneDesk::new),
        liar("stopping", Liars.NeverLooksUp::new),
        liar("stopping", Liars.BlamesTheClock::new),
        liar("hugeCosts", Liars.CountsInDoubles::new),
        liar("transformations", Liars.ReadsTheLabels::new),
        liar("hintsAndSilence", Liars.DropsTheHint::new),
        liar("hintsAndSilence", Liars.ThinksAloud::new));
  }

  private static Arguments liar(String clause, Supplier<SolverProvider> liar) {
    return Arguments.of(clause, Named.of(liar.get().getClass().getSimpleName(), liar));
  }

  @ParameterizedTest(name = "{1} fails {0}")
  @MethodSource("liars")
  void failsTheClauseThatItBreaksAndNoOther(String clause, Supplier<SolverProvider> liar) {
    assertThat(failuresOf(liar)).containsExactly(clause + "()");
  }

  private static List<String> failuresOf(Supplier<SolverProvider> engine) {
    suspect = engine;
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Trial.class)).build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    assertThat(summary.getTestsStartedCount()).isEqualTo(12);
    return summary.getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .toList();
  }
}
