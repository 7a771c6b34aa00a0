package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.NearestRandomOrderScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class NearestRandomOrderSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new NearestRandomOrderScheme();
  }
}
