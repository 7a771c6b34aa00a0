package example;

import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.tck.SchemeContract;

class InOrderSchemeTest extends SchemeContract {
  @Override
  protected PlacementScheme scheme() {
    return new InOrderScheme();
  }
}
