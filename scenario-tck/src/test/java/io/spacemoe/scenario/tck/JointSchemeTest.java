package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.spi.PlacementScheme;

class JointSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new JointScheme();
  }
}
