package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.LastTurnLaw;
import io.spacemoe.scenario.moe.Turns;
import io.spacemoe.scenario.placement.Layout;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The turns of a layer's experts where a layout has put them, and which of them ends last.
 *
 * @param turns who runs where, and after whom
 * @param law which turn ends last
 */
record LayerTurns(Turns turns, LastTurnLaw law) {

  /** One for each layer, where every expert runs on its primary. */
  static List<LayerTurns> of(Layout layout, List<ActivationLaw> laws) {
    return IntStream.range(0, layout.layers())
        .mapToObj(l -> of(layout.expertsOf(l), laws.get(l)))
        .toList();
  }

  /**
   * Those of one layer.
   *
   * @param satelliteOf where each expert runs
   */
  static LayerTurns of(int[] satelliteOf, ActivationLaw law) {
    Turns turns = Turns.of(satelliteOf, law.active());
    return new LayerTurns(turns, law.lastTurn(turns));
  }
}
