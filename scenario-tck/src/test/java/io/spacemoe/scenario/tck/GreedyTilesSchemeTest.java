package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.GreedyTilesScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class GreedyTilesSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new GreedyTilesScheme();
  }
}
