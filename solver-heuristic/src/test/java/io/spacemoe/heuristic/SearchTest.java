package io.spacemoe.heuristic;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.StopSignal;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static Search search(SolveOptions options) {
    return new Search(placement -> 7, options, StopSignal.never(), Progress.NONE);
  }

  @Test
  void withoutLimitsItGivesUpSoonWithAPlacementAndLateWithoutOne() {
    Search search = search(SolveOptions.defaults());
    assertThat(search.givesUp(999, 10)).isFalse();
    assertThat(search.givesUp(1000, 10)).isTrue();

    search.found(Placement.of(0));
    assertThat(search.givesUp(9, 10)).isFalse();
    assertThat(search.givesUp(10, 10)).isTrue();
  }

  @Test
  void withinLimitsItNeverGivesUp() {
    assertThat(search(SolveOptions.defaults().withIterationLimit(1)).givesUp(1L << 60, 1))
        .isFalse();
  }
}
