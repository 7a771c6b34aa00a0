package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Duration;
import java.time.Instant;

/**
 * From where the sun shines on a constellation during one orbit, and which part of it each plane
 * spends in its light (docs/model.md, section 10.4).
 */
public sealed interface Sun permits Sun.Beta, Sun.Direction {

  /** The angle in radians between the sun and a plane of a constellation. */
  double beta(WalkerConstellation sky, int plane);

  /**
   * The part of an orbit that is in sunlight, 0 to 1: the Earth's shadow is a cylinder.
   *
   * @param plane of the constellation
   */
  default double sunlit(WalkerConstellation sky, int plane) {
    double radius = sky.radiusKm();
    double earth = Constellation.EARTH_RADIUS_KM;
    double cos = Math.sqrt(radius * radius - earth * earth) / (radius * Math.cos(beta(sky, plane)));
    return cos >= 1 ? 1 : 1 - Math.acos(cos) / Math.PI;
  }

  /**
   * All planes see the sun at the same angle.
   *
   * @param degrees -90 to 90
   */
  record Beta(double degrees) implements Sun {
    /** Checks the range. */
    public Beta {
      InvalidValueException.inRange("sun.betaDeg", degrees, -90, 90);
    }

    @Override
    public double beta(WalkerConstellation sky, int plane) {
      return Math.toRadians(degrees);
    }
  }

  /**
   * The sun stands in one direction, in the frame of the constellation's nodes.
   *
   * @param rightAscension in radians
   * @param declination in radians
   */
  record Direction(double rightAscension, double declination) implements Sun {

    /**
     * Where the sun stands at a time, to 0.01 degrees between 1950 and 2050 (The Astronomical
     * Almanac, low-precision formulas for the sun).
     */
    public static Direction at(Instant time) {
      Duration since = Duration.between(Instant.parse("2000-01-01T12:00:00Z"), time);
      double days = since.toMillis() / 86_400_000.0;
      double anomaly = Math.toRadians(357.528 + 0.9856003 * days);
      double longitude =
          Math.toRadians(
              280.460
                  + 0.9856474 * days
                  + 1.915 * Math.sin(anomaly)
                  + 0.020 * Math.sin(2 * anomaly));
      double obliquity = Math.toRadians(23.439 - 0.0000004 * days);
      double sin = Math.sin(longitude);
      return new Direction(
          Math.atan2(Math.cos(obliquity) * sin, Math.cos(longitude)),
          Math.asin(Math.sin(obliquity) * sin));
    }

    @Override
    public double beta(WalkerConstellation sky, int plane) {
      double node = sky.pattern().spanRadians() * plane / sky.planes();
      double tilt = Math.toRadians(sky.inclinationDeg());
      return Math.asin(
          Math.cos(declination) * Math.sin(tilt) * Math.sin(node - rightAscension)
              + Math.sin(declination) * Math.cos(tilt));
    }
  }
}
