package io.spacemoe.scenario.fleet;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.OptionalDouble;

/**
 * What one satellite carries; where a number is missing, the scenario's own holds.
 *
 * @param gflops its rate in GFLOP/s, 1e-9 to 1e12
 * @param memoryGB its memory in units of 10^9 bytes, more than 0, at most 1,000,000
 * @param solarW power of its panels in sunlight in W, 0 to 10^9
 * @param batteryWh its battery in Wh, 0 to 10^9
 * @param available whether it is in service; else it hosts and forwards nothing
 */
public record SatelliteBoard(
    OptionalDouble gflops,
    OptionalDouble memoryGB,
    OptionalDouble solarW,
    OptionalDouble batteryWh,
    boolean available) {

  /** A satellite like all others. */
  public static final SatelliteBoard USUAL =
      new SatelliteBoard(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          true);

  /** Checks the ranges; a value out of range is named by its column. */
  public SatelliteBoard {
    gflops.ifPresent(rate -> InvalidValueException.inRange("gflops", rate, 1e-9, 1e12));
    memoryGB.ifPresent(memory -> InvalidValueException.positive("memoryGB", memory, 1e6));
    solarW.ifPresent(power -> InvalidValueException.inRange("solarW", power, 0, 1e9));
    batteryWh.ifPresent(energy -> InvalidValueException.inRange("batteryWh", energy, 0, 1e9));
  }
}
