package io.spacemoe.scenario;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.Locale;

/** Refuses layouts that are none of a scenario. */
final class LayoutCheck {
  private final Rooms rooms;
  private final String[] gatewayOn;
  private final int[] expertsOn;
  private final String[] firstExpertOn;
  private final String[] instanceOn;
  private String instance = "";

  private LayoutCheck(Rooms rooms) {
    this.rooms = rooms;
    gatewayOn = new String[rooms.satellites()];
    expertsOn = new int[rooms.satellites()];
    firstExpertOn = new String[rooms.satellites()];
    instanceOn = new String[rooms.satellites()];
  }

  /**
   * Checks sizes and satellites, that gateways sit alone, that no satellite holds more experts and
   * copies than it has room for, and that instances share none.
   *
   * @throws InvalidValueException naming the place in the deployment and what is wrong with it
   */
  static void of(Scenario scenario, Deployment deployment) {
    LayoutCheck check = new LayoutCheck(scenario.rooms());
    List<Layout> instances = deployment.instances();
    for (int i = 0; i < instances.size(); i++) {
      check.instance = instances.size() == 1 ? "" : String.format(Locale.ROOT, "instances[%d].", i);
      check.layout(scenario.model(), instances.get(i));
      check.leave(instances.get(i));
    }
  }

  private void layout(MoeModel model, Layout layout) {
    int layers = model.layers();
    int experts = model.expertsPerLayer();
    if (layout.layers() != layers) {
      throw new InvalidValueException(
          instance + "gateways",
          String.format(
              Locale.ROOT, "has %d entries; expected one per layer, %d", layout.layers(), layers));
    }
    for (int l = 0; l < layers; l++) {
      gateway(layout.gateway(l), instance + "gateways[" + l + "]");
    }
    for (int l = 0; l < layers; l++) {
      String row = instance + "experts[" + l + "]";
      if (layout.experts(l) != experts) {
        throw new InvalidValueException(
            row,
            String.format(
                Locale.ROOT,
                "has %d entries; expected one per expert, %d",
                layout.experts(l),
                experts));
      }
      for (int e = 0; e < experts; e++) {
        copies(layout.copiesOf(l, e), row + "[" + e + "]");
      }
    }
  }

  private void copies(int[] satellites, String place) {
    for (int c = 0; c < satellites.length; c++) {
      String copy = satellites.length == 1 ? place : String.format(Locale.ROOT, "%s[%d]", place, c);
      for (int before = 0; before < c; before++) {
        if (satellites[before] == satellites[c]) {
          throw new InvalidValueException(
              copy,
              String.format(
                  Locale.ROOT,
                  "is satellite %d, which already hosts this expert, %s[%d]; a copy is on another",
                  satellites[c],
                  place,
                  before));
        }
      }
      expert(satellites[c], copy);
    }
  }

  /** Remembers whose satellites the layout's are. */
  private void leave(Layout layout) {
    for (int l = 0; l < layout.layers(); l++) {
      instanceOn[layout.gateway(l)] = instance;
      layout.satellitesOf(l).forEach(s -> instanceOn[s] = instance);
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
    if (instanceOn[satellite] != null) {
      throw new InvalidValueException(
          place,
          String.format(
              Locale.ROOT,
              "is satellite %d, which %s already uses; instances share no satellite",
              satellite,
              instanceOn[satellite].substring(0, instanceOn[satellite].length() - 1)));
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
