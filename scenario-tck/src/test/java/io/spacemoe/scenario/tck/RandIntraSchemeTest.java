package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.RandIntraScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class RandIntraSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new RandIntraScheme();
  }
}
