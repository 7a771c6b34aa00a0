package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.RandIntraCgScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class RandIntraCgSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new RandIntraCgScheme();
  }
}
