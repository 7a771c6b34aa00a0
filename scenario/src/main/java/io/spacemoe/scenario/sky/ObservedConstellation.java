package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.orbit.PlaneGrid;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.Locale;

/**
 * Satellites that really fly, sorted into planes and slots, each moving by SGP4 from the epoch of
 * the newest element set on.
 *
 * @param file where their element sets come from
 * @param grid who is in which slot, and who in none; {@link PlaneGrid#of} of the file
 */
public record ObservedConstellation(OrbitFile file, PlaneGrid grid) implements Constellation {

  /**
   * Sorts the satellites of a file.
   *
   * @throws InvalidValueException when they form no planes
   */
  public static ObservedConstellation of(OrbitFile file) {
    return new ObservedConstellation(file, PlaneGrid.of(file));
  }

  @Override
  public int planes() {
    return grid.planes().size();
  }

  @Override
  public int satellitesPerPlane() {
    return grid.slots();
  }

  @Override
  public boolean closed() {
    return grid.closed();
  }

  @Override
  public int seamSlots() {
    return grid.seamSlots();
  }

  /** The mean motion in radians per second, of all satellites in the mean. */
  @Override
  public double meanMotion() {
    double perDay =
        grid.planes().stream()
            .flatMap(List::stream)
            .mapToDouble(ElementSet::meanMotion)
            .average()
            .orElseThrow();
    return perDay * 2 * Math.PI / 86_400;
  }

  /** Who is in a slot. */
  public ElementSet satellite(int index) {
    return grid.planes().get(planeOf(index)).get(slotOf(index));
  }

  @Override
  public String notation() {
    return String.format(Locale.ROOT, "%s:%d/%d", file.name(), satellites(), planes());
  }
}
