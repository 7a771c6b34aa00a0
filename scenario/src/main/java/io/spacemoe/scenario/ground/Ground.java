package io.spacemoe.scenario.ground;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;

/**
 * The users of a scenario.
 *
 * @param file what the scenario calls the file of the stations
 * @param text what the file says, unpacked
 * @param stations where requests come from, at least one
 * @param minElevationDeg how high above the horizon a satellite is seen, 0 to below 90
 * @param uplinkGbps rate from a station to a satellite in Gbit/s, 1e-9 to 1e9
 * @param downlinkGbps rate from a satellite to a station in Gbit/s, 1e-9 to 1e9
 */
public record Ground(
    String file,
    String text,
    List<Station> stations,
    double minElevationDeg,
    double uplinkGbps,
    double downlinkGbps) {
  /** How high a satellite is seen where a scenario does not say it. */
  public static final double DEFAULT_ELEVATION_DEG = 25;

  /** The rate of a link to or from the ground where a scenario does not say it, in Gbit/s. */
  public static final double DEFAULT_GBPS = 1;

  /** Bits of a token on its way from or to a user: its number, of 32 bits. */
  static final double TOKEN_BITS = 32;

  /** Copies the list and checks the ranges. */
  public Ground {
    stations = List.copyOf(stations);
    if (stations.isEmpty()) {
      throw new InvalidValueException("ground.stations", "has no station");
    }
    if (!(minElevationDeg >= 0 && minElevationDeg < 90)) {
      throw new InvalidValueException(
          "ground.minElevationDeg", minElevationDeg, "0 to less than 90");
    }
    InvalidValueException.inRange("ground.uplinkGbps", uplinkGbps, 1e-9, 1e9);
    InvalidValueException.inRange("ground.downlinkGbps", downlinkGbps, 1e-9, 1e9);
  }
}
