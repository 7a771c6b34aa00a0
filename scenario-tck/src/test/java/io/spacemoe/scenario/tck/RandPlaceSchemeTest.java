package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.RandPlaceScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class RandPlaceSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new RandPlaceScheme();
  }
}
