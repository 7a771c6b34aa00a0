package io.spacemoe.lab.experiment;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.spi.PlacementScheme;
import java.util.Comparator;

/** What charts and tables call a scheme. */
final class SchemeLabel {
  private SchemeLabel() {}

  /** A scheme's id; of scheme joint that it places one each where others share satellites. */
  static String of(String scheme, Scenario scenario) {
    return scheme + (oneEach(scheme, scenario) ? " (one each)" : "");
  }

  /** The name in a chart, which says so where it is true of any variant. */
  static String of(String scheme, ExperimentResult result) {
    return result.experiment().variants().stream()
        .map(variant -> of(scheme, variant.scenario()))
        .max(Comparator.comparingInt(String::length))
        .orElse(scheme);
  }

  /** Whether a scheme places one each on satellites that have room for more. */
  static boolean oneEach(String scheme, Scenario scenario) {
    return !(scenario.placement().capacity() instanceof SatelliteCapacity.One)
        && Schemes.find(scheme).filter(PlacementScheme::joint).isPresent();
  }
}
