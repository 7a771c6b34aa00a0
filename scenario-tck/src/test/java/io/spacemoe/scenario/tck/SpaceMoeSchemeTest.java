package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.SpaceMoeScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class SpaceMoeSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new SpaceMoeScheme();
  }
}
