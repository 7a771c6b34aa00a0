package io.spacemoe.lab.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;

/** What a scheme places first, without copies, by a search that is the same on every machine. */
final class FirstLayout {
  /** Scheme joint ends within 1 % of where it would end without a limit. */
  private static final long SEARCH_ITERATIONS = 1_000;

  private FirstLayout() {}

  static Layout of(Study study, PlacementScheme scheme, Cancellation cancellation) {
    SolveOptions limits =
        scheme.joint()
            ? SolveOptions.defaults().withIterationLimit(SEARCH_ITERATIONS)
            : SolveOptions.defaults();
    return study
        .place(scheme, Engines.recommended(limits, cancellation))
        .layouts()
        .get(0)
        .primaries();
  }
}
