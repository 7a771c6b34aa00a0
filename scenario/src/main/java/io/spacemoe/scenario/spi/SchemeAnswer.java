package io.spacemoe.scenario.spi;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.SolveResult;
import java.util.List;

/**
 * What a scheme has placed.
 *
 * @param layouts the layout, or one per draw
 * @param solves the audited answers of engines that the layout was made from, none where no engine
 *     was asked: one per layer, or that of the joint problem
 */
public record SchemeAnswer(List<Layout> layouts, List<SolveResult> solves) {

  /** Copies the lists. */
  public SchemeAnswer {
    layouts = List.copyOf(layouts);
    solves = List.copyOf(solves);
  }

  /** One layout, for which no engine was asked. */
  public static SchemeAnswer of(Layout layout) {
    return new SchemeAnswer(List.of(layout), List.of());
  }
}
