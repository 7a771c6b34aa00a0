package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.solver.SolveResult;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a scheme gives in a scenario.
 *
 * @param scheme the scheme
 * @param latency the token latency; for a random scheme the mean over its draws
 * @param ciHalfWidthMs half width of the 95 % Student confidence interval of the mean, in ms; empty
 *     without at least two draws
 * @param layouts the layout, or one per draw
 * @param solves the audited answers of the layers' assignment problems, where there were any
 */
public record SchemeResult(
    SchemeId scheme,
    TokenLatency latency,
    OptionalDouble ciHalfWidthMs,
    List<Layout> layouts,
    List<SolveResult> solves) {

  /** Copies the lists. */
  public SchemeResult {
    layouts = List.copyOf(layouts);
    solves = List.copyOf(solves);
  }
}
