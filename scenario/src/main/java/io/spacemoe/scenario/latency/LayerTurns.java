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

  /** One for each layer. */
  static List<LayerTurns> of(Layout layout, List<ActivationLaw> laws) {
    return IntStream.range(0, layout.layers())
        .mapToObj(
            l -> {
              Turns turns = Turns.of(layout.expertsOf(l), laws.get(l).active());
              return new LayerTurns(turns, laws.get(l).lastTurn(turns));
            })
        .toList();
  }
}
