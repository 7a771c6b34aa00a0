package io.spacemoe.scenario.fleet;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The boards of satellites that differ from the others.
 *
 * @param file what the scenario calls the file that lists them
 * @param text what the file says, unpacked
 * @param bySatellite the board of each satellite that the file names, by its index
 */
public record Boards(String file, String text, Map<Integer, SatelliteBoard> bySatellite) {

  /** Copies the map. */
  public Boards {
    bySatellite = Map.copyOf(bySatellite);
  }

  /** The board of a satellite. */
  public SatelliteBoard of(int satellite) {
    return bySatellite.getOrDefault(satellite, SatelliteBoard.USUAL);
  }

  /**
   * Refuses satellites that a constellation does not have.
   *
   * @throws InvalidValueException naming the satellite
   */
  void checkFits(Constellation constellation) {
    for (int satellite : new TreeMap<>(bySatellite).keySet()) {
      Failures.checkIndex("satellites", satellite, constellation.satellites());
    }
  }
}
