package io.spacemoe.solver.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.tck.JointSuspect.Lie;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The test of the joint contract: each liar fails the clause that it breaks, alone. */
class JointLiarsTest {

  /** The contract, for whoever is suspected. */
  static class Trial extends JointSolverContract {
    @Override
    protected JointSolverProvider solver() {
      return new JointSuspect();
    }

    @Override
    protected long iterationsForTinyProblems() {
      return 20_000;
    }
  }

  @AfterEach
  void becomeHonest() {
    JointSuspect.tell(Lie.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE,",
    "MODEST,",
    "SHOUTS, identity",
    "NAMED_AT_RANDOM, identity",
    "BELONGS_ELSEWHERE, identity",
    "TALKS_UNASKED, abilities",
    "REFUSES_WHAT_IT_DECLARES, abilities",
    "SHARES_ONE_DESK, isReproducible",
    "THINKS_ALOUD, isSilent",
    "SETTLES_FOR_LITTLE, findsTinyOptima",
    "CROWDS_WHEN_ALL_ARE_TAKEN, edgeSizes",
    "CHANGES_ITS_MIND, isReproducible",
    "FORGETS_ITS_HINT, isNeverWorseThanItsHint",
    "DOES_NOT_HEAR, obeysCancellation",
    "OVERSLEEPS, keepsTimeAndReports",
    "HIDES_WHAT_WOULD_DO, stopsAtTheTargetGap"
  })
  void failsWhatItBreaksAndNothingElse(Lie lie, String broken) {
    JointSuspect.tell(lie);
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Trial.class)).build(),
            listener);
    assertThat(listener.getSummary().getFailures())
        .extracting(failure -> failure.getTestIdentifier().getDisplayName().replace("()", ""))
        .isEqualTo(broken == null ? List.of() : List.of(broken));
  }
}
