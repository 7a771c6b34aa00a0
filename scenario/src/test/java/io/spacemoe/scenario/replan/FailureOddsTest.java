package io.spacemoe.scenario.replan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Scenarios;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.solver.Cancellation;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Copies against failures, and how often a model cannot answer. */
class FailureOddsTest {
  private static final int DRAWS = 100_000;

  /** Three times the deviation of a part of so many draws. */
  private static final double CLOSE = 3 * 0.5 / Math.sqrt(DRAWS);

  /** Experts with one, two and three copies, some of which share satellites; and one gateway. */
  private static final Layout SHARED =
      new Layout(
          new int[] {0, 9}, new int[][][] {{{1, 2}, {2, 3}, {4}}, {{5, 6, 7}, {1, 3}, {6, 4}}});

  @Test
  void theyAreThoseOfAllSetsOfFailures() {
    Rooms rooms = Rooms.uniform(11, 3).without(BitSet.valueOf(new long[] {1 << 10}));
    for (int failed = 0; failed <= 10; failed++) {
      int sets = 0;
      int silent = 0;
      int expert = 0;
      for (int set = 0; set < 1 << 10; set++) {
        if (Integer.bitCount(set) == failed) {
          Losses lost = Losses.of(SHARED, rooms.without(BitSet.valueOf(new long[] {set})));
          sets++;
          silent += lost.answers() ? 0 : 1;
          expert += lost.experts().isEmpty() ? 0 : 1;
        }
      }
      FailureOdds odds = FailureOdds.of(SHARED, rooms, failed, DRAWS, 7);
      assertThat((double) odds.silent() / DRAWS)
          .as("%d fail", failed)
          .isCloseTo((double) silent / sets, within(CLOSE));
      assertThat((double) odds.lostExpert() / DRAWS)
          .isCloseTo((double) expert / sets, within(CLOSE));
    }
  }

  @Test
  void moreFailuresThanSatellitesAreRefused() {
    assertThatThrownBy(() -> FailureOdds.of(SHARED, Rooms.uniform(10, 3), 11, 1, 1))
        .hasMessageContaining("0 to 10");
  }

  @Test
  void everyExpertGetsOneMoreCopyAsLongAsThereIsRoom() {
    Scenario scenario =
        Scenarios.small(Activation.Law.CONDITIONAL_POISSON, 0.9, 4, new SatelliteCapacity.Slots(2));
    Study study = new Study(scenario, 1);
    Layout layout = Scenarios.layouts(study, "spacemoe").get(0);
    int copies = 1;
    Optional<Layout> more = Spares.oneMore(study, layout, new Cancellation());
    while (more.isPresent()) {
      copies++;
      Layout with = more.get();
      scenario.checkFits(with);
      assertThat(with.primaries()).isEqualTo(layout);
      for (int e = 0; e < 16; e++) {
        assertThat(with.copiesOf(e / 4, e % 4)).hasSize(copies).doesNotHaveDuplicates();
      }
      more = Spares.oneMore(study, with, new Cancellation());
    }
    assertThat(copies).isEqualTo((40 - 4) * 2 / 16);
  }
}
