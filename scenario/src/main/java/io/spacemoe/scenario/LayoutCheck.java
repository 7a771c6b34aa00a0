package io.spacemoe.scenario;

import io.spacemoe.scenario.placement.Layout;

/** Refuses a layout that is not one of a scenario. */
final class LayoutCheck {
  private LayoutCheck() {}

  /**
   * Checks sizes, satellites, and that nothing sits twice on one satellite.
   *
   * @throws InvalidValueException naming the place in the layout and what is wrong with it
   */
  static void of(Scenario scenario, Layout layout) {
    int layers = scenario.model().layers();
    int experts = scenario.model().expertsPerLayer();
    if (layout.layers() != layers) {
      throw new InvalidValueException(
          "gateways",
          "has %d entries; expected one per layer, %d".formatted(layout.layers(), layers));
    }
    String[] occupant = new String[scenario.constellation().satellites()];
    for (int l = 0; l < layers; l++) {
      occupy(occupant, layout.gateway(l), "gateways[%d]".formatted(l));
    }
    for (int l = 0; l < layers; l++) {
      if (layout.experts(l) != experts) {
        throw new InvalidValueException(
            "experts[%d]".formatted(l),
            "has %d entries; expected one per expert, %d".formatted(layout.experts(l), experts));
      }
      for (int e = 0; e < experts; e++) {
        occupy(occupant, layout.expert(l, e), "experts[%d][%d]".formatted(l, e));
      }
    }
  }

  private static void occupy(String[] occupant, int satellite, String place) {
    if (satellite < 0 || satellite >= occupant.length) {
      throw new InvalidValueException(place, satellite, "0 to %d".formatted(occupant.length - 1));
    }
    if (occupant[satellite] != null) {
      throw new InvalidValueException(
          place,
          "is satellite %d, which already hosts %s; a satellite hosts one expert or gateway"
              .formatted(satellite, occupant[satellite]));
    }
    occupant[satellite] = place;
  }
}
