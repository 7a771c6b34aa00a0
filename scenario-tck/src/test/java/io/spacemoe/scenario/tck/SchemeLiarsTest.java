package io.spacemoe.scenario.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.tck.SuspectScheme.Lie;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The test of the contract of schemes: each liar fails the line that it breaks, alone. */
class SchemeLiarsTest {
  private static Lie lie = Lie.NONE;

  /** The contract, for whoever is suspected. */
  static class Trial extends SchemeContract {
    @Override
    protected PlacementScheme scheme() {
      return new SuspectScheme(lie);
    }

    @Override
    protected Duration grace() {
      return lie == Lie.DOES_NOT_HEAR || lie == Lie.OVERSLEEPS
          ? Duration.ofSeconds(5)
          : super.grace();
    }
  }

  /** The contract, for a scheme whose constructor loads a library. */
  static class TrialOfLoader extends SchemeContract {
    @Override
    protected PlacementScheme scheme() {
      return new Loader();
    }
  }

  /** Loads a library when it is constructed. */
  static final class Loader implements PlacementScheme {
    private final SuspectScheme honest = new SuspectScheme();

    Loader() {
      new SoftAssertions();
    }

    @Override
    public String id() {
      return honest.id();
    }

    @Override
    public String description() {
      return honest.description();
    }

    @Override
    public Set<Need> needs() {
      return honest.needs();
    }

    @Override
    public SchemeAnswer place(PlacementContext context) {
      return honest.place(context);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,",
    "SHOUTS, identity",
    "CROWDS, layoutsFit",
    "CHANGES_ITS_MIND, repeatability",
    "DRAWS_THE_SAME, repeatability",
    "COUNTS_THREADS, threads",
    "DOES_NOT_HEAR, stopsBeforeTheStart",
    "OVERSLEEPS, stopsWhileItWorks",
    "TAKES_ANYTHING, refusesWhatHasNoRoom",
    "ASKS_IN_SECRET, asksWhatItNeeds",
    "NEEDS_FOR_NOTHING, asksWhatItNeeds",
    "SCRIBBLES, leavesItsInputsAlone"
  })
  void failsWhatItBreaksAndNothingElse(Lie told, String broken) {
    lie = told;
    assertThat(failed(Trial.class)).isEqualTo(broken == null ? List.of() : List.of(broken));
  }

  @Test
  void aConstructorThatLoadsIsFound() {
    assertThat(failed(TrialOfLoader.class)).containsExactly("identity");
  }

  private static List<String> failed(Class<?> trial) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(trial)).build(),
            listener);
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .toList();
  }
}
