package io.spacemoe.cli.screen;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import java.util.Locale;
import java.util.Optional;

/** How full the fullest satellite is, for people. */
public final class Room {
  private Room() {}

  /**
   * One line; none where a satellite hosts one expert anyway.
   *
   * @param fullest the most experts on one satellite
   */
  public static Optional<String> of(Scenario scenario, int fullest) {
    SatelliteCapacity capacity = scenario.placement().capacity();
    if (capacity instanceof SatelliteCapacity.One) {
      return Optional.empty();
    }
    double gigabytes = fullest * scenario.model().expertBytes() / 1e9;
    String experts =
        String.format(
            Locale.ROOT,
            "fullest satellite: %d of at most %d experts, %.3f GB",
            fullest,
            capacity.slots(scenario.model()),
            gigabytes);
    return Optional.of(
        capacity instanceof SatelliteCapacity.Memory memory
            ? String.format(
                Locale.ROOT,
                "%s of %.3f GB free for them",
                experts,
                memory.memoryGB() - memory.reservedGB())
            : experts);
  }
}
