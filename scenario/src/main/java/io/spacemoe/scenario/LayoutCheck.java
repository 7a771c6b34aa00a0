package io.spacemoe.scenario;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;

/** Refuses a layout that is not one of a scenario. */
final class LayoutCheck {
  private final Rooms rooms;
  private final String[] gatewayOn;
  private final int[] expertsOn;
  private final String[] firstExpertOn;

  private LayoutCheck(Rooms rooms) {
    this.rooms = rooms;
    gatewayOn = new String[rooms.satellites()];
    expertsOn = new int[rooms.satellites()];
    firstExpertOn = new String[rooms.satellites()];
  }

  /**
   * Checks sizes and satellites, that gateways sit alone, and that no satellite holds more experts
   * than it has room for.
   *
   * @throws InvalidValueException naming the place in the layout and what is wrong with it
   */
  static void of(Scenario scenario, Layout layout) {
    int layers = scenario.model().layers();
    int experts = scenario.model().expertsPerLayer();
    if (layout.layers() != layers) {
      throw new InvalidValueException(
          "gateways",
          String.format(
              Locale.ROOT, "has %d entries; expected one per layer, %d", layout.layers(), layers));
    }
    LayoutCheck check = new LayoutCheck(scenario.rooms());
    for (int l = 0; l < layers; l++) {
      check.gateway(layout.gateway(l), String.format(Locale.ROOT, "gateways[%d]", l));
    }
    for (int l = 0; l < layers; l++) {
      if (layout.experts(l) != experts) {
        throw new InvalidValueException(
            String.format(Locale.ROOT, "experts[%d]", l),
            String.format(
                Locale.ROOT,
                "has %d entries; expected one per expert, %d",
                layout.experts(l),
                experts));
      }
      for (int e = 0; e < experts; e++) {
        check.expert(layout.expert(l, e), String.format(Locale.ROOT, "experts[%d][%d]", l, e));
      }
    }
  }

  private void gateway(int satellite, String place) {
    checkExists(satellite, place);
    checkNoGateway(satellite, place);
    gatewayOn[satellite] = place;
  }

  private void expert(int satellite, String place) {
    checkExists(satellite, place);
    boolean gateway = gatewayOn[satellite] != null;
    int slots = gateway ? rooms.besideGateway(satellite) : rooms.slots(satellite);
    if (slots == 0) {
      checkNoGateway(satellite, place);
      throw new InvalidValueException(
          place,
          String.format(Locale.ROOT, "is satellite %d, whose memory no expert fits", satellite));
    }
    if (expertsOn[satellite]++ == 0) {
      firstExpertOn[satellite] = place;
    } else if (expertsOn[satellite] > slots) {
      throw new InvalidValueException(
          place,
          String.format(
              Locale.ROOT,
              "is satellite %d, which already hosts %s; placement.capacity gives %s room for %s",
              satellite,
              slots == 1
                  ? firstExpertOn[satellite]
                  : String.format(
                      Locale.ROOT, "%d experts, %s the first", slots, firstExpertOn[satellite]),
              gateway ? "it beside its gateway" : "a satellite",
              slots == 1 ? "one expert" : slots + " experts"));
    }
  }

  private void checkExists(int satellite, String place) {
    if (satellite < 0 || satellite >= gatewayOn.length) {
      throw new InvalidValueException(
          place, satellite, String.format(Locale.ROOT, "0 to %d", gatewayOn.length - 1));
    }
    if (!rooms.available(satellite)) {
      throw new InvalidValueException(
          place, String.format(Locale.ROOT, "is satellite %d, which is out of service", satellite));
    }
  }

  private void checkNoGateway(int satellite, String place) {
    if (gatewayOn[satellite] != null) {
      throw new InvalidValueException(
          place,
          String.format(
              Locale.ROOT,
              "is satellite %d, which already hosts %s; a gateway sits alone on its satellite",
              satellite,
              gatewayOn[satellite]));
    }
  }
}
